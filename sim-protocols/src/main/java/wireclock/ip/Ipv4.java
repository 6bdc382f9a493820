package wireclock.ip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.arp.Arp;
import wireclock.arp.Neighbor;
import wireclock.arp.ResolutionListener;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Nic;
import wireclock.wire.IcmpType;
import wireclock.wire.IpPayload;
import wireclock.wire.IpProtocol;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;

/**
 * The network layer of one node (RFC 791, RFC 1122 §3, RFC 1812): sends what the transports hand down, delivers what
 * is for this node, and, if the node is a router, forwards the rest.
 *
 * <p>Every packet costs one look-up of its destination, see {@link Destination}. A packet that is too long for the
 * next link is never fragmented: with or without DF it is refused here or reported to its sender (RFC 1191).
 * Fragments are forwarded, but not reassembled.
 */
public final class Ipv4 implements ResolutionListener {
    private static final int PROTOCOLS = 256;

    private final boolean forwarding;
    private final List<NetworkInterface> interfaces = new ArrayList<>();
    private final RoutingTable routes;
    private final DestinationResolver resolver;
    private final DestinationTable destinations;
    private final @Nullable IpProtocolHandler[] handlers = new @Nullable IpProtocolHandler[PROTOCOLS];
    private final LoopbackQueue loopback;
    private final IcmpErrors errors;
    private final Icmp icmp;
    private final IpStats stats = new IpStats();
    private int identification;

    /**
     * @param component the node's
     * @param forwarding whether packets for others are passed on, that is, whether the node is a router
     */
    public Ipv4(Scheduler scheduler, int component, boolean forwarding) {
        this.forwarding = forwarding;
        this.routes = new RoutingTable(this::forgetDestinations);
        this.resolver = new DestinationResolver(interfaces, routes);
        this.destinations = new DestinationTable(resolver);
        this.loopback = new LoopbackQueue(scheduler, component, this);
        this.errors = new IcmpErrors(this);
        this.icmp = new Icmp(this);
        register(IpProtocol.ICMP, icmp);
    }

    /**
     * Adds an interface and the route to the network that it stands in. The caller makes it the receiver of the
     * adapter.
     *
     * @param name unique within the node
     * @param prefixLength of the segment's network, 0 to 32
     * @param mtu longest packet in bytes, 68 to 65535
     */
    public NetworkInterface addInterface(String name, Nic nic, Arp arp, int address, int prefixLength, int mtu) {
        if (mtu < Ipv4Packet.MIN_MTU || mtu > Ipv4Packet.MAX_TOTAL_LENGTH) {
            throw new IllegalArgumentException("an MTU of " + mtu + " B is not within 68 B and 65535 B");
        }
        NetworkInterface added = new NetworkInterface(this, name, nic, arp, address, prefixLength, mtu);
        arp.setListener(this);
        interfaces.add(added);
        routes.add(added.prefix(), Route.ON_LINK, added, 0);
        return added;
    }

    /**
     * Says how packets are divided among equally good routes; by flow unless this is called.
     *
     * @param seed of this node's hash: different ones make the choices of successive routers independent
     */
    public void setMultipath(Multipath choice, long seed) {
        resolver.setMultipath(choice, seed);
        forgetDestinations();
    }

    /**
     * Names the transport for a protocol number.
     *
     * @param protocol 0 to 255
     */
    public void register(int protocol, IpProtocolHandler handler) {
        handlers[protocol] = handler;
    }

    /**
     * Sends a payload in a packet that may not be fragmented, as Linux does.
     *
     * @param source one of this node's addresses, or 0 for that of the interface by which the packet leaves
     * @param typeOfService DSCP and ECN, 0 to 255
     * @param timeToLive 1 to 255
     */
    public SendResult send(int source, int destination, int typeOfService, int timeToLive, IpPayload payload) {
        Destination way = destinations.get(destination);
        int from = source == Ipv4Address.ANY ? way.source : source;
        int id = identification++;
        Ipv4Packet packet = Ipv4Packet.of(from, destination, typeOfService, timeToLive, id, true, payload);
        return send(packet, way.way(packet));
    }

    /** Sends a packet as it is. */
    public SendResult send(Ipv4Packet packet) {
        return send(packet, destinations.get(packet.destination()).way(packet));
    }

    private SendResult send(Ipv4Packet packet, Destination way) {
        if (packet.totalLength() > way.mtu) {
            return SendResult.MESSAGE_TOO_LONG;
        }
        Neighbor neighbor = way.neighbor;
        if (neighbor != null) {
            stats.sent++;
            neighbor.send(packet);
            return SendResult.SENT;
        }
        return switch (way.kind) {
            case LOCAL, LOOPBACK -> {
                stats.sent++;
                loopback.add(packet);
                yield SendResult.SENT;
            }
            case INVALID -> SendResult.INVALID_DESTINATION;
            default -> SendResult.NETWORK_UNREACHABLE;
        };
    }

    /**
     * Takes a packet from an interface.
     *
     * @param inGroupFrame whether the frame was for several stations
     */
    void receive(Ipv4Packet packet, boolean inGroupFrame) {
        stats.received++;
        if (isMartianSource(packet)) {
            stats.drop(IpDropReason.MARTIAN_SOURCE);
            return;
        }
        Destination way = destinations.get(packet.destination()).way(packet);
        Neighbor neighbor = way.neighbor;
        if (way.kind == Destination.Kind.FORWARD && forwarding && !inGroupFrame && neighbor != null) {
            forward(packet, way, neighbor);
        } else {
            receiveHere(packet, way.kind, inGroupFrame);
        }
    }

    private void forward(Ipv4Packet packet, Destination way, Neighbor neighbor) {
        if (packet.timeToLive() <= 1) {
            stats.drop(IpDropReason.TTL_EXPIRED);
            errors.send(IcmpType.TIME_EXCEEDED, IcmpType.TTL_EXPIRED, 0, packet);
        } else if (packet.totalLength() > way.mtu) {
            stats.drop(packet.dontFragment() ? IpDropReason.FRAGMENTATION_NEEDED : IpDropReason.TOO_LONG);
            errors.send(IcmpType.DESTINATION_UNREACHABLE, IcmpType.FRAGMENTATION_NEEDED, way.mtu, packet);
        } else {
            stats.forwarded++;
            neighbor.send(packet.forwarded());
        }
    }

    /** Handles what is not forwarded. */
    private void receiveHere(Ipv4Packet packet, Destination.Kind kind, boolean inGroupFrame) {
        switch (kind) {
            case LOCAL -> {
                if (inGroupFrame) {
                    stats.drop(IpDropReason.LINK_BROADCAST);
                } else if (isLocal(packet.source())) {
                    stats.drop(IpDropReason.MARTIAN_SOURCE);
                } else {
                    deliver(packet);
                }
            }
            case BROADCAST -> deliver(packet);
            case MULTICAST -> stats.drop(IpDropReason.NOT_JOINED);
            case LOOPBACK, INVALID -> stats.drop(IpDropReason.MARTIAN_DESTINATION);
            case FORWARD, UNREACHABLE -> {
                if (inGroupFrame) {
                    stats.drop(IpDropReason.LINK_BROADCAST);
                } else if (!forwarding) {
                    stats.drop(IpDropReason.NOT_FOR_US);
                } else {
                    stats.drop(IpDropReason.NO_ROUTE);
                    errors.send(IcmpType.DESTINATION_UNREACHABLE, IcmpType.NETWORK_UNREACHABLE, 0, packet);
                }
            }
        }
    }

    /** Hands a packet that is for this node to its transport. */
    void deliver(Ipv4Packet packet) {
        if (packet.isFragment()) {
            stats.drop(IpDropReason.FRAGMENT);
            return;
        }
        IpProtocolHandler handler = handlers[packet.payload().protocol()];
        if (handler == null) {
            stats.drop(IpDropReason.PROTOCOL_UNREACHABLE);
            errors.send(IcmpType.DESTINATION_UNREACHABLE, IcmpType.PROTOCOL_UNREACHABLE, 0, packet);
            return;
        }
        stats.delivered++;
        handler.receive(packet);
    }

    /** Reports to the sender, which may be this node itself: its transports hear of it in the same way. */
    @Override
    public void neighborUnreachable(Ipv4Packet packet) {
        stats.drop(IpDropReason.HOST_UNREACHABLE);
        errors.send(IcmpType.DESTINATION_UNREACHABLE, IcmpType.HOST_UNREACHABLE, 0, packet);
    }

    @Override
    public void neighborForgotten() {
        forgetDestinations();
    }

    /** Whether an address is that of one of this node's interfaces. */
    public boolean isLocal(int address) {
        for (int i = 0; i < interfaces.size(); i++) {
            if (interfaces.get(i).address() == address) {
                return true;
            }
        }
        return false;
    }

    /** The address that packets to a destination are sent from; 0 when no route leads there. */
    public int sourceFor(int destination) {
        return destinations.get(destination).source;
    }

    /**
     * The longest packet in bytes that may be sent towards a destination: the MTU of the interface by which it
     * leaves.
     */
    public int mtuTowards(int destination) {
        return destinations.get(destination).mtu;
    }

    /** Interfaces in the order of their addition. */
    public List<NetworkInterface> interfaces() {
        return Collections.unmodifiableList(interfaces);
    }

    public RoutingTable routes() {
        return routes;
    }

    public Icmp icmp() {
        return icmp;
    }

    /** The one way to send ICMP errors, for transports that have a reason to (RFC 1122 §4.1.3.1). */
    public IcmpErrors errors() {
        return errors;
    }

    public IpStats stats() {
        return stats;
    }

    Destination destination(int address) {
        return destinations.get(address);
    }

    @Nullable IpProtocolHandler handler(int protocol) {
        return handlers[protocol];
    }

    private void forgetDestinations() {
        destinations.clear();
    }

    /**
     * Whether the source address cannot be that of one host (RFC 1812 §5.3.7): 0.0.0.0/8, 127.0.0.0/8, groups, class
     * E. Only a host that still asks for its address may have none, and speaks to everybody then.
     */
    private static boolean isMartianSource(Ipv4Packet packet) {
        int firstOctet = packet.source() >>> 24;
        return firstOctet >= 224 || firstOctet == 127
                || firstOctet == 0 && (packet.source() != 0 || packet.destination() != Ipv4Address.LIMITED_BROADCAST);
    }
}
