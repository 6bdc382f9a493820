package wireclock.ip;

import java.util.function.IntPredicate;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.QuotedPacket;

/** The seam above the network layer: a transport protocol. */
public interface IpProtocolHandler {
    /**
     * A whole packet of this protocol arrived for one of this node's addresses, or for a broadcast or multicast
     * address that it listens to.
     */
    void receive(Ipv4Packet packet);

    /**
     * Somebody could not deliver a packet that this node sent (RFC 1122 §3.2.2).
     *
     * @param type of the ICMP message, see {@link wireclock.wire.IcmpType}
     * @param code of the ICMP message
     * @param rest the header's last four bytes; with "fragmentation needed" the next hop's MTU in the lower half
     * @param quote what the message quotes of the packet in question
     */
    void errorReceived(int type, int code, int rest, QuotedPacket quote);

    /**
     * An interface of this node has another address, MTU or state: what was derived from it may not hold any more.
     */
    default void pathsChanged() {}

    /**
     * As {@link #errorReceived(int, int, int, QuotedPacket)}, for those who ask who says so.
     *
     * @param reporter the node that sent the message; this one itself when a neighbour did not answer ARP
     */
    default void errorReceived(int reporter, int type, int code, int rest, QuotedPacket quote) {
        errorReceived(type, code, rest, quote);
    }

    /** Whether something that was sent to one of certain destinations is known to have arrived since a time. */
    default boolean isConfirmed(IntPredicate destination, long sincePs) {
        return false;
    }
}
