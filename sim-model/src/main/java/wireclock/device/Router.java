package wireclock.device;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import wireclock.arp.Arp;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Nic;
import wireclock.ip.Icmp;
import wireclock.ip.Ipv4;
import wireclock.ip.NetworkInterface;

/**
 * A router (RFC 1812): what {@link Host} is up to the network layer, with forwarding switched on and no transports. It
 * answers pings to any of its addresses.
 */
public final class Router implements Node {
    private final String name;
    private final Scheduler scheduler;
    private final NodeConfig config;
    private final int component;
    private final List<Nic> nics = new ArrayList<>();
    private final LatencyStage latency;
    private final Ipv4 ip;

    /** A router without interfaces. */
    public Router(Scheduler scheduler, String name, NodeConfig config) {
        this.name = name;
        this.scheduler = scheduler;
        this.config = config;
        component = scheduler.newComponent();
        latency = new LatencyStage(scheduler, component, config.latencyPs());
        ip = new Ipv4(scheduler, component, true);
    }

    /** Adds an interface, as {@link Host#addInterface} does. */
    public NetworkInterface addInterface(String interfaceName, long mac, int address, int prefixLength, int mtu) {
        Nic nic = new Nic(name + ":" + interfaceName, mac);
        Arp arp = new Arp(scheduler, component, nic, address, config.arp());
        NetworkInterface added = ip.addInterface(interfaceName, nic, arp, address, prefixLength, mtu);
        nic.setReceiver(latency.before(added));
        nics.add(nic);
        return added;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Nic> nics() {
        return Collections.unmodifiableList(nics);
    }

    public Ipv4 ip() {
        return ip;
    }

    public Icmp icmp() {
        return ip.icmp();
    }

    /** The id of this router's events. */
    public int component() {
        return component;
    }
}
