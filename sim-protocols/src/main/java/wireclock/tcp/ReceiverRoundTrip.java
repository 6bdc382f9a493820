package wireclock.tcp;

/**
 * The round-trip time as a receiver sees it that sends no data of its own: by the echo of its timestamps, or by how long
 * the peer takes to fill the window that was open. Linux's rcv_rtt_est; only the size of the window depends on it.
 */
final class ReceiverRoundTrip {
    /** Eight times the estimate. */
    private long scaledPs;
    private int lastEcho;
    private boolean echoSeen;
    private long windowEnd;
    private long windowBeganPs;
    private boolean measuring;

    /** The estimate, or 0 while there is none. */
    long smoothedPs() {
        return scaledPs >> 3;
    }

    /**
     * A full segment has come that echoes a timestamp of ours; each echo counts once. A shorter time counts at once, a
     * longer one little by little, and not at all while the application does not keep up (Linux 6.18:
     * tcp_rcv_rtt_update).
     */
    void echoed(int echo, long elapsedPs, boolean allRead) {
        if (echoSeen && echo == lastEcho) {
            return;
        }
        echoSeen = true;
        lastEcho = echo;
        if (elapsedPs > 0 && (scaledPs == 0 || elapsedPs << 3 < scaledPs)) {
            scaledPs = elapsedPs << 3;
        } else if (elapsedPs > 0 && allRead) {
            scaledPs += elapsedPs - (scaledPs >> 3);
        }
    }

    /** Without timestamps: a window full takes a round trip at least, so the shortest that was seen counts. */
    void received(long rcvNxt, long windowBytes, long nowPs) {
        if (measuring && rcvNxt < windowEnd) {
            return;
        }
        if (measuring) {
            long samplePs = Math.max(nowPs - windowBeganPs, 1) << 3;
            scaledPs = scaledPs == 0 ? samplePs : Math.min(scaledPs, samplePs);
        }
        measuring = true;
        windowEnd = rcvNxt + windowBytes;
        windowBeganPs = nowPs;
    }
}
