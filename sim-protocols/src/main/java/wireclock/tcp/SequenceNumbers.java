package wireclock.tcp;

/**
 * Sequence numbers are 32 bits on the wire and 64 bits inside: the stack never compares modulo 2^32.
 *
 * <p>A {@code long} sequence number counts on where the 32-bit one wraps; its low 32 bits are what stands in the
 * segment.
 */
final class SequenceNumbers {
    private SequenceNumbers() {}

    /** The long sequence number that a wire value means: the one nearest to a known one (RFC 9293 §3.4). */
    static long extend(int wire, long near) {
        return near + (wire - (int) near);
    }

    /** The first long sequence number of a direction. */
    static long initial(int wire) {
        // Well above zero, so that numbers just before the initial one are not negative.
        return (1L << 33) + Integer.toUnsignedLong(wire);
    }
}
