package wireclock.csma;

import wireclock.engine.SimTime;

/**
 * What receivers make of the remains of collisions. All that a station hears without a pause is one reception: nothing
 * if it sent itself at the time, and nothing beside a whole frame that was damaged; else a runt, or a broken frame if it
 * lasted as long as a frame with its preamble.
 *
 * <p>That is counted for a whole group of signals that may have met, as soon as everybody has heard all of them.
 */
final class Fragments {
    private final BitTimes times;
    private final SignalList signals;
    private final Reception[] receptions;
    private final long longestDelayPs;
    /** Broken signals that have not been counted. */
    private int open;

    Fragments(BitTimes times, SignalList signals, Reception[] receptions, long longestDelayPs) {
        this.times = times;
        this.signals = signals;
        this.receptions = receptions;
        this.longestDelayPs = longestDelayPs;
    }

    /** A signal has broken off. */
    void opened() {
        open++;
    }

    /** Everybody has heard the end of one more signal: counts the groups that are complete by that. */
    void settled() {
        for (int first = 0; open > 0 && first < signals.size();) {
            int end = signals.endOfGroup(first);
            if (isComplete(first, end)) {
                count(first, end);
            }
            first = end;
        }
    }

    private boolean isComplete(int first, int end) {
        boolean fragments = false;
        for (int i = first; i < end; i++) {
            Signal signal = signals.get(i);
            if (signal.phase != Signal.Phase.SETTLED) {
                return false;
            }
            fragments |= signal.broken && !signal.counted;
        }
        return fragments;
    }

    private void count(int first, int end) {
        boolean plain = isPlainCollision(first, end);
        for (int station = 0; station < receptions.length; station++) {
            if (plain) {
                if (!isSender(station, first, end)) {
                    receptions[station].fragmentPassed(true);
                }
            } else {
                listen(station, first, end);
            }
        }
        for (int i = first; i < end; i++) {
            Signal signal = signals.get(i);
            if (signal.broken && !signal.counted) {
                // What begins from now on cannot meet it any more.
                signal.counted = true;
                open--;
            }
        }
    }

    /** The common case, in which everybody hears the same: all mixed with all, and shorter than a frame. */
    private boolean isPlainCollision(int first, int end) {
        long lastStartPs = signals.get(end - 1).startPs;
        long firstStartPs = SimTime.NEVER;
        long lastEndPs = 0;
        long shortestPs = SimTime.NEVER;
        for (int i = first; i < end; i++) {
            Signal signal = signals.get(i);
            if (signal.counted) {
                continue;
            }
            if (!signal.broken || signal.cutPs != null || signal.hearers.length != receptions.length - 1
                    || !signal.reaches(signal.sender)) {
                return false;
            }
            firstStartPs = Math.min(firstStartPs, signal.startPs);
            lastEndPs = Math.max(lastEndPs, signal.endPs);
            shortestPs = Math.min(shortestPs, signal.endPs - signal.startPs);
        }
        return lastStartPs - firstStartPs + longestDelayPs < shortestPs
                && lastEndPs - firstStartPs + longestDelayPs < times.shortestFramePs;
    }

    private boolean isSender(int station, int first, int end) {
        for (int i = first; i < end; i++) {
            if (signals.get(i).sender == station && !signals.get(i).counted) {
                return true;
            }
        }
        return false;
    }

    /** Goes through what one station hears, reception by reception. */
    private void listen(int station, int first, int end) {
        long receptionBeginPs = 0;
        long receptionEndPs = Long.MIN_VALUE;
        boolean onlyFragments = false;
        int i = next(station, first, end, Long.MIN_VALUE, -1);
        while (i >= 0) {
            Signal signal = signals.get(i);
            long arrivalPs = signal.arrivalPs(station);
            if (arrivalPs >= receptionEndPs) {
                conclude(station, onlyFragments, receptionEndPs - receptionBeginPs);
                receptionBeginPs = arrivalPs;
                onlyFragments = true;
            }
            onlyFragments &= signal.broken && signal.sender != station;
            receptionEndPs = Math.max(receptionEndPs, signal.departurePs(station));
            i = next(station, first, end, arrivalPs, i);
        }
        conclude(station, onlyFragments, receptionEndPs - receptionBeginPs);
    }

    private void conclude(int station, boolean onlyFragments, long lengthPs) {
        if (onlyFragments) {
            receptions[station].fragmentPassed(lengthPs < times.shortestFramePs);
        }
    }

    /** The next signal of the group that a station hears, in the order (arrival, beginning), or -1. */
    private int next(int station, int first, int end, long afterPs, int after) {
        int next = -1;
        for (int i = first; i < end; i++) {
            Signal signal = signals.get(i);
            if (!signal.counted && signal.reaches(station)
                    && signal.departurePs(station) > signal.arrivalPs(station)) {
                long arrivalPs = signal.arrivalPs(station);
                boolean later = arrivalPs > afterPs || arrivalPs == afterPs && i > after;
                if (later && (next < 0 || arrivalPs < signals.get(next).arrivalPs(station))) {
                    next = i;
                }
            }
        }
        return next;
    }
}
