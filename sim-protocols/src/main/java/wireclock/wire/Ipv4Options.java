package wireclock.wire;

/** Options of the IPv4 header as they stand there. */
public final class Ipv4Options {
    /** Every router shall look at this packet, whatever its destination (RFC 2113). */
    public static final BytesPayload ROUTER_ALERT = new BytesPayload(new byte[] {(byte) 0x94, 4, 0, 0});

    private Ipv4Options() {}
}
