package wireclock.udp;

import wireclock.ip.Ipv4;
import wireclock.ip.PathMtuDiscovery;
import wireclock.ip.SendResult;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Payload;
import wireclock.wire.UdpDatagram;

/** A UDP port that an application holds: what it sends from and receives at. */
public final class UdpSocket {
    private static final int ROUTINE = 0;

    private final Udp udp;
    private final Ipv4 ip;
    private final int port;
    private final DatagramHandler handler;
    private PathMtuDiscovery discovery = PathMtuDiscovery.WANT;

    UdpSocket(Udp udp, Ipv4 ip, int port, DatagramHandler handler) {
        this.udp = udp;
        this.ip = ip;
        this.port = port;
        this.handler = handler;
    }

    /** Says whether datagrams may be fragmented: IP_MTU_DISCOVER. */
    public void setPathMtuDiscovery(PathMtuDiscovery discovery) {
        this.discovery = discovery;
    }

    /** Sends a datagram with the usual time to live. */
    public SendResult send(int destination, int destinationPort, Payload payload) {
        return send(destination, destinationPort, payload, Ipv4Packet.DEFAULT_TIME_TO_LIVE);
    }

    /**
     * Sends a datagram.
     *
     * @param destination a host, or a broadcast or multicast address
     * @param destinationPort 1 to 65535
     * @param timeToLive 1 to 255
     */
    public SendResult send(int destination, int destinationPort, Payload payload, int timeToLive) {
        SendResult result = ip.send(Ipv4Address.ANY, destination, ROUTINE, timeToLive, discovery,
                new UdpDatagram(port, destinationPort, payload));
        if (result == SendResult.SENT) {
            udp.stats().datagramsSent++;
        }
        return result;
    }

    /** Gives the port back. */
    public void close() {
        udp.close(this);
    }

    /** The port that this socket holds. */
    public int port() {
        return port;
    }

    DatagramHandler handler() {
        return handler;
    }
}
