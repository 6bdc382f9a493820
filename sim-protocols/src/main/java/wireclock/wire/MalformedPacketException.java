package wireclock.wire;

/**
 * Bytes that are not the packet they claim to be: the one thing a decoder throws. Damaged packets are everyday business
 * on a network, so it carries no stack trace and is cheap.
 */
public final class MalformedPacketException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** Shorter than its header needs or says. */
        TRUNCATED,
        /** The frame check sequence does not match. */
        BAD_FCS,
        /** A checksum of IPv4, ICMP, UDP or TCP does not match. */
        BAD_CHECKSUM,
        /** A length field that contradicts itself or its surroundings. */
        BAD_LENGTH,
        /** Another version of IP than the frame announces. */
        BAD_VERSION
    }

    private final Reason reason;

    /** @param text names the protocol and what was found, for example {@code "IPv4: header length 16"} */
    public MalformedPacketException(Reason reason, String text) {
        super(text, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
