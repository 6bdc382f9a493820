package wireclock.csma;

import java.util.Arrays;
import wireclock.engine.SimTime;

/**
 * When a station may begin: the process Deference of IEEE 802.3, 4.2.8, worked out from the signals that it hears
 * instead of run beside them.
 *
 * <p>A station defers while it hears or sends anything, and for the interframe gap after that. What it hears in the
 * first part of the gap, 64 bit times, starts the timing again; in the second part, 32 bit times, it does not look. If
 * a frame waits at the end of the gap, it is sent whatever is on the medium (4.2.3.2.1): that makes those who wait for
 * the same gap collide, and not the one with the shorter cable win. After a transmission of its own a station does not
 * look in the first part either ({@code wasTransmitting}).
 *
 * <p>So the instants at which it may begin are closed intervals, each from the end of a gap to the next arrival, or the
 * end of the gap alone.
 */
final class Deference {
    private static final long LONG_AGO_PS = Long.MIN_VALUE / 2;

    private final BitTimes times;
    private final SignalList signals;
    /** By station: the end of what it sent last. */
    private final long[] ownEndPs;

    Deference(BitTimes times, SignalList signals, int stations) {
        this.times = times;
        this.signals = signals;
        ownEndPs = new long[stations];
        Arrays.fill(ownEndPs, LONG_AGO_PS);
    }

    /** Notes that a station has just ended a transmission. */
    void ownEnd(int station, long nowPs) {
        ownEndPs[station] = nowPs;
    }

    /**
     * The first instant at which a station may begin.
     *
     * @param readyPs not before; now or later
     * @return {@link SimTime#NEVER} as long as it defers to a signal whose end is not certain
     */
    long firstFreePs(int station, long readyPs, boolean fullDuplex) {
        long busyEndPs = ownEndPs[station];
        if (fullDuplex) {
            return Math.max(readyPs, busyEndPs + times.gapPs);
        }
        long firstArrivalPs = SimTime.NEVER;
        long lastArrivalPs = Long.MIN_VALUE;
        long firstDeparturePs = SimTime.NEVER;
        long lastDeparturePs = Long.MIN_VALUE;
        for (int i = signals.nextHeard(station, -1); i >= 0; i = signals.nextHeard(station, i)) {
            long arrivalPs = signals.get(i).arrivalPs(station);
            long departurePs = signals.get(i).departurePs(station);
            if (departurePs > busyEndPs && departurePs > arrivalPs) {
                firstArrivalPs = Math.min(firstArrivalPs, arrivalPs);
                lastArrivalPs = Math.max(lastArrivalPs, arrivalPs);
                firstDeparturePs = Math.min(firstDeparturePs, departurePs);
                lastDeparturePs = Math.max(lastDeparturePs, departurePs);
            }
        }
        if (lastArrivalPs > firstDeparturePs) {
            return afterSeveralPs(station, readyPs);
        }
        // The common case: nothing is heard since the last transmission, or one thing without a pause.
        long gapEndPs = busyEndPs + times.gapPs;
        if (firstArrivalPs > busyEndPs
                && (readyPs <= Math.max(gapEndPs, firstArrivalPs) || lastDeparturePs <= gapEndPs)) {
            return Math.max(readyPs, gapEndPs);
        }
        return lastDeparturePs == SimTime.NEVER ? SimTime.NEVER : Math.max(readyPs, lastDeparturePs + times.gapPs);
    }

    /** The same when a station hears several things with pauses in between. */
    private long afterSeveralPs(int station, long readyPs) {
        long busyEndPs = ownEndPs[station];
        boolean wasTransmitting = true;
        for (int i = signals.nextArrival(station, -1); i >= 0; i = signals.nextArrival(station, i)) {
            long arrivalPs = signals.get(i).arrivalPs(station);
            long departurePs = signals.get(i).departurePs(station);
            if (departurePs <= busyEndPs || departurePs <= arrivalPs) {
                continue;
            }
            boolean restarts = !wasTransmitting && arrivalPs < busyEndPs + times.gapPart1Ps;
            if (arrivalPs <= busyEndPs || restarts) {
                busyEndPs = departurePs;
                continue;
            }
            long gapEndPs = busyEndPs + times.gapPs;
            if (readyPs <= Math.max(gapEndPs, arrivalPs)) {
                return Math.max(readyPs, gapEndPs);
            }
            if (departurePs > gapEndPs) {
                busyEndPs = departurePs;
                wasTransmitting = false;
            }
        }
        return busyEndPs == SimTime.NEVER ? SimTime.NEVER : Math.max(readyPs, busyEndPs + times.gapPs);
    }
}
