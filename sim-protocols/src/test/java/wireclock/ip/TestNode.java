package wireclock.ip;

import java.util.ArrayList;
import java.util.List;
import wireclock.arp.Arp;
import wireclock.arp.ArpConfig;
import wireclock.engine.Scheduler;
import wireclock.engine.Timer;
import wireclock.ethernet.Nic;
import wireclock.ethernet.RecordingMedium;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Ipv4Prefix;
import wireclock.wire.MacAddress;

/** A network layer whose interfaces end in recorders. */
public final class TestNode {
    /** Of the station that all permanent neighbours stand for. */
    static final long NEIGHBOR_MAC = 0x02_00_00_00_FF_FFL;

    private final Scheduler scheduler;
    private final int component;
    private final Ipv4 ip;
    private final List<RecordingMedium> media = new ArrayList<>();

    public TestNode(Scheduler scheduler, boolean forwarding) {
        this(scheduler, forwarding, IpConfig.DEFAULT);
    }

    TestNode(Scheduler scheduler, boolean forwarding, IpConfig config) {
        this.scheduler = scheduler;
        this.component = scheduler.newComponent();
        this.ip = new Ipv4(scheduler, component, forwarding, config);
    }

    public Ipv4 ip() {
        return ip;
    }

    /**
     * Adds an interface with an address such as {@code 10.0.0.1/24}; the permanent neighbours are added by the test.
     */
    public NetworkInterface addInterface(String addressAndPrefix, int mtu) {
        int slash = addressAndPrefix.indexOf('/');
        int address = Ipv4Address.parse(addressAndPrefix.substring(0, slash));
        Nic nic = new Nic("n:eth" + media.size(), 0x02_00_00_00_00_01L + media.size());
        RecordingMedium medium = new RecordingMedium();
        media.add(medium);
        nic.attach(medium);
        Arp arp = new Arp(scheduler, component, nic, address, ArpConfig.DEFAULT);
        NetworkInterface added = ip.addInterface("eth" + (media.size() - 1), nic, arp, address,
                Integer.parseInt(addressAndPrefix.substring(slash + 1)), mtu);
        nic.setReceiver(added);
        return added;
    }

    public RecordingMedium medium(int networkInterface) {
        return media.get(networkInterface);
    }

    /** Makes an address on an interface's segment resolvable. */
    public void addNeighbor(int networkInterface, String address) {
        ip.interfaces().get(networkInterface).arp().addPermanent(Ipv4Address.parse(address), NEIGHBOR_MAC);
    }

    void addRoute(String destination, String gateway, int networkInterface) {
        ip.routes().add(Ipv4Prefix.parse(destination), Ipv4Address.parse(gateway),
                ip.interfaces().get(networkInterface), 1);
    }

    /** Lets time pass, even if nothing happens. */
    void advanceTo(long timePs) {
        new Timer(scheduler, component) {
            @Override
            protected void expired() {}
        }.arm(timePs);
        scheduler.run(timePs, Long.MAX_VALUE);
    }

    /** Lets a packet arrive in a unicast frame. */
    public void arrive(int networkInterface, Ipv4Packet packet) {
        Nic nic = ip.interfaces().get(networkInterface).nic();
        nic.receive(new EthernetFrame(nic.macAddress(), NEIGHBOR_MAC, EtherType.IPV4, packet));
    }

    /** Lets a packet arrive in a broadcast frame. */
    public void arriveInBroadcast(int networkInterface, Ipv4Packet packet) {
        ip.interfaces().get(networkInterface).nic()
                .receive(new EthernetFrame(MacAddress.BROADCAST, NEIGHBOR_MAC, EtherType.IPV4, packet));
    }
}
