package wireclock.csma;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.link.LossModel;
import wireclock.wire.EthernetFrame;

/**
 * A collision domain: the one medium that stations share through repeater hubs, or two stations on a half-duplex cable.
 *
 * <p>It knows every signal on the medium and, from the {@link DelayMatrix}, when each station hears it begin and end.
 * So nobody gets an event for carrier that comes or goes. The domain has one event pending, for the first of these: a
 * transmission ends, a frame has arrived where somebody waits for it, a station notices a collision, a deferring
 * station may begin. Which instant that last one is, {@link Deference} works out for all who contend, again whenever a
 * signal begins or its end becomes certain.
 *
 * <p>That signals simply add up at a station is what clause 9 (repeaters) comes to as well; see decision 0009.
 *
 * <p>Instants: a signal that arrives just when a station begins does not keep it from beginning, and a signal that
 * arrives just when a station's own one ends does not collide with it. So nothing depends on the order in which things
 * of one instant are looked at.
 */
public final class CollisionDomain extends Event {
    private final Scheduler scheduler;
    private final BitTimes times;
    private final DelayMatrix delays;
    private final CsmaCdMac[] macs;
    private final Reception[] receptions;
    private final boolean atHub;
    private final SignalList signals;
    private final Deference deference;
    private final Fragments fragments;
    private Trunk[] trunks = {};

    /** By station: from when on it wants to send; {@link SimTime#NEVER} if it has nothing to send, or is sending. */
    private final long[] readyPs;
    /** By station: when it will begin; {@link SimTime#NEVER} as long as that is not certain. */
    private final long[] beginPs;
    private boolean firing;

    /**
     * Builds a domain with all its stations.
     *
     * @param rateBitPerS 10 or 100 Mbit/s
     * @param delaysPs from the station of the row to the station of the column, see {@link DelayMatrix}; {@link
     *     Long#MAX_VALUE} where no signal comes
     * @param atHub whether the stations are joined by hubs; without, there are two, on one cable
     */
    public CollisionDomain(Scheduler scheduler, long rateBitPerS, long[][] delaysPs, List<Station> stations,
            boolean atHub) {
        super(scheduler.newComponent());
        this.scheduler = scheduler;
        this.atHub = atHub;
        times = new BitTimes(rateBitPerS);
        delays = new DelayMatrix(delaysPs);
        int count = stations.size();
        macs = new CsmaCdMac[count];
        receptions = new Reception[count];
        for (int i = 0; i < count; i++) {
            Station parts = stations.get(i);
            macs[i] = new CsmaCdMac(this, i, parts.config(), parts.backoff(), parts.lossTo());
        }
        for (int i = 0; i < count; i++) {
            Station parts = stations.get(i);
            receptions[i] = atHub ? new Reception(this, i, parts) : new Reception(this, i, parts, macs[1 - i]);
        }
        signals = new SignalList(delays.longestPs(), times.gapPs);
        deference = new Deference(times, signals, count);
        fragments = new Fragments(times, signals, receptions, delays.longestPs());
        readyPs = new long[count];
        beginPs = new long[count];
        Arrays.fill(readyPs, SimTime.NEVER);
        Arrays.fill(beginPs, SimTime.NEVER);
    }

    /**
     * Adds one direction of a cable between two hubs.
     *
     * @param near by station: whether it is on the side that the direction comes from
     */
    public Trunk addTrunk(boolean[] near, LossModel loss) {
        Trunk trunk = new Trunk(this, near, loss);
        trunks = Arrays.copyOf(trunks, trunks.length + 1);
        trunks[trunks.length - 1] = trunk;
        // The more stations are beyond, the earlier a frame comes to it.
        Arrays.sort(trunks, Comparator.comparingInt(each -> -each.farStations()));
        return trunk;
    }

    /** The direction that leads from a station to the medium. */
    public CsmaCdMac mac(int station) {
        return macs[station];
    }

    /** The direction that leads from the hub to a station. */
    public Reception reception(int station) {
        return receptions[station];
    }

    long nowPs() {
        return scheduler.nowPs();
    }

    /** A station that had nothing to send has something now, or after a backoff: it begins as soon as it may. */
    void contend(int station, long fromPs) {
        readyPs[station] = fromPs;
        beginPs[station] = fromPs == SimTime.NEVER ? SimTime.NEVER : mayBegin(station);
        if (!firing && (!isScheduled() || beginPs[station] < timePs())) {
            scheduleNext();
        }
    }

    @Override
    public void fire() {
        firing = true;
        long nowPs = timePs();
        signals.forget(nowPs);
        endTransmissions(nowPs);
        deliver(nowPs);
        noticeCollisions(nowPs);
        beginTransmissions(nowPs);
        firing = false;
        scheduleNext();
    }

    private void scheduleNext() {
        long nextPs = signals.firstDuePs();
        for (long begin : beginPs) {
            nextPs = Math.min(nextPs, begin);
        }
        if (nextPs == SimTime.NEVER) {
            scheduler.cancel(this);
        } else {
            scheduler.reschedule(this, nextPs);
        }
    }

    private long mayBegin(int station) {
        return deference.firstFreePs(station, Math.max(readyPs[station], nowPs()), macs[station].isFullDuplex());
    }

    SignalList signals() {
        return signals;
    }

    private void beginTransmissions(long nowPs) {
        for (int station = 0; station < beginPs.length; station++) {
            if (beginPs[station] <= nowPs) {
                begin(station, nowPs);
            }
        }
    }

    private void begin(int station, long nowPs) {
        readyPs[station] = SimTime.NEVER;
        beginPs[station] = SimTime.NEVER;
        EthernetFrame frame = macs[station].beginTransmission(nowPs);
        Signal signal = signals.add();
        signal.begin(station, frame, delays, nowPs, times.framePs(frame.length()));
        scheduler.mixIntoTrajectory(station);
        for (int i = 0; i < signals.size() - 1; i++) {
            meet(signal, signals.get(i), nowPs);
        }
        for (int other = 0; other < beginPs.length; other++) {
            // Whoever begins before this comes does so all the same, and perhaps whoever is in its gap by then.
            if (beginPs[other] != SimTime.NEVER && signal.reaches(other) && signal.arrivalPs(other) < beginPs[other]) {
                boolean longBefore = signal.arrivalPs(other) <= beginPs[other] - times.gapPs;
                beginPs[other] = longBefore && !macs[other].isFullDuplex() ? SimTime.NEVER : mayBegin(other);
            }
        }
    }

    /** Finds out when two senders will hear each other while they send. */
    private void meet(Signal begun, Signal earlier, long nowPs) {
        int here = begun.sender;
        int there = earlier.sender;
        if (!macs[here].isFullDuplex() && here != there && earlier.reaches(here) && earlier.departurePs(here) > nowPs) {
            begun.noticeCollisionAt(Math.max(nowPs, earlier.arrivalPs(here)));
        }
        if (earlier.phase == Signal.Phase.SENDING && !macs[there].isFullDuplex() && begun.reaches(there)) {
            earlier.noticeCollisionAt(begun.arrivalPs(there));
        }
    }

    private void noticeCollisions(long nowPs) {
        boolean noticed = false;
        for (int i = 0; i < signals.size(); i++) {
            Signal signal = signals.get(i);
            if (signal.phase == Signal.Phase.SENDING && signal.collisionPs == nowPs) {
                // 4.2.8, WatchForCollision: late once slotTime bits are out, preamble and SFD counted.
                macs[signal.sender].collided(nowPs - signal.startPs >= times.slotPs);
                signal.phase = Signal.Phase.JAMMING;
                signal.broken = true;
                fragments.opened();
                // 4.2.3.2.4: the preamble is finished before the jam.
                signal.endPs = Math.max(nowPs, signal.startPs + times.headerPs) + times.jamPs;
                signal.duePs = signal.endPs;
                noticed = true;
            }
        }
        if (noticed) {
            endIsCertain();
        }
    }

    private void endTransmissions(long nowPs) {
        for (int i = 0; i < signals.size(); i++) {
            Signal signal = signals.get(i);
            if (signal.duePs != nowPs) {
                continue;
            }
            if (signal.phase == Signal.Phase.JAMMING) {
                underWay(signal, nowPs);
                contend(signal.sender, macs[signal.sender].jamEnded(nowPs, times.slotPs, times.gapPs));
            } else if (signal.phase == Signal.Phase.SENDING && signal.wholeEndPs == nowPs) {
                signal.endPs = nowPs;
                frameOut(signal, nowPs);
            }
        }
    }

    private void frameOut(Signal signal, long nowPs) {
        CsmaCdMac mac = macs[signal.sender];
        EthernetFrame frame = frameOf(signal);
        long readyAgainPs = mac.frameOut(nowPs, times.gapPs);
        if (mac.losesFrame(frame)) {
            mac.counts().lost++;
            signal.lost = true;
        } else {
            for (Trunk trunk : trunks) {
                trunk.framePasses(signal, frame, occupiedPs(signal));
            }
        }
        underWay(signal, nowPs);
        contend(signal.sender, readyAgainPs);
        endIsCertain();
    }

    private void underWay(Signal signal, long nowPs) {
        deference.ownEnd(signal.sender, nowPs);
        signal.phase = Signal.Phase.UNDER_WAY;
        aim(signal);
    }

    /** Now that one more signal's end is certain: those who waited for it may know when they begin. */
    private void endIsCertain() {
        long quietFromPs = signals.quietFromPs();
        for (int station = 0; station < beginPs.length; station++) {
            if (readyPs[station] != SimTime.NEVER && beginPs[station] == SimTime.NEVER) {
                // Most are in a backoff that lasts longer than all that is on the medium.
                beginPs[station] = readyPs[station] >= quietFromPs ? readyPs[station] : mayBegin(station);
            }
        }
    }

    /** Lets a signal come back when its end arrives at the next station that waits for it, or at the last one. */
    private void aim(Signal signal) {
        int last = signal.hearers.length - 1;
        if (signal.nextHearer > last) {
            settle(signal);
            return;
        }
        int next = signal.broken || signal.lost ? last : signal.nextHearer;
        while (next < last && !receptions[signal.hearers[next]].awaits(frameOf(signal))) {
            next++;
        }
        signal.duePs = signal.endPs + signal.delaysPs[signal.hearers[next]];
    }

    private void settle(Signal signal) {
        signal.phase = Signal.Phase.SETTLED;
        signal.duePs = SimTime.NEVER;
        if (!signal.broken && !signal.lost && atHub) {
            macs[signal.sender].counts().delivered++;
        }
        fragments.settled();
    }

    private void deliver(long nowPs) {
        for (int i = 0; i < signals.size(); i++) {
            Signal signal = signals.get(i);
            if (signal.phase == Signal.Phase.UNDER_WAY && signal.duePs == nowPs) {
                if (signal.broken || signal.lost) {
                    settle(signal);
                    continue;
                }
                while (signal.nextHearer < signal.hearers.length
                        && signal.endPs + signal.delaysPs[signal.hearers[signal.nextHearer]] <= nowPs) {
                    heard(signal, signal.hearers[signal.nextHearer++]);
                }
                aim(signal);
            }
        }
    }

    /** A station has heard a signal's end. */
    private void heard(Signal signal, int station) {
        Reception reception = receptions[station];
        if (signal.broken || signal.lost || signal.isLostAt(station)) {
            return;
        }
        if (signal.isCutFor(station)) {
            reception.frameCutOff(frameOf(signal), occupiedPs(signal));
        } else if (signals.disturb(signal, station)) {
            reception.frameDamaged(frameOf(signal), occupiedPs(signal));
        } else {
            reception.frameArrived(frameOf(signal), occupiedPs(signal));
        }
    }

    private long occupiedPs(Signal signal) {
        return signal.endPs - signal.startPs + times.gapPs;
    }

    private static EthernetFrame frameOf(Signal signal) {
        @Nullable EthernetFrame frame = signal.frame;
        if (frame == null) {
            throw new IllegalStateException("a signal without a frame");
        }
        return frame;
    }

    /** A station's cable towards the medium is cut: what it sends goes nowhere. */
    void cutSender(int station, boolean cut) {
        long nowPs = nowPs();
        for (int i = 0; cut && i < signals.size(); i++) {
            Signal signal = signals.get(i);
            boolean sending = signal.phase == Signal.Phase.SENDING || signal.phase == Signal.Phase.JAMMING;
            if (signal.sender == station && sending) {
                if (!signal.broken) {
                    signal.broken = true;
                    fragments.opened();
                }
                signal.endPs = nowPs;
                underWay(signal, nowPs);
            }
        }
        boolean[] from = new boolean[macs.length];
        from[station] = true;
        readyPs[station] = cut ? SimTime.NEVER : readyPs[station];
        beginPs[station] = cut ? SimTime.NEVER : beginPs[station];
        cut(from, cut);
    }

    /** A station's cable from the hub is cut: it hears nothing. */
    void cutReceiver(int station, boolean cut) {
        boolean[] from = new boolean[macs.length];
        Arrays.fill(from, true);
        from[station] = false;
        cut(from, cut);
    }

    /**
     * Cuts the ways from some stations to all others: what they hear breaks off now. Or mends them; a signal that was
     * begun meanwhile is then not heard even in its rest.
     */
    void cut(boolean[] from, boolean cut) {
        delays.setCut(from, cut);
        long nowPs = nowPs();
        for (int i = 0; cut && i < signals.size(); i++) {
            Signal signal = signals.get(i);
            for (int station = 0; from[signal.sender] && station < from.length; station++) {
                if (!from[station]) {
                    signal.cutFor(station, nowPs);
                }
            }
        }
        for (int station = 0; station < beginPs.length; station++) {
            beginPs[station] = readyPs[station] == SimTime.NEVER ? SimTime.NEVER : mayBegin(station);
        }
        if (!firing) {
            scheduleNext();
        }
    }

    /** Whole frames of a station that somebody has yet to hear. */
    int underWayFrom(int station) {
        int count = 0;
        for (int i = 0; i < signals.size(); i++) {
            count += isUnderWayFrom(signals.get(i), station) ? 1 : 0;
        }
        return count;
    }

    void forEachUnderWayFrom(int station, Consumer<EthernetFrame> viewer) {
        for (int i = 0; i < signals.size(); i++) {
            Signal signal = signals.get(i);
            boolean awaited = false;
            for (int next = signal.nextHearer; next < signal.hearers.length; next++) {
                awaited |= receptions[signal.hearers[next]].awaits(frameOf(signal));
            }
            if (awaited && isUnderWayFrom(signal, station)) {
                viewer.accept(frameOf(signal));
            }
        }
    }

    private static boolean isUnderWayFrom(Signal signal, int station) {
        return signal.sender == station && signal.phase == Signal.Phase.UNDER_WAY && !signal.broken && !signal.lost;
    }
}
