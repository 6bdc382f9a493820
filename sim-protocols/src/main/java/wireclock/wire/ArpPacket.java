package wireclock.wire;

/**
 * An ARP packet for IPv4 over Ethernet (RFC 826).
 *
 * @param operation {@link #REQUEST} or {@link #REPLY}; other values are carried
 * @param senderMac hardware address in the low 48 bits
 * @param senderIp protocol address
 * @param targetMac hardware address in the low 48 bits; 0 in a request
 * @param targetIp protocol address
 */
public record ArpPacket(int operation, long senderMac, int senderIp, long targetMac, int targetIp)
        implements FramePayload {
    public static final int REQUEST = 1;
    public static final int REPLY = 2;
    public static final int LENGTH = 28;

    /** Whether it is about the sender itself (RFC 5944 §4.6); a reply then names the sender's MAC address twice. */
    public boolean isGratuitous() {
        return senderIp == targetIp && (operation == REQUEST || senderMac == targetMac);
    }

    @Override
    public int length() {
        return LENGTH;
    }
}
