package wireclock.udp;

import wireclock.ip.Ipv4;
import wireclock.ip.SendResult;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Payload;
import wireclock.wire.UdpDatagram;

/** A UDP port that an application holds: what it sends from and receives at. */
public final class UdpSocket {
    private final Udp udp;
    private final Ipv4 ip;
    private final int port;
    private final DatagramHandler handler;
    private int typeOfService;

    UdpSocket(Udp udp, Ipv4 ip, int port, DatagramHandler handler) {
        this.udp = udp;
        this.ip = ip;
        this.port = port;
        this.handler = handler;
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
        SendResult result = ip.send(Ipv4Address.ANY, destination, typeOfService, timeToLive,
                new UdpDatagram(port, destinationPort, payload));
        if (result == SendResult.SENT) {
            udp.stats().datagramsSent++;
        }
        return result;
    }

    /** Says what is put into the type of service of what is sent from now on: DSCP and ECN, 0 to 255. */
    public void setTypeOfService(int typeOfService) {
        this.typeOfService = typeOfService;
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
