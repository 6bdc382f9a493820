package wireclock.transport;

/** Rings of numbered entries, as large as a power of two: an entry's place is its number modulo the size. */
public final class Rings {
    private Rings() {}

    /** A full ring of twice the size; {@code head} is the number of the oldest entry. */
    public static long[] doubled(long[] full, int head) {
        long[] result = new long[2 * full.length];
        for (int i = 0; i < full.length; i++) {
            result[head + i & result.length - 1] = full[head + i & full.length - 1];
        }
        return result;
    }

    /** A full ring of twice the size. */
    public static int[] doubled(int[] full, int head) {
        int[] result = new int[2 * full.length];
        for (int i = 0; i < full.length; i++) {
            result[head + i & result.length - 1] = full[head + i & full.length - 1];
        }
        return result;
    }

    /** A full ring of twice the size. */
    public static byte[] doubled(byte[] full, int head) {
        byte[] result = new byte[2 * full.length];
        for (int i = 0; i < full.length; i++) {
            result[head + i & result.length - 1] = full[head + i & full.length - 1];
        }
        return result;
    }

    /** A full ring of twice the size. */
    static boolean[] doubled(boolean[] full, int head) {
        boolean[] result = new boolean[2 * full.length];
        for (int i = 0; i < full.length; i++) {
            result[head + i & result.length - 1] = full[head + i & full.length - 1];
        }
        return result;
    }

    /** Number of the first entry that is above a value, of those from {@code head} to before {@code tail}, which rise. */
    public static int firstAbove(long[] rising, int head, int tail, long value) {
        int mask = rising.length - 1;
        int low = 0;
        int high = tail - head;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rising[(head + middle) & mask] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return head + low;
    }
}
