package wireclock.ip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.wire.IgmpGroupMessage;
import wireclock.wire.IgmpGroupRecord;
import wireclock.wire.IgmpMessage;
import wireclock.wire.IgmpQuery;
import wireclock.wire.IgmpReport;

/**
 * A router's part of IGMP on one interface: asks the segment who listens to what, and remembers the groups that somebody
 * there listens to (RFC 3376 §6, RFC 2236 §3).
 *
 * <p>Of several routers on a segment the one with the lowest address asks; the others keep the same table by listening.
 * Sources are not told apart: who listens to some sources of a group counts as listening to the group, as RFC 4605
 * routers do that forward for any source.
 */
final class IgmpRouter {
    private static final long TENTH_PS = SimTime.SECOND / 10;

    private final NetworkInterface networkInterface;
    private final Scheduler scheduler;
    private final int component;
    private final IgmpConfig config;
    private final MulticastDomain domain;
    private final Map<Integer, Membership> members = new LinkedHashMap<>();
    private final Timer generalQuery;
    private final Timer otherQuerier;
    private int startupQueries;
    private boolean querier = true;

    IgmpRouter(NetworkInterface networkInterface, Scheduler scheduler, int component, IgmpConfig config,
            MulticastDomain domain) {
        this.networkInterface = networkInterface;
        this.scheduler = scheduler;
        this.component = component;
        this.config = config;
        this.domain = domain;
        this.startupQueries = config.robustness();
        this.generalQuery = new Timer(scheduler, component) {
            @Override
            protected void expired() {
                generalQueryDue();
            }
        };
        this.otherQuerier = new Timer(scheduler, component) {
            @Override
            protected void expired() {
                querier = true;
                generalQueryDue();
            }
        };
        generalQuery.arm(scheduler.nowPs());
    }

    /** A group that somebody on the segment listens to; the timer is when to give it up. */
    private final class Membership extends Timer {
        final int group;
        final Timer requery;
        int queriesLeft;
        int lastReporter;
        long version1UntilPs;

        Membership(int group) {
            super(scheduler, component);
            this.group = group;
            requery = new Timer(scheduler, component) {
                @Override
                protected void expired() {
                    queryGroup(Membership.this);
                }
            };
        }

        @Override
        protected void expired() {
            requery.disarm();
            members.remove(group);
            domain.changed();
        }
    }

    NetworkInterface networkInterface() {
        return networkInterface;
    }

    boolean isQuerier() {
        return querier;
    }

    boolean hasMembers(int group) {
        return members.containsKey(group);
    }

    /** The table in the order of addresses. */
    List<GroupMembership> memberships() {
        List<GroupMembership> list = new ArrayList<>();
        for (Membership known : members.values()) {
            list.add(new GroupMembership(known.group, known.lastReporter, known.deadlinePs()));
        }
        list.sort(Comparator.comparingLong(membership -> Integer.toUnsignedLong(membership.group())));
        return list;
    }

    // --- asking ------------------------------------------------------------------------------------------------------

    private void generalQueryDue() {
        if (domain.isQuiet()) {
            domain.rest();
            return;
        }
        if (startupQueries > 0) {
            startupQueries--;
        }
        generalQuery.arm(scheduler.nowPs()
                + (startupQueries > 0 ? config.startupQueryIntervalPs() : config.queryIntervalPs()));
        query(IgmpMessage.ALL_HOSTS, 0, config.queryResponseIntervalPs(), false);
    }

    private void queryGroup(Membership asked) {
        asked.queriesLeft--;
        if (asked.queriesLeft > 0) {
            asked.requery.arm(scheduler.nowPs() + config.lastMemberQueryIntervalPs());
        }
        // Somebody has answered already: the repetition shall not make other routers doubt (RFC 3376 §6.6.3.1).
        boolean suppress = asked.deadlinePs() > scheduler.nowPs() + config.lastMemberQueryTimePs();
        query(asked.group, asked.group, config.lastMemberQueryIntervalPs(), suppress);
    }

    private void query(int destination, int group, long responsePs, boolean suppress) {
        int tenths = (int) Math.max(responsePs / TENTH_PS, 1);
        IgmpPackets.send(networkInterface, destination, config.version() == 2
                ? IgmpQuery.version2(Math.min(tenths, 255), group)
                : IgmpQuery.version3(tenths, group, suppress, config.robustness(),
                        (int) Math.min(config.queryIntervalPs() / SimTime.SECOND, Integer.MAX_VALUE)));
    }

    // --- listening ---------------------------------------------------------------------------------------------------

    void receive(int source, IgmpMessage message) {
        switch (message) {
            case IgmpQuery query -> heardQuery(source, query);
            case IgmpGroupMessage about when about.isLeave() -> left(about.group());
            case IgmpGroupMessage about -> {
                Membership member = reported(about.group(), source);
                if (member != null && about.type() == IgmpGroupMessage.V1_REPORT) {
                    member.version1UntilPs = scheduler.nowPs() + config.groupMembershipIntervalPs();
                }
            }
            case IgmpReport report -> {
                for (IgmpGroupRecord record : report.records()) {
                    if (record.isMember()) {
                        reported(record.group(), source);
                    } else if (record.isLeave()) {
                        left(record.group());
                    }
                }
            }
        }
    }

    private void heardQuery(int source, IgmpQuery query) {
        if (Integer.compareUnsigned(source, networkInterface.address()) >= 0) {
            return;
        }
        querier = false;
        generalQuery.disarm();
        otherQuerier.arm(scheduler.nowPs() + config.otherQuerierPresentIntervalPs());
        Membership asked = members.get(query.group());
        if (asked != null && !query.suppressRouterProcessing()) {
            lower(asked, TENTH_PS * config.robustness() * query.maxResponseTenths());
        }
    }

    private @Nullable Membership reported(int group, int source) {
        if (group == IgmpMessage.ALL_HOSTS || group >>> 28 != 0xE) {
            return null;
        }
        Membership member = members.get(group);
        if (member == null) {
            member = new Membership(group);
            members.put(group, member);
            domain.changed();
        }
        member.lastReporter = source;
        member.arm(scheduler.nowPs() + config.groupMembershipIntervalPs());
        return member;
    }

    /** Whether others listen is asked for, unless one of them speaks version 1 and could leave unheard (§7.3.2). */
    private void left(int group) {
        Membership member = members.get(group);
        if (member == null || !querier || scheduler.nowPs() < member.version1UntilPs) {
            return;
        }
        lower(member, config.lastMemberQueryTimePs());
        if (member.queriesLeft == 0) {
            member.queriesLeft = config.robustness();
            queryGroup(member);
        }
    }

    private void lower(Membership member, long inPs) {
        member.arm(Math.min(member.deadlinePs(), scheduler.nowPs() + inPs));
    }

    // --- the end -----------------------------------------------------------------------------------------------------

    /** How many of the pending events are timers of this table. */
    int pendingTimers() {
        int pending = (generalQuery.isScheduled() ? 1 : 0) + (otherQuerier.isScheduled() ? 1 : 0);
        for (Membership member : members.values()) {
            pending += (member.isScheduled() ? 1 : 0) + (member.requery.isScheduled() ? 1 : 0);
        }
        return pending;
    }

    /** Asks no more, and keeps the table as it is. */
    void rest() {
        generalQuery.disarm();
        otherQuerier.disarm();
        for (Membership member : members.values()) {
            member.disarm();
            member.requery.disarm();
        }
    }
}
