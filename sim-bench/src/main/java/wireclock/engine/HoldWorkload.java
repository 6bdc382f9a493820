package wireclock.engine;

/**
 * The delays of the hold model: take the first event, file it again some time later, for ever.
 *
 * <p>Bimodal, as in a network: six of ten delays are serialisation times at 1 Gbit/s, three are propagation delays of some
 * milliseconds, one is a retransmission timer of 200 ms. Drawn beforehand, so that drawing costs nothing.
 */
final class HoldWorkload {
    private static final int DELAYS = 1 << 16;

    private final long[] delaysPs = new long[DELAYS];
    private int position;

    HoldWorkload(long seed) {
        RandomStream random = new RandomStream(seed, "hold model");
        for (int i = 0; i < DELAYS; i++) {
            long kind = random.nextBelow(10);
            if (kind < 6) {
                delaysPs[i] = 8_000 * (84 + random.nextBelow(1_455));
            } else if (kind < 9) {
                delaysPs[i] = SimTime.MILLISECOND + random.nextBelow(20 * SimTime.MILLISECOND);
            } else {
                delaysPs[i] = 200 * SimTime.MILLISECOND;
            }
        }
    }

    long nextDelayPs() {
        return delaysPs[position++ & DELAYS - 1];
    }
}
