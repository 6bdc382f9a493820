package wireclock.udp;

import wireclock.wire.UdpDatagram;

/** The seam above UDP: an application. */
public interface DatagramHandler {
    /**
     * A datagram arrived at the socket's port.
     *
     * @param source address of the sender
     * @param sourcePort of the sender
     * @param destination the address that it was sent to: one of this node's own, or a broadcast or multicast address
     */
    void datagramReceived(int source, int sourcePort, int destination, UdpDatagram datagram);

    /**
     * A datagram sent from the socket could not be delivered (RFC 1122 §4.1.3.3). Best ignored where loss is a fact
     * of life.
     *
     * @param type of the ICMP message, see {@link wireclock.wire.IcmpType}
     * @param code of the ICMP message
     */
    default void error(int type, int code) {}
}
