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
import wireclock.wire.Ipv4Options;
import wireclock.wire.Ipv4Packet;

/**
 * The network layer of one node (RFC 791, RFC 1122 §3, RFC 1812): sends what the transports hand down, delivers what
 * is for this node, and, if the node is a router, forwards the rest.
 *
 * <p>Every packet costs one look-up of its destination, see {@link Destination}. What seldom happens to packets has
 * files of its own: {@link Forwarder}, {@link Fragmenter}, {@link Reassembly}, {@link Ipv4Options}, and {@link RouteExceptions} for what
 * ICMP teaches.
 */
public final class Ipv4 implements ResolutionListener {
    private final int component;
    private final IpConfig config;
    private final boolean forwarding;
    private final List<NetworkInterface> interfaces = new ArrayList<>();
    private final RoutingTable routes;
    private final DestinationResolver resolver;
    private final DestinationTable destinations;
    private final Protocols protocols = new Protocols();
    private final LoopbackQueue loopback;
    private final IcmpErrors errors;
    private final Icmp icmp;
    private final Multicast multicast;
    private final Reassembly reassembly;
    private final RouteExceptions exceptions;
    private final Identifications identifications = new Identifications();
    private final SourceCheck sources;
    private final IpStats stats = new IpStats();
    private final Forwarder forwarder;

    /** With the settings of {@link IpConfig#DEFAULT}. */
    public Ipv4(Scheduler scheduler, int component, boolean forwarding) {
        this(scheduler, component, forwarding, IpConfig.DEFAULT);
    }

    /**
     * @param component the node's
     * @param forwarding whether packets for others are passed on, that is, whether the node is a router
     */
    public Ipv4(Scheduler scheduler, int component, boolean forwarding, IpConfig config) {
        this.component = component;
        this.config = config;
        this.forwarding = forwarding;
        this.routes = new RoutingTable(this::forgetDestinations);
        this.exceptions = new RouteExceptions(scheduler, config, this::forgetDestinations);
        this.resolver = new DestinationResolver(interfaces, routes, exceptions);
        this.destinations = new DestinationTable(resolver);
        this.sources = new SourceCheck(interfaces, destinations, config.reversePathFilter());
        this.loopback = new LoopbackQueue(scheduler, component, this);
        IcmpStats icmpStats = new IcmpStats();
        this.errors = new IcmpErrors(this, scheduler, config, icmpStats);
        this.icmp = new Icmp(this, config.icmpFiltered(), config.redirectsAccepted() && !forwarding, icmpStats);
        this.multicast = new Multicast(this, scheduler, component);
        this.reassembly = new Reassembly(scheduler, component, config, stats, errors);
        this.forwarder = new Forwarder(this, scheduler);
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
        NetworkInterface added =
                new NetworkInterface(this, name, nic, arp, address, prefixLength, checkedMtu(mtu));
        arp.setListener(this);
        interfaces.add(added);
        sources.forget();
        Multicast.prepare(added);
        routes.add(added.prefix(), Route.ON_LINK, added, 0);
        return added;
    }

    static int checkedMtu(int mtu) {
        if (mtu < Ipv4Packet.MIN_MTU || mtu > Ipv4Packet.MAX_TOTAL_LENGTH) {
            throw new IllegalArgumentException("an MTU of " + mtu + " B is not within 68 B and 65535 B");
        }
        return mtu;
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
        protocols.register(protocol, handler);
    }

    /**
     * Sends a payload, with DF if that is known to pass: {@link PathMtuDiscovery#WANT}.
     *
     * @param source one of this node's addresses, or 0 for that of the interface by which the packet leaves
     * @param typeOfService DSCP and ECN, 0 to 255
     * @param timeToLive 1 to 255
     */
    public SendResult send(int source, int destination, int typeOfService, int timeToLive, IpPayload payload) {
        return send(source, destination, typeOfService, timeToLive, PathMtuDiscovery.WANT, payload);
    }

    /** Sends a payload, with or without leave to fragment it. */
    public SendResult send(int source, int destination, int typeOfService, int timeToLive, PathMtuDiscovery discovery,
            IpPayload payload) {
        Destination way = destination(destination);
        int from = source == Ipv4Address.ANY ? way.source : source;
        boolean fits = Ipv4Packet.HEADER_BYTES + payload.length() <= way.pathMtu;
        boolean dontFragment = discovery == PathMtuDiscovery.DO
                || discovery == PathMtuDiscovery.WANT && fits && !way.pathMtuLocked;
        int id = dontFragment ? identifications.nextAtomic()
                : identifications.next(from, destination, payload.protocol());
        Ipv4Packet packet = Ipv4Packet.of(from, destination, typeOfService, timeToLive, id, dontFragment, payload);
        return send(packet, way.way(packet));
    }

    /** Sends a packet as it is, or in fragments if it is too long for its path and has no DF. */
    public SendResult send(Ipv4Packet packet) {
        return send(packet, destination(packet.destination()).way(packet));
    }

    private SendResult send(Ipv4Packet packet, Destination way) {
        boolean tooLong = packet.totalLength() > way.pathMtu;
        if (tooLong && (packet.dontFragment() || packet.totalLength() > Ipv4Packet.MAX_TOTAL_LENGTH)) {
            return SendResult.MESSAGE_TOO_LONG;
        }
        Neighbor neighbor = way.neighbor;
        if (neighbor != null) {
            stats.sent++;
            if (tooLong) {
                sendFragments(packet, way.pathMtu, neighbor);
            } else {
                neighbor.send(packet);
            }
            if (way.kind != Destination.Kind.FORWARD) {
                loopback.addOwn(packet, way, interfaces);
            }
            return SendResult.SENT;
        }
        return switch (way.kind) {
            case LOCAL, LOOPBACK -> {
                stats.sent++;
                loopback.add(packet);
                yield SendResult.SENT;
            }
            case INVALID, BLACKHOLE -> SendResult.INVALID_DESTINATION;
            case HOST_UNREACHABLE -> SendResult.HOST_UNREACHABLE;
            case PROHIBITED -> SendResult.PROHIBITED;
            default -> SendResult.NETWORK_UNREACHABLE;
        };
    }

    /** Sends a packet in pieces that a link can take. */
    void sendFragments(Ipv4Packet packet, int mtu, Neighbor neighbor) {
        List<Ipv4Packet> fragments = Fragmenter.split(packet, mtu);
        stats.fragOks++;
        stats.fragCreates += fragments.size();
        for (Ipv4Packet fragment : fragments) {
            neighbor.send(fragment);
        }
    }

    /**
     * Takes a packet from an interface.
     *
     * @param inGroupFrame whether the frame was for several stations
     */
    void receive(Ipv4Packet packet, boolean inGroupFrame, NetworkInterface in) {
        if (!accepts(packet, inGroupFrame, in)) {
            return;
        }
        Destination way = destinations.get(packet.destination()).way(packet);
        Neighbor neighbor = way.neighbor;
        if (way.kind == Destination.Kind.FORWARD && forwarding && !inGroupFrame && neighbor != null) {
            forwarder.forward(packet, way, neighbor, in);
        } else {
            receiveHere(packet, way.kind, inGroupFrame, in);
        }
    }

    /** Counts a packet that an interface has received; whether its source and its options may be believed. */
    boolean accepts(Ipv4Packet packet, boolean inGroupFrame, NetworkInterface in) {
        stats.received++;
        IpDropReason distrust = sources.fault(packet, in);
        if (distrust != null) {
            stats.drop(distrust);
            return false;
        }
        return !packet.hasOptions() || acceptsOptions(packet, inGroupFrame);
    }

    /** Malformed options are reported, source routes are not followed: Linux, accept_source_route = 0. */
    private boolean acceptsOptions(Ipv4Packet packet, boolean inGroupFrame) {
        int wrong = Ipv4Options.fault(packet.options());
        if (wrong != Ipv4Options.SOUND) {
            stats.drop(IpDropReason.BAD_OPTION);
            if (!inGroupFrame) {
                errors.send(IcmpType.PARAMETER_PROBLEM, 0, Ipv4Packet.HEADER_BYTES + wrong << 24, packet);
            }
            return false;
        }
        if (Ipv4Options.hasSourceRoute(packet.options())) {
            stats.drop(IpDropReason.SOURCE_ROUTED);
            return false;
        }
        return true;
    }

    /** Handles what is not forwarded. */
    private void receiveHere(Ipv4Packet packet, Destination.Kind kind, boolean inGroupFrame, NetworkInterface in) {
        switch (kind) {
            case LOCAL -> {
                if (inGroupFrame) {
                    stats.drop(IpDropReason.LINK_BROADCAST);
                } else if (config.strongHost() && packet.destination() != in.address()) {
                    stats.drop(IpDropReason.WRONG_INTERFACE);
                } else {
                    deliver(packet);
                }
            }
            case BROADCAST -> {
                boolean directed = packet.destination() != Ipv4Address.LIMITED_BROADCAST
                        && !Ipv4Address.isMulticast(packet.destination());
                if (inGroupFrame || !forwarding || !directed) {
                    deliver(packet);
                } else {
                    forwarder.explode(packet, destinations.get(packet.destination()), in);
                }
            }
            case MULTICAST -> stats.drop(IpDropReason.NOT_JOINED);
            case LOOPBACK, INVALID -> stats.drop(IpDropReason.MARTIAN_DESTINATION);
            default -> {
                if (inGroupFrame) {
                    stats.drop(IpDropReason.LINK_BROADCAST);
                } else if (!forwarding) {
                    stats.drop(IpDropReason.NOT_FOR_US);
                } else {
                    forwarder.refuse(packet, kind);
                }
            }
        }
    }

    /** Hands a packet that is for this node to its transport. */
    void deliver(Ipv4Packet packet) {
        if (packet.isFragment()) {
            Ipv4Packet whole = reassembly.add(packet);
            if (whole != null) {
                deliver(whole);
            }
            return;
        }
        IpProtocolHandler handler = protocols.get(packet.payload().protocol());
        if (handler == null) {
            stats.drop(IpDropReason.PROTOCOL_UNREACHABLE);
            errors.send(IcmpType.DESTINATION_UNREACHABLE, IcmpType.PROTOCOL_UNREACHABLE, 0, packet);
            return;
        }
        stats.delivered++;
        handler.receive(packet);
    }

    /** Counts bytes that came as IPv4 and have no IPv4 header that is right (RFC 1812 §5.2.2): they are ignored. */
    void receiveBadHeader() {
        stats.received++;
        stats.drop(IpDropReason.BAD_HEADER);
    }

    /** Counts a packet that its transport ignores: damaged (RFC 1122 §3.2.1.2), or without a place to wait in. */
    public void dropByTransport(IpDropReason reason) {
        stats.drop(reason);
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

    /** An interface has another address, network, MTU or state: all ways are found anew, and transports hear of it. */
    void interfaceChanged() {
        sources.forget();
        exceptions.pathsChanged();
        forgetDestinations();
        protocols.pathsChanged();
    }

    /** Forgets what this node has learned and what is under way within it: what a crash does to its memory. */
    public void forget() {
        loopback.clear();
        for (NetworkInterface each : interfaces) {
            each.arp().flush();
        }
        icmp.closeAll();
        reassembly.clear();
        exceptions.clear();
        forgetDestinations();
    }

    @Override
    public boolean isConfirmed(Neighbor neighbor, long sincePs) {
        return protocols.isConfirmed(destination -> isReachedThrough(destination, neighbor), sincePs);
    }

    /** Whether packets to a destination go through a neighbour. */
    private boolean isReachedThrough(int destination, Neighbor neighbor) {
        return destinations.get(destination).neighbor == neighbor;
    }

    /** Whether an address is that of one of this node's interfaces. */
    public boolean isLocal(int address) {
        for (int i = 0; i < interfaces.size(); i++) {
            if (interfaces.get(i).hasAddress(address)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an address is a broadcast or multicast address here. */
    public boolean isToMany(int address) {
        Destination.Kind kind = destinations.get(address).kind;
        return kind == Destination.Kind.BROADCAST || kind == Destination.Kind.MULTICAST;
    }

    /** The address that packets to a destination are sent from; 0 when no route leads there. */
    public int sourceFor(int destination) {
        return destination(destination).source;
    }

    /**
     * The longest packet in bytes that gets to a destination whole, as far as is known: the MTU of the interface by
     * which it leaves, or a smaller one that a router has reported.
     */
    public int mtuTowards(int destination) {
        return destination(destination).pathMtu;
    }

    /** A number that is another when what {@link #mtuTowards} says may be another. */
    public int pathMtuGeneration() {
        return exceptions.generation();
    }

    /**
     * A router has reported the MTU of its next link. Whoever passes this on has made sure that the report quotes a
     * packet which this node has sent (RFC 5927 §7).
     */
    public void learnPathMtu(int destination, int mtu) {
        Destination way = destination(destination);
        if (way.kind == Destination.Kind.FORWARD) {
            exceptions.learnPathMtu(destination, mtu, way.pathMtu);
        }
    }

    /** Interfaces in the order of their addition. */
    public List<NetworkInterface> interfaces() {
        return Collections.unmodifiableList(interfaces);
    }

    /** The node's id in the scheduler. */
    public int component() {
        return component;
    }

    public RoutingTable routes() {
        return routes;
    }

    public Icmp icmp() {
        return icmp;
    }

    public Multicast multicast() {
        return multicast;
    }

    /** Whether packets to all of a segment that come from elsewhere are sent there; not so unless this is called. */
    public void setDirectedBroadcast(boolean allowed) {
        forwarder.setDirectedBroadcast(allowed);
    }

    /** The one way to send ICMP errors, for transports that have a reason to (RFC 1122 §4.1.3.1). */
    public IcmpErrors errors() {
        return errors;
    }

    public IpStats stats() {
        return stats;
    }

    public Reassembly reassembly() {
        return reassembly;
    }

    /** What ICMP has taught about single destinations. */
    public RouteExceptions exceptions() {
        return exceptions;
    }

    /** The way to a destination for this node's own packets: what ICMP has taught counts, unless it is too old. */
    Destination destination(int address) {
        exceptions.generation();
        return destinations.get(address);
    }

    @Nullable IpProtocolHandler handler(int protocol) {
        return protocols.get(protocol);
    }

    private void forgetDestinations() {
        destinations.clear();
        multicast.routesChanged();
    }
}
