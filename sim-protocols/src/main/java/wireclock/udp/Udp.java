package wireclock.udp;

import java.util.ArrayList;
import java.util.List;
import wireclock.ip.Icmp;
import wireclock.ip.IpDropReason;
import wireclock.ip.IpProtocolHandler;
import wireclock.ip.Ipv4;
import wireclock.ip.PortTable;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.QuotedPacket;
import wireclock.wire.UdpDatagram;

/**
 * UDP on one node (RFC 768): gives each datagram to the socket that holds its destination port.
 *
 * <p>Several sockets may share a port if all of them say so, as with SO_REUSEADDR. A datagram to one host then comes to
 * the one that was opened last, as in Linux; one to a broadcast address to all of them, and one to a group to those that
 * joined it themselves, as in Linux with IP_MULTICAST_ALL off.
 */
public final class Udp implements IpProtocolHandler {
    /** In {@link #open}: any port that is free. */
    public static final int ANY_PORT = 0;

    private final Ipv4 ip;
    /** The one opened last; those before it hang on it. */
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
        return open(port, false, handler);
    }

    /**
     * Opens a socket at a port that others may share.
     *
     * @throws IllegalStateException if the port is taken by one that does not share it
     */
    public UdpSocket openShared(int port, DatagramHandler handler) {
        return open(port, true, handler);
    }

    private UdpSocket open(int port, boolean shared, DatagramHandler handler) {
        if (port < 0 || port > PortTable.LAST) {
            throw new IllegalArgumentException("port " + port + " is not within 0 and 65535");
        }
        int bound = port == ANY_PORT ? sockets.nextEphemeral() : port;
        UdpSocket earlier = sockets.get(bound);
        if (earlier != null && !(shared && earlier.isShared())) {
            throw new IllegalStateException("UDP port " + bound + " is in use");
        }
        UdpSocket socket = new UdpSocket(this, ip, bound, shared, handler);
        socket.earlier = earlier;
        sockets.put(bound, socket);
        return socket;
    }

    @Override
    public void receive(Ipv4Packet packet) {
        if (!(packet.payload() instanceof UdpDatagram datagram)) {
            ip.dropByTransport(IpDropReason.BAD_TRANSPORT);
            return;
        }
        UdpSocket socket = sockets.get(datagram.destinationPort());
        if (socket == null) {
            noPort(packet);
        } else if (socket.earlier == null && socket.wants(packet.destination())) {
            deliver(socket, packet, datagram);
        } else {
            receiveShared(socket, packet, datagram);
        }
    }

    private void receiveShared(UdpSocket last, Ipv4Packet packet, UdpDatagram datagram) {
        boolean toAll = ip.isToMany(packet.destination());
        boolean delivered = false;
        for (UdpSocket socket = last; socket != null && (toAll || !delivered); ) {
            // A handler may close its socket.
            UdpSocket next = socket.earlier;
            if (socket.wants(packet.destination())) {
                deliver(socket, packet, datagram);
                delivered = true;
            }
            socket = next;
        }
        if (!delivered) {
            noPort(packet);
        }
    }

    private void deliver(UdpSocket socket, Ipv4Packet packet, UdpDatagram datagram) {
        stats.datagramsReceived++;
        socket.handler().datagramReceived(packet.source(), datagram.sourcePort(), packet.destination(), datagram);
    }

    private void noPort(Ipv4Packet packet) {
        stats.noPorts++;
        ip.errors().send(IcmpType.DESTINATION_UNREACHABLE, IcmpType.PORT_UNREACHABLE, 0, packet);
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
            if (Icmp.isFragmentationNeeded(type, code)) {
                ip.learnPathMtu(quote.destination(), rest & 0xFFFF);
            }
            socket.handler().error(type, code, reporter, quote.destination(), quote.destinationPort());
        }
    }

    /** The open sockets by port, of one port the one that was opened last first. */
    public List<UdpSocket> sockets() {
        List<UdpSocket> open = new ArrayList<>();
        for (UdpSocket last : sockets.owners()) {
            for (UdpSocket socket = last; socket != null; socket = socket.earlier) {
                open.add(socket);
            }
        }
        return open;
    }

    public UdpStats stats() {
        return stats;
    }

    /** Takes all ports back without a word: the applications that held them are gone. */
    public void forget() {
        sockets.clear();
    }

    void close(UdpSocket socket) {
        UdpSocket last = sockets.get(socket.port());
        if (last == socket) {
            sockets.put(socket.port(), socket.earlier);
            return;
        }
        for (UdpSocket later = last; later != null; later = later.earlier) {
            if (later.earlier == socket) {
                later.earlier = socket.earlier;
                return;
            }
        }
    }
}
