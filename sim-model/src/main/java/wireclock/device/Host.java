package wireclock.device;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import wireclock.arp.Arp;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Nic;
import wireclock.ip.Icmp;
import wireclock.ip.Ipv4;
import wireclock.ip.NetworkInterface;
import wireclock.tcp.Tcp;
import wireclock.udp.Udp;
import wireclock.wire.IpProtocol;

/**
 * An end system: adapters, address resolution, IPv4 and the transports, built here in the order in which a packet passes
 * them.
 *
 * <p>A frame arrives at a {@link Nic}, which looks at its MAC address; the {@link NetworkInterface} sorts it into
 * {@link Arp} or {@link Ipv4}; that looks at the IP address and calls the handler of the packet's protocol:
 * {@link Icmp}, {@link Udp} or {@link Tcp}. What an application sends goes the same way down: transport,
 * {@code Ipv4.send} (route and source address), {@code Neighbor.send} (MAC address, or wait for it), {@code Nic.send}.
 */
public final class Host implements Node {
    private final String name;
    private final Scheduler scheduler;
    private final RandomStreams randomStreams;
    private final NodeConfig config;
    private final int component;
    private final List<Nic> nics = new ArrayList<>();
    private final LatencyStage latency;
    private final Ipv4 ip;
    private final Udp udp;
    private final Tcp tcp;

    /** A host without interfaces. */
    public Host(Scheduler scheduler, RandomStreams randomStreams, String name, NodeConfig config) {
        this.name = name;
        this.scheduler = scheduler;
        this.randomStreams = randomStreams;
        this.config = config;
        component = scheduler.newComponent();
        latency = new LatencyStage(scheduler, component, config.latencyPs());
        ip = new Ipv4(scheduler, component, false);
        udp = new Udp(ip);
        ip.register(IpProtocol.UDP, udp);
        tcp = new Tcp(scheduler, ip, randomStreams.stream("tcp of " + name));
        ip.register(IpProtocol.TCP, tcp);
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

    public Udp udp() {
        return udp;
    }

    public Tcp tcp() {
        return tcp;
    }

    /** The id of this host's events, also those of applications that run on it. */
    public int component() {
        return component;
    }

    /** Where whatever runs on this host gets its streams of random numbers. */
    public RandomStreams randomStreams() {
        return randomStreams;
    }
}
