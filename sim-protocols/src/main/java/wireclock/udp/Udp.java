package wireclock.udp;

import java.util.List;
import wireclock.ip.IpProtocolHandler;
import wireclock.ip.Ipv4;
import wireclock.ip.PortTable;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.QuotedPacket;
import wireclock.wire.UdpDatagram;

/** UDP on one node (RFC 768): gives each datagram to the socket that holds its destination port. */
public final class Udp implements IpProtocolHandler {
    /** In {@link #open}: any port that is free. */
    public static final int ANY_PORT = 0;

    private final Ipv4 ip;
    private final PortTable<UdpSocket> sockets = new PortTable<>();
    private final UdpStats stats = new UdpStats();

    public Udp(Ipv4 ip) {
        this.ip = ip;
    }

    /**
     * Opens a socket on all addresses of the node.
     *
     * @param port 1 to 65535, or {@link #ANY_PORT} for one from 49152 up
     * @throws IllegalStateException if the port is taken
     */
    public UdpSocket open(int port, DatagramHandler handler) {
        if (port < 0 || port > PortTable.LAST) {
            throw new IllegalArgumentException("port " + port + " is not within 0 and 65535");
        }
        int bound = port == ANY_PORT ? sockets.nextEphemeral() : port;
        if (sockets.get(bound) != null) {
            throw new IllegalStateException("UDP port " + bound + " is in use");
        }
        UdpSocket socket = new UdpSocket(this, ip, bound, handler);
        sockets.put(bound, socket);
        return socket;
    }

    @Override
    public void receive(Ipv4Packet packet) {
        if (!(packet.payload() instanceof UdpDatagram datagram)) {
            return;
        }
        UdpSocket socket = sockets.get(datagram.destinationPort());
        if (socket == null) {
            stats.noPorts++;
            ip.errors().send(IcmpType.DESTINATION_UNREACHABLE, IcmpType.PORT_UNREACHABLE, 0, packet);
            return;
        }
        stats.datagramsReceived++;
        socket.handler().datagramReceived(packet.source(), datagram.sourcePort(), packet.destination(), datagram);
    }

    @Override
    public void errorReceived(int type, int code, int rest, QuotedPacket quote) {
        errorReceived(Ipv4Address.ANY, type, code, rest, quote);
    }

    @Override
    public void errorReceived(int reporter, int type, int code, int rest, QuotedPacket quote) {
        if (quote.sourcePort() == QuotedPacket.ABSENT) {
            return;
        }
        UdpSocket socket = sockets.get(quote.sourcePort());
        if (socket != null) {
            socket.handler().error(type, code, reporter, quote.destination(), quote.destinationPort());
        }
    }

    /** The open sockets, by port. */
    public List<UdpSocket> sockets() {
        return sockets.owners();
    }

    public UdpStats stats() {
        return stats;
    }

    void close(UdpSocket socket) {
        if (sockets.get(socket.port()) == socket) {
            sockets.put(socket.port(), null);
        }
    }
}
