package wireclock.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;

/**
 * The IP packets that are on the links or wait for an answer to ARP at the end of a run, so that a packet which has not
 * arrived yet is not called lost.
 *
 * <p>Whoever knows the links adds what they have: {@code link.forEachUnderWay(underWay::add)} for each direction. What
 * waits inside a node for its latency is not seen.
 */
public final class PacketsUnderWay {
    private final List<Ipv4Packet> packets = new ArrayList<>();

    /** Adds what a frame carries. */
    public void add(EthernetFrame frame) {
        if (frame.payload() instanceof Ipv4Packet packet) {
            packets.add(packet);
        }
    }

    /** Adds a packet that waits inside a node. */
    public void addPacket(Ipv4Packet packet) {
        packets.add(packet);
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
