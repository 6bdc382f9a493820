package wireclock.device;

import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.tcp.Tcp;
import wireclock.wire.IpProtocol;

/**
 * An end system: adapters, address resolution, IPv4 and UDP as {@link IpNode} builds them, and TCP on top.
 *
 * <p>A frame arrives at a {@link wireclock.ethernet.Nic}, which looks at its MAC address; the
 * {@link wireclock.ip.NetworkInterface} sorts it into {@link wireclock.arp.Arp} or {@link wireclock.ip.Ipv4}; that looks
 * at the IP address and calls the handler of the packet's protocol: {@link wireclock.ip.Icmp}, {@link wireclock.udp.Udp} or {@link Tcp}.
 * What an application sends goes the same way down: transport, {@code Ipv4.send} (route and source address),
 * {@code Neighbor.send} (MAC address, or wait for it), {@code Nic.send}.
 */
public final class Host extends IpNode {
    private final Tcp tcp;

    /** A host without interfaces. */
    public Host(Scheduler scheduler, RandomStreams randomStreams, String name, NodeConfig config) {
        super(scheduler, name, config, false);
        ip().multicast().enable(randomStreams);
        tcp = new Tcp(scheduler, ip(), randomStreams.stream("tcp of " + name));
        ip().register(IpProtocol.TCP, tcp);
    }

    @Override
    void forgetTransports() {
        super.forgetTransports();
        tcp.forget();
    }

    public Tcp tcp() {
        return tcp;
    }
}
