package wireclock.tcp;

/** SipHash-2-4 (Aumasson and Bernstein, 2012) of eight or sixteen bytes: a keyed hash that nobody without the key can guess. */
final class SipHash {
    private SipHash() {}

    /**
     * The hash of a message of eight bytes.
     *
     * @param key0 first half of the key, little-endian
     * @param key1 second half
     * @param message little-endian
     */
    static long hash(long key0, long key1, long message) {
        long[] v = start(key0, key1);
        absorb(v, message);
        return finish(v, 8);
    }

    /** The hash of a message of sixteen bytes. */
    static long hash(long key0, long key1, long first, long second) {
        long[] v = start(key0, key1);
        absorb(v, first);
        absorb(v, second);
        return finish(v, 16);
    }

    private static long[] start(long key0, long key1) {
        return new long[] {key0 ^ 0x736f6d6570736575L, key1 ^ 0x646f72616e646f6dL, key0 ^ 0x6c7967656e657261L,
                key1 ^ 0x7465646279746573L};
    }

    private static long finish(long[] v, long length) {
        // The last word holds the length.
        absorb(v, length << 56);
        v[2] ^= 0xFF;
        for (int i = 0; i < 4; i++) {
            round(v);
        }
        return v[0] ^ v[1] ^ v[2] ^ v[3];
    }

    private static void absorb(long[] v, long word) {
        v[3] ^= word;
        round(v);
        round(v);
        v[0] ^= word;
    }

    private static void round(long[] v) {
        v[0] += v[1];
        v[1] = Long.rotateLeft(v[1], 13) ^ v[0];
        v[0] = Long.rotateLeft(v[0], 32);
        v[2] += v[3];
        v[3] = Long.rotateLeft(v[3], 16) ^ v[2];
        v[0] += v[3];
        v[3] = Long.rotateLeft(v[3], 21) ^ v[0];
        v[2] += v[1];
        v[1] = Long.rotateLeft(v[1], 17) ^ v[2];
        v[2] = Long.rotateLeft(v[2], 32);
    }
}
