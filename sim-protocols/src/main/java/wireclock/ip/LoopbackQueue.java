package wireclock.ip;

import java.util.ArrayDeque;
import java.util.List;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.wire.Ipv4Packet;

/**
 * Packets of a node to itself. They arrive at the same instant but in an event of their own: a transport never finds
 * itself called back from within its own call of send.
 */
final class LoopbackQueue extends Event {
    private final Scheduler scheduler;
    private final Ipv4 ip;
    private final ArrayDeque<Ipv4Packet> packets = new ArrayDeque<>();

    LoopbackQueue(Scheduler scheduler, int component, Ipv4 ip) {
        super(component);
        this.scheduler = scheduler;
        this.ip = ip;
    }

    void add(Ipv4Packet packet) {
        packets.addLast(packet);
        if (!isScheduled()) {
            scheduler.schedule(this, scheduler.nowPs());
        }
    }

    /** Drops what waits. */
    void clear() {
        scheduler.cancel(this);
        for (int left = packets.size(); left > 0; left--) {
            ip.stats().drop(IpDropReason.NODE_CRASHED);
        }
        packets.clear();
    }

    @Override
    public void fire() {
        // Only those that wait now: what their receivers send in turn has an event of its own, so that an endless
        // exchange still counts as events and can be stopped.
        for (int left = packets.size(); left > 0; left--) {
            ip.deliver(packets.removeFirst());
        }
    }

    /** Who sends to many is one of them, if it listens (RFC 1112 §6.1, and Linux for broadcasts). */
    void addOwn(Ipv4Packet packet, Destination way, List<NetworkInterface> interfaces) {
        for (int i = 0; i < interfaces.size(); i++) {
            if (way.kind == Destination.Kind.MULTICAST && interfaces.get(i).address() == way.source
                    && interfaces.get(i).isJoined(packet.destination())) {
                add(packet);
            }
        }
        if (way.kind == Destination.Kind.BROADCAST) {
            add(packet);
        }
    }
}
