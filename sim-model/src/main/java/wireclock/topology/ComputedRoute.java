package wireclock.topology;

import java.util.Arrays;
import wireclock.wire.Ipv4Prefix;

/**
 * The way of one router to one network, over one next hop or several equal ones.
 *
 * @param nextHops places in the router's list of hops, ascending
 * @param metric routers still to pass
 */
@SuppressWarnings("ArrayRecordComponent") // made and dropped by the hundred thousand while a network is planned
record ComputedRoute(Ipv4Prefix prefix, int[] nextHops, int metric) {
    /** Whether this one is for the first half of a network, and the other for the second, and both go the same way. */
    boolean isJoinedBy(ComputedRoute other) {
        int length = prefix.length();
        return length > 0 && other.prefix.length() == length
                && (prefix.address() ^ other.prefix.address()) == 1 << 32 - length
                && Arrays.equals(nextHops, other.nextHops);
    }

    /** The route to both halves; of two distances it says the longer, as OSPF does of summaries (RFC 2328 §12.4.3). */
    ComputedRoute with(ComputedRoute secondHalf) {
        return new ComputedRoute(new Ipv4Prefix(prefix.address(), prefix.length() - 1), nextHops,
                Math.max(metric, secondHalf.metric));
    }
}
