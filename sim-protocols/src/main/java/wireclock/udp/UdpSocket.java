package wireclock.udp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.ip.Ipv4;
import wireclock.ip.NetworkInterface;
import wireclock.ip.SendResult;
import wireclock.wire.IgmpMessage;
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
    private final boolean shared;
    private final DatagramHandler handler;
    private final List<Membership> memberships = new ArrayList<>(0);
    /** The socket that was opened at the same port before this one. */
    @Nullable UdpSocket earlier;

    private record Membership(NetworkInterface on, int group) {}

    UdpSocket(Udp udp, Ipv4 ip, int port, boolean shared, DatagramHandler handler) {
        this.udp = udp;
        this.ip = ip;
        this.port = port;
        this.shared = shared;
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
        SendResult result = ip.send(Ipv4Address.ANY, destination, ROUTINE, timeToLive,
                new UdpDatagram(port, destinationPort, payload));
        if (result == SendResult.SENT) {
            udp.stats().datagramsSent++;
        }
        return result;
    }

    /** Joins a group: datagrams to it that arrive at this port by that interface come to this socket. */
    public void join(NetworkInterface on, int group) {
        memberships.add(new Membership(on, group));
        ip.multicast().join(on, group);
    }

    /** Leaves a group; does nothing if it was not joined. */
    public void leave(NetworkInterface on, int group) {
        if (memberships.remove(new Membership(on, group))) {
            ip.multicast().leave(on, group);
        }
    }

    /** Gives the port back, and leaves all groups. */
    public void close() {
        udp.close(this);
        for (Membership membership : memberships) {
            ip.multicast().leave(membership.on, membership.group);
        }
        memberships.clear();
    }

    /** The port that this socket holds. */
    public int port() {
        return port;
    }

    /** Whether others may hold the same port. */
    boolean isShared() {
        return shared;
    }

    /** Whether datagrams to an address are for this socket: to a group only if it joined that itself. */
    boolean wants(int destination) {
        return !Ipv4Address.isMulticast(destination) || destination == IgmpMessage.ALL_HOSTS || hasJoined(destination);
    }

    private boolean hasJoined(int group) {
        for (int i = 0; i < memberships.size(); i++) {
            if (memberships.get(i).group == group) {
                return true;
            }
        }
        return false;
    }

    DatagramHandler handler() {
        return handler;
    }
}
