package wireclock.ip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.arp.AddressListener;
import wireclock.arp.AddressState;
import wireclock.arp.Arp;
import wireclock.arp.ClaimConfig;
import wireclock.engine.RandomStream;
import wireclock.ethernet.FrameReceiver;
import wireclock.ethernet.LinkStateListener;
import wireclock.ethernet.Nic;
import wireclock.wire.ArpPacket;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.FramePayload;
import wireclock.wire.IgmpMessage;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Ipv4Prefix;
import wireclock.wire.MacAddress;

/** A node's connection to a segment: an adapter with an IPv4 address. Sorts what arrives into IPv4 and ARP. */
public final class NetworkInterface implements FrameReceiver, LinkStateListener, AddressListener {
    /** Longer prefixes have no room for a broadcast address (RFC 3021). */
    private static final int LONGEST_PREFIX_WITH_BROADCAST = 30;

    private final Ipv4 ip;
    private final String name;
    private final Nic nic;
    private final Arp arp;
    private int address;
    private Ipv4Prefix prefix;
    private int mtu;
    private boolean up = true;
    private long framesOfUnknownType;
    private boolean addressUsable = true;
    /** The routes through here, while the address may not be used. */
    private final List<Route> withdrawn = new ArrayList<>(0);
    private @Nullable IgmpHost igmpHost;
    private @Nullable IgmpRouter igmpRouter;

    /** See {@link Ipv4#addInterface}. */
    NetworkInterface(Ipv4 ip, String name, Nic nic, Arp arp, int address, int prefixLength, int mtu) {
        this.ip = ip;
        this.name = name;
        this.nic = nic;
        this.arp = arp;
        this.address = address;
        this.prefix = new Ipv4Prefix(address, prefixLength);
        this.mtu = mtu;
    }

    @Override
    public void receive(EthernetFrame frame) {
        FramePayload payload = frame.payload();
        if (payload instanceof Ipv4Packet packet) {
            boolean inGroupFrame = MacAddress.isGroup(frame.destination());
            if (inGroupFrame && Ipv4Address.isMulticast(packet.destination())) {
                ip.multicast().receive(packet, this);
            } else {
                ip.receive(packet, inGroupFrame, this);
            }
        } else if (payload instanceof ArpPacket packet) {
            arp.receive(packet, MacAddress.isGroup(frame.destination()));
        } else if (frame.etherType() == EtherType.IPV4) {
            ip.receiveBadHeader();
        } else {
            framesOfUnknownType++;
        }
    }

    /** Without a carrier nobody is known any more: Linux flushes the interface's neighbours likewise. */
    @Override
    public void linkStateChanged(boolean linkUp) {
        if (!linkUp) {
            arp.flush();
        }
    }

    /**
     * Gives the interface another address and network, as {@code ip address} does. The route to its network follows; a
     * route through a gateway stays, also when the gateway is no longer on that network.
     *
     * @param prefixLength 0 to 32
     */
    public void setAddress(int newAddress, int prefixLength) {
        ip.routes().remove(connectedRoute());
        withdrawn.remove(connectedRoute());
        address = newAddress;
        prefix = new Ipv4Prefix(newAddress, prefixLength);
        arp.setAddress(newAddress);
        if (addressUsable) {
            ip.routes().add(connectedRoute());
        } else {
            withdrawn.add(connectedRoute());
        }
        ip.interfaceChanged();
    }

    /** Changes the longest packet that may leave here, 68 to 65535 bytes; connections that leave here hear of it. */
    public void setMtu(int newMtu) {
        mtu = Ipv4.checkedMtu(newMtu);
        ip.interfaceChanged();
    }

    /**
     * Switches the interface off or on, as {@code ip link} does: while it is off its routes, that to its own network
     * among them, are not used, and its neighbours are forgotten. Its address still belongs to the node.
     */
    public void setUp(boolean nowUp) {
        up = nowUp;
        if (!up) {
            arp.flush();
        }
        ip.interfaceChanged();
    }

    public boolean isUp() {
        return up;
    }

    private Route connectedRoute() {
        return new Route(prefix, Route.ON_LINK, this, 0);
    }

    /**
     * Gives up the address until it has been taken into use as is said here.
     *
     * @param random for the times of probes
     */
    public void claimAddress(ClaimConfig how, RandomStream random) {
        arp.claimAddress(how, random, this);
        addressUsable(false);
    }

    /** An interface without its address has no routes, and nothing on this node is sent to or from the address. */
    @Override
    public void addressUsable(boolean usable) {
        if (usable == addressUsable) {
            return;
        }
        addressUsable = usable;
        RoutingTable routes = ip.routes();
        if (usable) {
            withdrawn.forEach(routes::add);
            withdrawn.clear();
        } else {
            routes.snapshot().stream().filter(route -> route.networkInterface() == this).forEach(withdrawn::add);
            withdrawn.forEach(routes::remove);
        }
        ip.interfaceChanged();
    }

    /** Whether the address is in use; see {@link AddressState} for why not. */
    public boolean isAddressUsable() {
        return addressUsable;
    }

    /** Unique within the node, for example {@code eth0}. */
    public String name() {
        return name;
    }

    public Nic nic() {
        return nic;
    }

    public Arp arp() {
        return arp;
    }

    public int address() {
        return address;
    }

    /** The network on this segment. */
    public Ipv4Prefix prefix() {
        return prefix;
    }

    /** Longest IPv4 packet that may leave here, in bytes. */
    public int mtu() {
        return mtu;
    }

    /** Whether packets to a group that arrive here are for this node; 224.0.0.1 always is. */
    public boolean isJoined(int group) {
        return group == IgmpMessage.ALL_HOSTS || igmpHost != null && igmpHost.isJoined(group);
    }

    /** The groups that applications have joined here, in the order of joining; 224.0.0.1 left out. */
    public List<Integer> joinedGroups() {
        return igmpHost == null ? List.of() : igmpHost.groups();
    }

    /** On a multicast router the groups that somebody on this segment listens to, else none. */
    public List<GroupMembership> groupMemberships() {
        return igmpRouter == null ? List.of() : igmpRouter.memberships();
    }

    /** Whether this is the multicast router that asks the segment who listens. */
    public boolean isQuerier() {
        return igmpRouter != null && igmpRouter.isQuerier();
    }

    @Nullable IgmpHost igmpHost() {
        return igmpHost;
    }

    void setIgmpHost(IgmpHost host) {
        igmpHost = host;
    }

    @Nullable IgmpRouter igmpRouter() {
        return igmpRouter;
    }

    void setIgmpRouter(IgmpRouter router) {
        igmpRouter = router;
    }

    Ipv4 ip() {
        return ip;
    }

    /** Frames that were neither IPv4 nor ARP. */
    public long framesOfUnknownType() {
        return framesOfUnknownType;
    }

    /** Whether an address is this interface's, and in use. */
    boolean hasAddress(int candidate) {
        return address == candidate && addressUsable;
    }

    /** Whether an address means all stations of this segment. */
    boolean isDirectedBroadcast(int candidate) {
        return addressUsable && prefix.length() <= LONGEST_PREFIX_WITH_BROADCAST && candidate == prefix.broadcast();
    }
}
