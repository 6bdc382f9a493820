package wireclock.tcp;

/** Why a segment is sent again, as the sender knows it when it sends: whether it was needed shows later, if ever. */
public enum ResendCause {
    /** Later acknowledgements show that it is missing, or the path has become too narrow for it. */
    FAST("fast retransmission"),
    /** The retransmission timer has expired (RFC 6298), for a SYN too. */
    TIMEOUT("retransmission after a timeout"),
    /** To learn whether the end of what was sent has arrived (RFC 8985 §7). */
    PROBE("tail loss probe");

    private final String text;

    ResendCause(String text) {
        this.text = text;
    }

    /** In words. */
    public String text() {
        return text;
    }
}
