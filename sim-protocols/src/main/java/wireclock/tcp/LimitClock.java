package wireclock.tcp;

/**
 * What has kept a sender from sending faster, and for how long: nothing but the network, the peer's window, or its own
 * buffer (Linux: tcp_chrono, told by TCP_INFO).
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

    /**
     * Looks at what limits the sender now.
     *
     * @param writerWaits whether the application waits for room
     */
    void look(TcpSender sender, boolean writerWaits, long nowPs) {
        long unsent = sender.unsentBytes();
        if (unsent > 0 && sender.inFlight() < sender.window()
                && sender.sndUna() + sender.sendWindow() - sender.sndNxt() < Math.min(unsent, sender.segmentSize())) {
            is(Limit.WINDOW, nowPs);
        } else if (unsent == 0 && !sender.hasOutstanding()) {
            is(Limit.IDLE, nowPs);
        } else {
            is(unsent == 0 && writerWaits ? Limit.BUFFER : Limit.BUSY, nowPs);
        }
    }

    private void is(Limit present, long nowPs) {
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
