package wireclock.transport;

/**
 * How many more segments are acknowledged at a time than the bandwidth would let one expect: what links that gather ACKs
 * or data make necessary to have in flight beside the bandwidth-delay product. The largest excess of five to ten rounds.
 */
final class AckAggregation {
    /** Rounds that an excess is kept for at least, on a path that is known. */
    static final int WINDOW_ROUNDS = 5;
    private static final int EPOCH_RESET = 1 << 20;
    private static final int MAX_US = 100_000;

    private final int[] excess = new int[2];
    private int present;
    private int rounds;
    private long epochUs;
    private long epochAcknowledged;

    /** What is acknowledged is counted from now. */
    void restart(long nowUs) {
        epochUs = nowUs;
        epochAcknowledged = 0;
    }

    void update(boolean roundStart, int windowRounds, int acknowledged, long bandwidth, long nowUs, int window) {
        if (roundStart) {
            rounds++;
            if (rounds >= windowRounds) {
                rounds = 0;
                present ^= 1;
                excess[present] = 0;
            }
        }
        long expected = BbrUnits.segments(bandwidth, nowUs - epochUs);
        if (epochAcknowledged <= expected || epochAcknowledged + acknowledged >= EPOCH_RESET) {
            restart(nowUs);
            expected = 0;
        }
        epochAcknowledged = Math.min(EPOCH_RESET - 1, epochAcknowledged + acknowledged);
        excess[present] = (int) Math.max(excess[present], Math.min(epochAcknowledged - expected, window));
    }

    /** Segments to have in flight because of it. */
    int allowance(long bandwidth) {
        return (int) Math.min(Math.max(excess[0], excess[1]), BbrUnits.segments(bandwidth, MAX_US));
    }
}
