package wireclock.csma;

import java.util.Arrays;
import wireclock.engine.SimTime;

/** The signals on the medium, in the order in which they began, and those just gone that still matter. */
final class SignalList {
    private final long longestDelayPs;
    private final long gapPs;
    private Signal[] signals = new Signal[4];
    private int size;

    SignalList(long longestDelayPs, long gapPs) {
        this.longestDelayPs = longestDelayPs;
        this.gapPs = gapPs;
        Arrays.setAll(signals, i -> new Signal());
    }

    int size() {
        return size;
    }

    Signal get(int index) {
        return signals[index];
    }

    /** A signal that is to begin now. */
    Signal add() {
        if (size == signals.length) {
            signals = Arrays.copyOf(signals, 2 * size);
            for (int i = size; i < signals.length; i++) {
                signals[i] = new Signal();
            }
        }
        return signals[size++];
    }

    /** When there is something to do about any of them. */
    long firstDuePs() {
        long firstPs = SimTime.NEVER;
        for (int i = 0; i < size; i++) {
            firstPs = Math.min(firstPs, signals[i].duePs);
        }
        return firstPs;
    }

    /** From when on everybody has heard all of them and its gap is over; {@link SimTime#NEVER} if that is not certain. */
    long quietFromPs() {
        long lastEndPs = 0;
        for (int i = 0; i < size; i++) {
            lastEndPs = Math.max(lastEndPs, signals[i].endPs);
        }
        return lastEndPs == SimTime.NEVER ? SimTime.NEVER : lastEndPs + longestDelayPs + gapPs;
    }

    /** Whether a station hears any other signal while it hears this one; its own counts, too. */
    boolean disturb(Signal signal, int station) {
        for (int i = 0; i < size; i++) {
            Signal other = signals[i];
            if (other != signal && signal.overlaps(other, station)) {
                return true;
            }
        }
        return false;
    }

    /** The next signal behind another one (-1 for the first) that a station hears from somebody else, or -1. */
    int nextHeard(int station, int after) {
        for (int i = after + 1; i < size; i++) {
            if (signals[i].sender != station && signals[i].reaches(station)) {
                return i;
            }
        }
        return -1;
    }

    /** The same in the order of the arrivals; of two that arrive together the one that began first. */
    int nextArrival(int station, int after) {
        long afterPs = after < 0 ? Long.MIN_VALUE : signals[after].arrivalPs(station);
        int next = -1;
        for (int i = nextHeard(station, -1); i >= 0; i = nextHeard(station, i)) {
            long arrivalPs = signals[i].arrivalPs(station);
            boolean later = arrivalPs > afterPs || arrivalPs == afterPs && i > after;
            if (later && (next < 0 || arrivalPs < signals[next].arrivalPs(station))) {
                next = i;
            }
        }
        return next;
    }

    /**
     * Drops the oldest signals, group by group, as far as nobody defers to them any more.
     */
    void forget(long nowPs) {
        int done = 0;
        while (done < size) {
            int group = endOfGroup(done);
            for (int i = done; i < group; i++) {
                boolean gone = signals[i].phase == Signal.Phase.SETTLED
                        && signals[i].endPs + longestDelayPs + gapPs <= nowPs;
                if (!gone) {
                    drop(done);
                    return;
                }
            }
            done = group;
        }
        drop(done);
    }

    /** The index behind the last signal that may meet one of those from {@code first} on, directly or by others. */
    int endOfGroup(int first) {
        int end = first + 1;
        for (int i = end; i < size; i++) {
            for (int earlier = first; earlier < end; earlier++) {
                boolean apart = signals[i].sender == signals[earlier].sender
                        || signals[earlier].endPs != SimTime.NEVER
                        && signals[i].startPs >= signals[earlier].endPs + longestDelayPs;
                if (!apart) {
                    end = i + 1;
                    break;
                }
            }
        }
        return end;
    }

    private void drop(int count) {
        if (count > 0) {
            Signal[] used = Arrays.copyOf(signals, count);
            System.arraycopy(signals, count, signals, 0, signals.length - count);
            System.arraycopy(used, 0, signals, signals.length - count, count);
            size -= count;
        }
    }
}
