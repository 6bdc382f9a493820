package wireclock.arq;

/**
 * Numbers as they stand on the wire: segments count from 0 without end, and of each count only the lowest bits are
 * sent.
 *
 * @param bits how many, 0 to 32
 */
record SequenceSpace(int bits) {
    /** The number of a segment on the wire; unsigned. */
    int onWire(long segment) {
        return (int) (segment & mask());
    }

    /** How far behind a segment the next one with this number on the wire lies: 0 if it may be that segment itself. */
    long ahead(int number, long segment) {
        return number - segment & mask();
    }

    private long mask() {
        return (1L << bits) - 1;
    }
}
