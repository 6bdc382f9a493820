package wireclock.wire;

/** What an Ethernet frame carries. */
public sealed interface FramePayload permits ArpPacket, Bpdu, Ipv4Packet, RawFramePayload {
    /** Bytes of the payload, without the padding that a short frame gets. */
    int length();
}
