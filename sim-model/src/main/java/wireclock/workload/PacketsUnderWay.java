package wireclock.workload;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import wireclock.link.LinkDirection;
import wireclock.wire.Ipv4Packet;

/**
 * The IP packets that are on the links at the end of a run, so that a packet which has not arrived yet is not called
 * lost.
 *
 * <p>What waits inside a node, for its latency or for an answer to ARP, is not seen.
 */
public final class PacketsUnderWay {
    private final List<Ipv4Packet> packets = new ArrayList<>();

    private PacketsUnderWay() {}

    /** Those on the given links now, in their queues too; without the ones that the links will lose. */
    public static PacketsUnderWay on(Collection<LinkDirection> directions) {
        PacketsUnderWay underWay = new PacketsUnderWay();
        for (LinkDirection direction : directions) {
            direction.forEachUnderWay(frame -> {
                if (frame.payload() instanceof Ipv4Packet packet) {
                    underWay.packets.add(packet);
                }
            });
        }
        return underWay;
    }

    long count(Predicate<Ipv4Packet> which) {
        long count = 0;
        for (Ipv4Packet packet : packets) {
            if (which.test(packet)) {
                count++;
            }
        }
        return count;
    }
}
