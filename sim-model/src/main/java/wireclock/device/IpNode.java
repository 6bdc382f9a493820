package wireclock.device;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.arp.Arp;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Nic;
import wireclock.ethernet.VlanInterfaces;
import wireclock.ip.Icmp;
import wireclock.ip.Ipv4;
import wireclock.ip.NetworkInterface;
import wireclock.udp.Udp;
import wireclock.wire.IpProtocol;

/** What hosts and routers have alike: adapters, address resolution, the network layer and UDP, from the wire up. */
public abstract sealed class IpNode implements Node permits Host, Router {
    private final String name;
    private final Scheduler scheduler;
    private final NodeConfig config;
    private final int component;
    private final List<Nic> nics = new ArrayList<>();
    /** By the name of the interface that is divided. */
    private final Map<String, VlanInterfaces> vlans = new HashMap<>();
    private final LatencyStage latency;
    private final Ipv4 ip;
    private final Udp udp;
    private final List<PowerListener> powerListeners = new ArrayList<>();
    private @Nullable StoppedMachine stopped;
    private boolean running = true;
    private long framesLostInCrashes;

    /**
     * A node without interfaces.
     *
     * @param forwarding whether it passes on packets for others
     */
    IpNode(Scheduler scheduler, String name, NodeConfig config, boolean forwarding) {
        this.name = name;
        this.scheduler = scheduler;
        this.config = config;
        component = scheduler.newComponent();
        latency = new LatencyStage(scheduler, component, config.latencyPs());
        ip = new Ipv4(scheduler, component, forwarding, config.ip());
        udp = new Udp(ip);
        ip.register(IpProtocol.UDP, udp);
    }

    /**
     * Adds an interface, from the wire up; its own network is reachable at once.
     *
     * @param interfaceName for example {@code eth0}
     * @param mac in the low 48 bits
     * @param address IPv4 address
     * @param prefixLength of the network that the interface stands in
     * @param mtu longest IPv4 packet that may leave there, in bytes
     */
    public final NetworkInterface addInterface(String interfaceName, long mac, int address, int prefixLength, int mtu) {
        return addInterface(interfaceName, new Nic(name + ":" + interfaceName, mac), address, prefixLength, mtu);
    }

    /**
     * Adds an interface that is one VLAN of an adapter, whose frames are all tagged; as {@link #addInterface}.
     *
     * @param parent the interface whose adapter it is; made, without an address, if it is not there yet
     * @param vid of the VLAN, which gives the interface its name: {@code eth0.10}
     */
    public final NetworkInterface addVlanInterface(
            String parent, int vid, long mac, int address, int prefixLength, int mtu) {
        VlanInterfaces parts = vlans.computeIfAbsent(parent, key -> new VlanInterfaces(adapter(parent, mac)));
        String interfaceName = parent + "." + vid;
        return addInterface(interfaceName, parts.add(name + ":" + interfaceName, vid), address, prefixLength, mtu);
    }

    private Nic adapter(String interfaceName, long mac) {
        Nic nic = nic(interfaceName);
        if (nic == null) {
            nic = new Nic(name + ":" + interfaceName, mac);
            nics.add(nic);
        }
        return nic;
    }

    private NetworkInterface addInterface(String interfaceName, Nic nic, int address, int prefixLength, int mtu) {
        Arp arp = new Arp(scheduler, component, nic, address, config.arp());
        NetworkInterface added = ip.addInterface(interfaceName, nic, arp, address, prefixLength, mtu);
        nic.setReceiver(latency.before(added));
        nic.setLinkStateListener(added);
        nics.add(nic);
        return added;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<Nic> nics() {
        return Collections.unmodifiableList(nics);
    }

    public final Ipv4 ip() {
        return ip;
    }

    public final Icmp icmp() {
        return ip.icmp();
    }

    /** Adds an application that dies with this node. */
    public final void addPowerListener(PowerListener listener) {
        powerListeners.add(listener);
    }

    /** Whether the node has not crashed. */
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final void crash() {
        running = false;
        Node.super.crash();
        if (stopped != null) {
            stopped.abandon();
        }
        framesLostInCrashes += latency.clear();
        powerListeners.forEach(PowerListener::crashed);
        forgetTransports();
        ip.forget();
    }

    /** Loses what the layers above IP hold. */
    void forgetTransports() {
        udp.forget();
    }

    @Override
    public final void restart() {
        running = true;
        Node.super.restart();
        powerListeners.forEach(PowerListener::restarted);
    }

    @Override
    public final void freeze() {
        stopped = StoppedMachine.begin(scheduler, component, nics, stopped);
    }

    @Override
    public final void thaw() {
        if (stopped != null) {
            stopped.end();
        }
    }

    /** Frames that were lost in the {@code latency} of this node when it crashed. */
    public final long framesLostInCrashes() {
        return framesLostInCrashes;
    }

    public final Udp udp() {
        return udp;
    }

    /** The id of this node's events, also those of applications that run on it. */
    public final int component() {
        return component;
    }
}
