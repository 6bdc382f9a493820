package wireclock.transport;

/** Whether the path is full: the rate of delivery has not grown by a quarter for three rounds. */
final class FullBandwidth {
    private static final int ENOUGH = BbrUnits.ONE * 5 / 4;
    private static final int ROUNDS = 3;

    private long best;
    private int rounds;
    private boolean plateau;
    private boolean reached;

    /** The rate has not grown of late. */
    boolean isPlateau() {
        return plateau;
    }

    /** It has once been so, or losses have said so. */
    boolean isReached() {
        return reached;
    }

    void declare() {
        reached = true;
    }

    /** Looks for growth from that rate on. */
    void restart(long from) {
        best = from;
        rounds = 0;
        plateau = false;
    }

    void update(AckSample sample, long measured, boolean roundStarts) {
        if (plateau || sample.applicationLimited) {
            return;
        }
        if (measured >= best * ENOUGH >> BbrUnits.GAIN_SHIFT) {
            restart(measured);
        } else if (roundStarts) {
            rounds++;
            plateau = rounds >= ROUNDS;
            reached |= plateau;
        }
    }
}
