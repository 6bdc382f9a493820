package wireclock.ip;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.wire.IgmpMessage;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;

/**
 * A node's part in multicast (RFC 1112): which groups its interfaces have joined, and, on a router that is told to, the
 * passing on of packets to groups.
 *
 * <p>A node that was not enabled still sends to groups, and hears 224.0.0.1.
 */
public final class Multicast {
    private final Ipv4 ip;
    private final Scheduler scheduler;
    private final int component;
    private @Nullable RandomStreams random;
    private IgmpConfig config = IgmpConfig.ofVersion(3);
    private @Nullable MulticastRouter router;

    Multicast(Ipv4 ip, Scheduler scheduler, int component) {
        this.ip = ip;
        this.scheduler = scheduler;
        this.component = component;
    }

    /**
     * Lets this node join groups.
     *
     * @param random for the delays of reports: a stream for each interface
     */
    public void enable(RandomStreams random) {
        this.random = random;
    }

    /** Sets how this node speaks IGMP, before it joins the first group. */
    public void configure(IgmpConfig settings) {
        config = settings;
    }

    /**
     * Makes this node a multicast router on all its interfaces, which are to be there by then.
     *
     * @param segments for each interface in their order, the number of the segment that it is on
     */
    public void enableRouting(MulticastDomain domain, List<Integer> segments) {
        router = new MulticastRouter(ip, scheduler, component, config, domain, segments);
    }

    public boolean isRouting() {
        return router != null;
    }

    /**
     * Joins a group on an interface; as often as this is called, {@link #leave} must be.
     *
     * @throws IllegalStateException if this node was not enabled
     */
    public void join(NetworkInterface on, int group) {
        IgmpHost igmp = host(on);
        if (igmp == null) {
            throw new IllegalStateException(on.nic().name() + " cannot join groups");
        }
        igmp.join(group);
    }

    /** Made when something is joined or heard; null on a node that was not enabled. */
    private @Nullable IgmpHost host(NetworkInterface on) {
        IgmpHost igmp = on.igmpHost();
        RandomStreams streams = random;
        if (igmp == null && streams != null) {
            igmp = new IgmpHost(on, scheduler, component, config, streams.stream("igmp of " + on.nic().name()));
            on.setIgmpHost(igmp);
        }
        return igmp;
    }

    /** Takes one {@link #join} back. */
    public void leave(NetworkInterface on, int group) {
        IgmpHost igmp = on.igmpHost();
        if (igmp != null) {
            igmp.leave(group);
        }
    }

    /**
     * The interface by which packets of a sender come, so that a group is joined on the right one of several: that of
     * the route to the sender.
     *
     * @return null if the node has no interface
     */
    public @Nullable NetworkInterface interfaceTowards(int sender) {
        Route route = ip.routes().lookup(sender);
        if (route != null) {
            return route.networkInterface();
        }
        return ip.interfaces().isEmpty() ? null : ip.interfaces().getFirst();
    }

    /** Takes a packet to a group that came in a frame for several stations. */
    void receive(Ipv4Packet packet, NetworkInterface in) {
        ip.stats().received++;
        if (Ipv4.isMartianSource(packet)) {
            ip.stats().drop(IpDropReason.MARTIAN_SOURCE);
            return;
        }
        if (packet.payload() instanceof IgmpMessage message) {
            receiveIgmp(packet.source(), message, in);
            return;
        }
        boolean joined = in.isJoined(packet.destination());
        MulticastRouter forwarder = router;
        if (forwarder != null) {
            forwarder.forward(packet, in, joined);
        } else if (!joined) {
            // Passed the adapter all the same: 32 groups share a MAC address.
            ip.stats().drop(IpDropReason.NOT_JOINED);
        }
        if (joined) {
            ip.deliver(packet);
        }
    }

    private void receiveIgmp(int source, IgmpMessage message, NetworkInterface in) {
        ip.stats().delivered++;
        IgmpHost host = host(in);
        if (host != null) {
            host.receive(message);
        }
        IgmpRouter igmp = in.igmpRouter();
        if (igmp != null) {
            igmp.receive(source, message);
        }
    }

    void routesChanged() {
        if (router != null) {
            router.routesChanged();
        }
    }

    /** The adapter's filter lets 224.0.0.1 pass from the start (RFC 1112 §7.2). */
    static void prepare(NetworkInterface added) {
        added.nic().joinGroup(MacAddress.ofGroup(IgmpMessage.ALL_HOSTS));
    }
}
