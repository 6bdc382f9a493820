package wireclock.ip;

import wireclock.wire.IcmpType;

/** What ICMP on a node counts, by type of message; written by this package alone. */
public final class IcmpStats {
    /** Errors that were not sent because of the rate limit. */
    public long rateLimited;
    /** Errors and echo replies that were not sent because the node is told to be silent. */
    public long filtered;
    /** Redirects that changed a way. */
    public long redirectsAccepted;

    /** The last place is for all types that nobody knows. */
    private final long[] sent = new long[IcmpType.LAST_KNOWN + 2];
    private final long[] received = new long[IcmpType.LAST_KNOWN + 2];

    /** Messages sent of a type, see {@link IcmpType}; all types from 19 on are counted together. */
    public long sent(int type) {
        return sent[place(type)];
    }

    /** Messages received of a type. */
    public long received(int type) {
        return received[place(type)];
    }

    void countSent(int type) {
        sent[place(type)]++;
    }

    void countReceived(int type) {
        received[place(type)]++;
    }

    private static int place(int type) {
        return Math.min(type, IcmpType.LAST_KNOWN + 1);
    }
}
