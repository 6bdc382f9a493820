package wireclock.link;

/** Why a link did not deliver a frame. */
public enum DropReason {
    QUEUE_FULL("queue full"),
    RANDOM_LOSS("random loss"),
    /** The IP packet is longer than the link's MTU. */
    TOO_LONG("longer than the MTU"),
    /** The line was cut before the frame arrived. */
    LINK_DOWN("link down"),
    /** A fault of the scenario that names single packets. */
    INJECTED("lost by a fault"),
    /** It arrives, but with wrong bits: an adapter drops it for its frame check sequence. */
    BIT_ERRORS("damaged by bit errors"),
    /** The queue discipline wants its sender to slow down. */
    ACTIVE_QUEUE("active queue management"),
    /** Given up after as many attempts as a station makes (IEEE 802.3 §4.2.3.2.5). */
    EXCESSIVE_COLLISIONS("excessive collisions");

    private final String text;

    DropReason(String text) {
        this.text = text;
    }

    /** In words, for captures and tables. */
    public String text() {
        return text;
    }
}
