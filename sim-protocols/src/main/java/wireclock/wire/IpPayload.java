package wireclock.wire;

/** What an IPv4 packet carries. */
public sealed interface IpPayload permits IcmpMessage, IgmpMessage, RawIpPayload, TcpSegment, UdpDatagram {
    /** The number in the protocol field. */
    int protocol();

    /** Bytes, the transport header included. */
    int length();
}
