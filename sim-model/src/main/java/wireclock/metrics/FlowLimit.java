package wireclock.metrics;

/** What can hold a flow back. Where several hold at once, the one that stands first here counts. */
public enum FlowLimit {
    /** A link of the path is cut. */
    LINK_DOWN("link down"),
    /** The retransmission timer has expired, and what was outstanding then is being repaired. */
    RTO("RTO"),
    /** Fast recovery. */
    RECOVERY("recovery"),
    RECEIVE_WINDOW("receive window"),
    CONGESTION_WINDOW("congestion window"),
    SEND_BUFFER("send buffer"),
    /** The application has nothing to send: all is written, or it waits. */
    APPLICATION("application"),
    HANDSHAKE("handshake");

    private final String text;

    FlowLimit(String text) {
        this.text = text;
    }

    /** As results name it. */
    public String text() {
        return text;
    }
}
