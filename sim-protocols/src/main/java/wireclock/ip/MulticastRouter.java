package wireclock.ip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.wire.EtherType;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;

/**
 * What makes a router pass packets to groups on (RFC 1112 §7, RFC 1812 §5.2.1.3): one that comes in from where its source
 * is goes out by every interface behind which somebody listens.
 *
 * <p>Where that is stands in a table by source and group, an open-addressing hash table as Linux' forwarding cache is
 * one; its lines are made when the first packet comes, by {@link MulticastDomain}.
 */
final class MulticastRouter {
    /** 224.0.0.0/24: what routers never pass on, whatever its time to live (RFC 5771 §4). */
    private static final int LOCAL_GROUPS = 0xE000_00;

    private static final int INITIAL_SLOTS = 64;
    private static final int MOST_LINES = 8192;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final Ipv4 ip;
    private final MulticastDomain domain;
    private final List<IgmpRouter> interfaces = new ArrayList<>();
    private @Nullable Line[] slots = new @Nullable Line[INITIAL_SLOTS];
    private int lines;
    private int version;

    /** Where packets of a source to a group come in and go out. */
    private record Line(int source, int group, @Nullable NetworkInterface incoming, List<NetworkInterface> outgoing) {}

    /** @param segments number of the segment that each interface is on */
    MulticastRouter(Ipv4 ip, Scheduler scheduler, int component, IgmpConfig config, MulticastDomain domain,
            List<Integer> segments) {
        this.ip = ip;
        this.domain = domain;
        for (int i = 0; i < segments.size(); i++) {
            NetworkInterface networkInterface = ip.interfaces().get(i);
            networkInterface.nic().setAllMulticast(true);
            IgmpRouter igmp = new IgmpRouter(networkInterface, scheduler, component, config, domain);
            networkInterface.setIgmpRouter(igmp);
            interfaces.add(igmp);
            domain.add(this, igmp, segments.get(i));
        }
    }

    /** The route back to a source, by which its packets are expected; null where there is none. */
    @Nullable Route routeTo(int source) {
        return ip.routes().lookup(source);
    }

    void routesChanged() {
        domain.changed();
    }

    /**
     * Passes a packet on.
     *
     * @param delivered whether this node itself took a copy
     */
    void forward(Ipv4Packet packet, NetworkInterface in, boolean delivered) {
        if (packet.destination() >>> 8 == LOCAL_GROUPS) {
            if (!delivered) {
                ip.stats().drop(IpDropReason.NOT_JOINED);
            }
            return;
        }
        Line line = line(packet.source(), packet.destination());
        if (line.incoming != in) {
            ip.stats().drop(IpDropReason.REVERSE_PATH);
        } else if (line.outgoing.isEmpty()) {
            if (!delivered) {
                ip.stats().drop(IpDropReason.NOT_JOINED);
            }
        } else if (packet.timeToLive() <= 1) {
            // In silence: errors about packets to many are not sent (RFC 1122 §3.2.2).
            ip.stats().drop(IpDropReason.TTL_EXPIRED);
        } else {
            pass(packet.forwarded(), line.outgoing);
        }
    }

    private void pass(Ipv4Packet packet, List<NetworkInterface> outgoing) {
        long mac = MacAddress.ofGroup(packet.destination());
        for (int i = 0; i < outgoing.size(); i++) {
            NetworkInterface out = outgoing.get(i);
            if (packet.totalLength() > out.mtu()) {
                ip.stats().drop(packet.dontFragment() ? IpDropReason.FRAGMENTATION_NEEDED : IpDropReason.TOO_LONG);
            } else {
                ip.stats().forwarded++;
                out.nic().send(mac, EtherType.IPV4, packet);
            }
        }
    }

    private Line line(int source, int group) {
        if (version != domain.version() || lines >= MOST_LINES) {
            version = domain.version();
            slots = new @Nullable Line[INITIAL_SLOTS];
            lines = 0;
        }
        int mask = slots.length - 1;
        for (int slot = slot(source, group); ; slot = slot + 1 & mask) {
            Line line = slots[slot];
            if (line == null) {
                return enter(source, group);
            }
            if (line.source == source && line.group == group) {
                return line;
            }
        }
    }

    private Line enter(int source, int group) {
        Route route = routeTo(source);
        Line line = new Line(source, group, route == null ? null : route.networkInterface(),
                domain.outgoing(this, source, group));
        if (2 * lines >= slots.length) {
            Line[] old = slots;
            slots = new @Nullable Line[2 * old.length];
            for (Line each : old) {
                if (each != null) {
                    insert(each);
                }
            }
        }
        insert(line);
        lines++;
        return line;
    }

    private void insert(Line line) {
        int slot = slot(line.source, line.group);
        while (slots[slot] != null) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = line;
    }

    private int slot(int source, int group) {
        long key = (long) source << 32 | group & 0xFFFF_FFFFL;
        return (int) (key * MULTIPLIER >>> 40) & slots.length - 1;
    }
}
