package wireclock.transport;

/**
 * The largest value of the last so many rounds, kept in three samples: the best, the best since that, and the best since
 * that one (Kathleen Nichols' filter; Linux: lib/win_minmax.c).
 */
final class WindowedMaximum {
    private final int window;
    private final int[] rounds = new int[3];
    private final long[] values = new long[3];

    WindowedMaximum(int windowRounds) {
        this.window = windowRounds;
    }

    long value() {
        return values[0];
    }

    void enter(int round, long value) {
        if (value >= values[0] || round - rounds[2] > window) {
            set(0, round, value);
            set(1, round, value);
            set(2, round, value);
            return;
        }
        if (value >= values[1]) {
            set(1, round, value);
            set(2, round, value);
        } else if (value >= values[2]) {
            set(2, round, value);
        }
        age(round, value);
    }

    /** Lets the best go when it is too old, and sees to it that the others lie in later parts of the window. */
    private void age(int round, long value) {
        int passed = round - rounds[0];
        if (passed > window) {
            shift(round, value);
            if (round - rounds[0] > window) {
                shift(round, value);
            }
        } else if (rounds[1] == rounds[0] && passed > window / 4) {
            set(1, round, value);
            set(2, round, value);
        } else if (rounds[2] == rounds[1] && passed > window / 2) {
            set(2, round, value);
        }
    }

    private void shift(int round, long value) {
        set(0, rounds[1], values[1]);
        set(1, rounds[2], values[2]);
        set(2, round, value);
    }

    private void set(int place, int round, long value) {
        rounds[place] = round;
        values[place] = value;
    }
}
