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

    /**
     * The signal of another station that a station hears next in the order (arrival, beginning), or -1.
     *
     * @param afterPs arrival of the one before
     * @param after the one before, or -1
     */
    int nextArrival(int station, long afterPs, int after) {
        int next = -1;
        long nextPs = SimTime.NEVER;
        for (int i = 0; i < size; i++) {
            Signal signal = signals[i];
            if (signal.sender != station && signal.reaches(station)) {
                long arrivalPs = signal.arrivalPs(station);
                boolean later = arrivalPs > afterPs || arrivalPs == afterPs && i > after;
                if (later && arrivalPs < nextPs) {
                    next = i;
                    nextPs = arrivalPs;
                }
            }
        }
        return next;
    }

    /**
     * Drops the oldest signals, as far as nobody defers to them any more and none of them can meet a later one
     * anywhere: what becomes of a fragment depends on all that it was mixed with.
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
    private int endOfGroup(int first) {
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
