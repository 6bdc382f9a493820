package wireclock.ip;

import org.jspecify.annotations.Nullable;

/**
 * The identifications of a node's packets (RFC 791 §3.2). Fragments are put together by them, so they must not come
 * again soon between the same two hosts and protocol: those of packets that may be fragmented count on their own, as
 * Linux has it in 2048 counters chosen by hash. What carries DF is never put together and may have any (RFC 6864 §4.1);
 * a counter of the node tells such packets apart in captures.
 */
final class Identifications {
    private static final int COUNTERS = 2048;
    private static final int MULTIPLIER = 0x9E37_79B9;

    private int atomic;
    /** Made with the first packet that may be fragmented. */
    private char @Nullable [] counters;

    /** For a packet with DF. */
    int nextAtomic() {
        return atomic++;
    }

    /** For a packet that may be fragmented, here or on its way. */
    int next(int source, int destination, int protocol) {
        char[] all = counters;
        if (all == null) {
            all = new char[COUNTERS];
            counters = all;
        }
        int hash = ((destination * 31 + source) * 31 + protocol) * MULTIPLIER;
        return all[hash >>> Integer.numberOfLeadingZeros(COUNTERS - 1)]++;
    }
}
