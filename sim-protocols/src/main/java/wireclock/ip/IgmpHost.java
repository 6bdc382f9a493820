package wireclock.ip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.wire.IgmpGroupMessage;
import wireclock.wire.IgmpGroupRecord;
import wireclock.wire.IgmpMessage;
import wireclock.wire.IgmpQuery;
import wireclock.wire.IgmpReport;
import wireclock.wire.MacAddress;

/**
 * The host's part of IGMP on one interface: which groups are joined there, told to the routers of the segment of its own
 * accord and when they ask (RFC 2236, RFC 3376 §5).
 *
 * <p>It speaks the version it is set to, or the oldest that a querier on the segment has spoken lately (RFC 3376 §7.2).
 * Applications join groups whatever the source, so that the only filters are "exclude nobody" and "include nobody". The
 * group of all hosts, 224.0.0.1, is joined from the start and never reported.
 */
final class IgmpHost {
    /** A querier of version 1 does not say within which time to answer (RFC 2236 §4). */
    private static final long VERSION_1_INTERVAL_PS = 10 * SimTime.SECOND;

    private final NetworkInterface networkInterface;
    private final Scheduler scheduler;
    private final int component;
    private final IgmpConfig config;
    private final RandomStream random;
    private final List<Joined> groups = new ArrayList<>();
    /** Joins and leaves that version 3 still has to repeat, in their order. */
    private final List<Change> changes = new ArrayList<>();
    private final Timer changeReport;
    private final Timer generalAnswer;
    private long version1UntilPs;
    private long version2UntilPs;

    IgmpHost(NetworkInterface networkInterface, Scheduler scheduler, int component, IgmpConfig config,
            RandomStream random) {
        this.networkInterface = networkInterface;
        this.scheduler = scheduler;
        this.component = component;
        this.config = config;
        this.random = random;
        this.changeReport = new Timer(scheduler, component) {
            @Override
            protected void expired() {
                reportChanges();
            }
        };
        this.generalAnswer = new Timer(scheduler, component) {
            @Override
            protected void expired() {
                reportAll();
            }
        };
    }

    /** A group that somebody here has joined. */
    private final class Joined extends Timer {
        final int group;
        int users = 1;
        /** Versions 1 and 2: whether this host was the last to report the group, and so has to say that it leaves. */
        boolean reportedLast;
        int repeats;

        Joined(int group) {
            super(scheduler, component);
            this.group = group;
        }

        @Override
        protected void expired() {
            answerDue(this);
        }
    }

    /** A join or leave, and how often it is still to be reported. */
    private static final class Change {
        final IgmpGroupRecord record;
        int left;

        Change(IgmpGroupRecord record, int left) {
            this.record = record;
            this.left = left;
        }
    }

    boolean isJoined(int group) {
        return group == IgmpMessage.ALL_HOSTS || find(group) != null;
    }

    /** The joined groups in the order of joining, 224.0.0.1 left out. */
    List<Integer> groups() {
        return groups.stream().map(joined -> joined.group).toList();
    }

    void join(int group) {
        Joined known = find(group);
        if (known != null) {
            known.users++;
        } else if (group != IgmpMessage.ALL_HOSTS) {
            Joined joined = new Joined(group);
            groups.add(joined);
            networkInterface.nic().joinGroup(MacAddress.ofGroup(group));
            if (version() == 3) {
                changed(IgmpGroupRecord.of(IgmpGroupRecord.CHANGE_TO_EXCLUDE, group));
            } else {
                joined.repeats = config.robustness();
                answerDue(joined);
            }
        }
    }

    /** Takes one {@link #join} back. */
    void leave(int group) {
        Joined joined = find(group);
        if (joined == null || --joined.users > 0) {
            return;
        }
        groups.remove(joined);
        joined.disarm();
        networkInterface.nic().leaveGroup(MacAddress.ofGroup(group));
        if (version() == 3) {
            changed(IgmpGroupRecord.of(IgmpGroupRecord.CHANGE_TO_INCLUDE, group));
        } else if (version() == 2 && joined.reportedLast) {
            send(IgmpMessage.ALL_ROUTERS, new IgmpGroupMessage(IgmpGroupMessage.LEAVE, group));
        }
    }

    private void changed(IgmpGroupRecord record) {
        changes.removeIf(change -> change.record.group() == record.group());
        changes.add(new Change(record, config.robustness()));
        reportChanges();
    }

    /** At once, then again at random intervals: the network may lose one (RFC 3376 §5.1). */
    private void reportChanges() {
        List<IgmpGroupRecord> records = new ArrayList<>();
        for (Change change : changes) {
            records.add(change.record);
            change.left--;
        }
        changes.removeIf(change -> change.left == 0);
        report(records);
        if (!changes.isEmpty()) {
            changeReport.arm(scheduler.nowPs() + drawPs(config.unsolicitedReportIntervalPs()));
        }
    }

    void receive(IgmpMessage message) {
        switch (message) {
            case IgmpQuery query -> queried(query);
            case IgmpGroupMessage report -> heardOther(report);
            case IgmpReport report -> {
                // Version 3 does without suppression: snooping switches want to hear every member (RFC 3376 §A.2).
            }
        }
    }

    private void queried(IgmpQuery query) {
        noteQuerier(query);
        long maxPs = query.maxResponseTenths() * (SimTime.SECOND / 10);
        if (version() == 3) {
            queriedVersion3(query, maxPs);
        } else {
            for (Joined joined : groups) {
                boolean sooner = !joined.isArmed() || maxPs < joined.deadlinePs() - scheduler.nowPs();
                if ((query.isGeneral() || query.group() == joined.group) && sooner) {
                    joined.arm(scheduler.nowPs() + drawPs(maxPs));
                }
            }
        }
    }

    /**
     * The rules of RFC 3376 §5.2: an answer for all groups that is due sooner answers this too. A query for some sources
     * of a group is answered as one for the group, which says more.
     */
    private void queriedVersion3(IgmpQuery query, long maxPs) {
        long atPs = scheduler.nowPs() + drawPs(maxPs);
        if (generalAnswer.isArmed() && generalAnswer.deadlinePs() <= atPs) {
            return;
        }
        if (query.isGeneral()) {
            if (!groups.isEmpty()) {
                generalAnswer.arm(atPs);
            }
        } else {
            Joined joined = find(query.group());
            if (joined != null && (!joined.isArmed() || atPs < joined.deadlinePs())) {
                joined.arm(atPs);
            }
        }
    }

    /** An older querier is spoken to in its own version; what was to be said in a newer one is dropped (§7.2.1). */
    private void noteQuerier(IgmpQuery query) {
        int before = version();
        long untilPs = scheduler.nowPs() + config.robustness() * config.queryIntervalPs()
                + query.maxResponseTenths() * (SimTime.SECOND / 10);
        if (query.version() == 1) {
            version1UntilPs = untilPs;
        } else if (query.version() == 2) {
            version2UntilPs = untilPs;
        }
        if (version() != before) {
            changes.clear();
            changeReport.disarm();
            generalAnswer.disarm();
            groups.forEach(Timer::disarm);
        }
    }

    private int version() {
        if (scheduler.nowPs() < version1UntilPs) {
            return 1;
        }
        return scheduler.nowPs() < version2UntilPs ? 2 : config.version();
    }

    /** Versions 1 and 2: one member's report is enough, so the others keep silent (RFC 2236 §3). */
    private void heardOther(IgmpGroupMessage report) {
        Joined joined = find(report.group());
        if (joined != null && !report.isLeave() && version() < 3) {
            joined.disarm();
            joined.reportedLast = false;
            joined.repeats = 0;
        }
    }

    private void answerDue(Joined joined) {
        int version = version();
        if (version == 3) {
            report(List.of(IgmpGroupRecord.of(IgmpGroupRecord.MODE_IS_EXCLUDE, joined.group)));
            return;
        }
        send(joined.group, new IgmpGroupMessage(
                version == 2 ? IgmpGroupMessage.V2_REPORT : IgmpGroupMessage.V1_REPORT, joined.group));
        joined.reportedLast = true;
        if (joined.repeats > 0) {
            joined.repeats--;
        }
        if (joined.repeats > 0) {
            joined.arm(scheduler.nowPs()
                    + drawPs(version == 1 ? VERSION_1_INTERVAL_PS : config.unsolicitedReportIntervalPs()));
        }
    }

    private void reportAll() {
        report(groups.stream().map(joined -> IgmpGroupRecord.of(IgmpGroupRecord.MODE_IS_EXCLUDE, joined.group))
                .toList());
    }

    /** In as many messages as the MTU asks for. */
    private void report(List<IgmpGroupRecord> records) {
        int most = IgmpPackets.recordsWithin(networkInterface.mtu());
        for (int from = 0; from < records.size(); from += most) {
            send(IgmpMessage.ALL_IGMPV3_ROUTERS,
                    new IgmpReport(records.subList(from, Math.min(from + most, records.size()))));
        }
    }

    private void send(int destination, IgmpMessage message) {
        IgmpPackets.send(networkInterface, destination, message);
    }

    private @Nullable Joined find(int group) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).group == group) {
                return groups.get(i);
            }
        }
        return null;
    }

    /** Uniform over (0, most], so that members do not answer all at once. */
    private long drawPs(long mostPs) {
        return 1 + random.nextBelow(Math.max(mostPs, 1));
    }
}
