package wireclock.tcp;

/**
 * How long each of the reasons has held that TCP_INFO tells (Linux: tcp_chrono). {@link LimitWatch} says which one holds.
 */
final class LimitClock {
    /** What is the limit at present. */
    enum Limit {
        /** There is nothing to send and nothing outstanding. */
        IDLE,
        /** The network, as far as the sender knows. */
        BUSY,
        /** The peer's window leaves no room for the next segment. */
        WINDOW,
        /** The application waits for room in the buffer, and there is nothing left to send. */
        BUFFER
    }

    private final long[] totalPs = new long[Limit.values().length];
    private Limit limit = Limit.IDLE;
    private long sincePs;

    void is(Limit present, long nowPs) {
        if (present != limit) {
            totalPs[limit.ordinal()] += nowPs - sincePs;
            limit = present;
            sincePs = nowPs;
        }
    }

    private long totalPs(Limit which, long nowPs) {
        return totalPs[which.ordinal()] + (limit == which ? nowPs - sincePs : 0);
    }

    /** How long there was something to send or outstanding. */
    long busyPs(long nowPs) {
        return totalPs(Limit.BUSY, nowPs) + windowPs(nowPs) + bufferPs(nowPs);
    }

    long windowPs(long nowPs) {
        return totalPs(Limit.WINDOW, nowPs);
    }

    long bufferPs(long nowPs) {
        return totalPs(Limit.BUFFER, nowPs);
    }
}
