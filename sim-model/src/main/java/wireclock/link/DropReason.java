package wireclock.link;

/** Why a link did not deliver a frame. */
public enum DropReason {
    QUEUE_FULL("queue full"),
    RANDOM_LOSS("random loss"),
    /** The IP packet is longer than the link's MTU. */
    TOO_LONG("longer than the MTU"),
    /** The line was cut before the frame arrived. */
    LINK_DOWN("link down");

    private final String text;

    DropReason(String text) {
        this.text = text;
    }

    /** In words, for captures and tables. */
    public String text() {
        return text;
    }
}
