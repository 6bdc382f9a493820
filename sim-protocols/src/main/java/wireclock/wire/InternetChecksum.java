package wireclock.wire;

/**
 * The Internet checksum (RFC 1071): the one's complement of the one's complement sum of all 16-bit words; a last odd
 * byte counts as the upper half of a word.
 *
 * <p>A sum is gathered in a {@code long} over several stretches, all of them of even length but the last, and finished
 * once. Carries are folded at the end only: one's complement addition does not mind (RFC 1071 §2), and a {@code long}
 * has room for the carries of 2 GiB.
 */
public final class InternetChecksum {
    private InternetChecksum() {}

    /**
     * The checksum of a stretch. With the checksum field itself in the stretch the result is 0 exactly if that field is
     * right.
     */
    public static int of(byte[] bytes, int from, int length) {
        return finish(sum(0, bytes, from, length));
    }

    /** Adds a stretch to a sum that is under way (0 at first). */
    static long sum(long sum, byte[] bytes, int from, int length) {
        long total = sum;
        int end = from + length;
        int at = from;
        for (; end - at >= 8; at += 8) {
            long eight = NetworkOrder.get64(bytes, at);
            total += (eight >>> 32) + (eight & 0xFFFF_FFFFL);
        }
        for (; end - at >= 2; at += 2) {
            total += NetworkOrder.get16(bytes, at);
        }
        if (at < end) {
            total += NetworkOrder.get8(bytes, at) << 8;
        }
        return total;
    }

    /**
     * The sum of the pseudo-header that UDP and TCP put before their own (RFC 768, RFC 9293 §3.1): what it protects is
     * that the segment has reached the host and the protocol it was meant for.
     *
     * @param length of the transport header and its data, in bytes
     */
    static long pseudoHeader(int source, int destination, int protocol, int length) {
        return (source & 0xFFFF_FFFFL) + (destination & 0xFFFF_FFFFL) + protocol + length;
    }

    /** Folds the carries and complements: the 16 bits for the header. */
    static int finish(long sum) {
        long folded = (sum >>> 32) + (sum & 0xFFFF_FFFFL);
        while (folded > 0xFFFF) {
            folded = (folded >>> 16) + (folded & 0xFFFF);
        }
        return (int) ~folded & 0xFFFF;
    }
}
