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

    /**
     * As {@link #error(int, int)}, for those who ask who says so, and of what (Linux: {@code IP_RECVERR}).
     *
     * @param reporter the node that reported; this one itself when a neighbour did not answer ARP
     * @param destination where the datagram was sent to
     * @param destinationPort where the datagram was sent to
     */
    default void error(int type, int code, int reporter, int destination, int destinationPort) {
        error(type, code);
    }
}
