package wireclock.ip;

import java.util.ArrayList;
import java.util.List;
import wireclock.arp.AddressListener;
import wireclock.arp.AddressState;
import wireclock.arp.Arp;
import wireclock.arp.ClaimConfig;
import wireclock.engine.RandomStream;
import wireclock.ethernet.FrameReceiver;
import wireclock.ethernet.Nic;
import wireclock.wire.ArpPacket;
import wireclock.wire.EthernetFrame;
import wireclock.wire.FramePayload;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Ipv4Prefix;
import wireclock.wire.MacAddress;

/** A node's connection to a segment: an adapter with an IPv4 address. Sorts what arrives into IPv4 and ARP. */
public final class NetworkInterface implements FrameReceiver, AddressListener {
    /** Longer prefixes have no room for a broadcast address (RFC 3021). */
    private static final int LONGEST_PREFIX_WITH_BROADCAST = 30;

    private final Ipv4 ip;
    private final String name;
    private final Nic nic;
    private final Arp arp;
    private final int address;
    private final Ipv4Prefix prefix;
    private final int mtu;
    private long framesOfUnknownType;
    private boolean addressUsable = true;
    /** The routes through here, while the address may not be used. */
    private final List<Route> withdrawn = new ArrayList<>(0);

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
            ip.receive(packet, MacAddress.isGroup(frame.destination()));
        } else if (payload instanceof ArpPacket packet) {
            arp.receive(packet, MacAddress.isGroup(frame.destination()));
        } else {
            framesOfUnknownType++;
        }
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
