package wireclock.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;

/**
 * The IP packets that are on the links at the end of a run, so that a packet which has not arrived yet is not called
 * lost.
 *
 * <p>Whoever knows the links adds what they have: {@code link.forEachUnderWay(underWay::add)} and {@code
 * link.forEachDuplicated(underWay::addCopies)} for each direction. What
 * waits inside a node, for its latency or for an answer to ARP, is not seen.
 */
public final class PacketsUnderWay {
    private final List<Ipv4Packet> packets = new ArrayList<>();
    private final List<Copies> copies = new ArrayList<>();

    /** Packets of one flow that links have delivered twice. */
    private record Copies(Ipv4Packet example, long count) {}

    /** Adds what a frame carries. */
    public void add(EthernetFrame frame) {
        if (frame.payload() instanceof Ipv4Packet packet) {
            packets.add(packet);
        }
    }

    /** Adds how many copies a link has made of packets like the one that a frame carries. */
    public void addCopies(EthernetFrame frame, long count) {
        if (frame.payload() instanceof Ipv4Packet packet) {
            copies.add(new Copies(packet, count));
        }
    }

    /** How many of the packets of a flow, and of the copies that links have made of them, are lost. */
    long lost(long sent, long received, Predicate<Ipv4Packet> which) {
        return sent + copies(which) - received - count(which);
    }

    /** How many copies links have made of a flow's packets. */
    long copies(Predicate<Ipv4Packet> which) {
        return copies.stream().filter(each -> which.test(each.example)).mapToLong(Copies::count).sum();
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
