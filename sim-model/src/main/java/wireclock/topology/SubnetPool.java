package wireclock.topology;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/**
 * The networks that segments without addresses get: segment <i>s</i> has 10.0.<i>s</i>.0/24, from 10.0.0.0/8 (RFC
 * 1918).
 *
 * <p>After 10.0.255.0 follows 10.1.0.0. A segment of more than 250 interfaces gets the next aligned wider network, and
 * one whose number is taken, by such a neighbour or by hand, the next free one after it.
 */
final class SubnetPool {
    private static final int BASE = Ipv4Address.parse("10.0.0.0");
    private static final int BLOCKS = 1 << 16;
    private static final int BLOCK_LENGTH = 24;
    /** Network and broadcast address, and a little room to add stations by hand. */
    private static final int RESERVED = 6;

    private final BitSet taken = new BitSet(BLOCKS);

    /** A pool without the networks that are given by hand. */
    SubnetPool(List<Ipv4Prefix> given) {
        Ipv4Prefix pool = new Ipv4Prefix(BASE, 8);
        for (Ipv4Prefix prefix : given) {
            if (prefix.length() <= 8 && prefix.overlaps(pool)) {
                taken.set(0, BLOCKS);
            } else if (pool.contains(prefix.address())) {
                int first = (prefix.address() - BASE) >>> 8;
                taken.set(first, first + (prefix.length() >= BLOCK_LENGTH ? 1 : 1 << BLOCK_LENGTH - prefix.length()));
            }
        }
    }

    /** A network for a segment, or null if 10.0.0.0/8 is used up. */
    @Nullable Ipv4Prefix take(int segment, int interfaces) {
        int length = BLOCK_LENGTH;
        while ((1L << 32 - length) - RESERVED < interfaces) {
            length--;
        }
        int blocks = 1 << BLOCK_LENGTH - length;
        int first = (segment + blocks - 1) / blocks * blocks;
        while (first + blocks <= BLOCKS) {
            int nextTaken = taken.nextSetBit(first);
            if (nextTaken < 0 || nextTaken >= first + blocks) {
                taken.set(first, first + blocks);
                return new Ipv4Prefix(BASE + (first << 8), length);
            }
            first += blocks;
        }
        return null;
    }
}
