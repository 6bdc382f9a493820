package wireclock.reports.packets;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/**
 * TCP's sequence numbers counted from the beginning of each connection, as tcpdump does it: a SYN shows the number that
 * was drawn, all after it how far the stream has come since.
 *
 * <p>A connection of which the SYN was not seen is counted from its first segment that was.
 */
public final class RelativeSequences {
    /** The first sequence number of each direction of each connection seen so far. */
    private final Map<Way, Integer> firsts = new HashMap<>();

    private record Way(int source, int sourcePort, int destination, int destinationPort) {
        Way back() {
            return new Way(/* source= */ destination, /* sourcePort= */ destinationPort, /* destination= */ source,
                    /* destinationPort= */ sourcePort);
        }
    }

    /** The frame with relative numbers in it, if there are any; otherwise the frame. */
    public EthernetFrame relative(EthernetFrame frame) {
        if (!(frame.payload() instanceof Ipv4Packet packet) || !(packet.payload() instanceof TcpSegment segment)) {
            return frame;
        }
        TcpSegment shown = relative(packet, segment);
        if (shown == null) {
            return frame;
        }
        Ipv4Packet written = new Ipv4Packet(packet.typeOfService(), packet.identification(), packet.flagsAndOffset(),
                packet.timeToLive(), packet.source(), packet.destination(), packet.options(), shown);
        EthernetFrame whole = new EthernetFrame(frame.destination(), frame.source(), frame.etherType(), written);
        return frame.isTagged() ? whole.withTag(frame.tag()) : whole;
    }

    private @Nullable TcpSegment relative(Ipv4Packet packet, TcpSegment segment) {
        Way way = new Way(packet.source(), segment.sourcePort(), packet.destination(), segment.destinationPort());
        if (segment.has(TcpSegment.SYN)) {
            firsts.put(way, segment.sequence());
            return null;
        }
        // A segment after the SYN begins with its first byte, which tcpdump counts as 1.
        int base = firsts.computeIfAbsent(way, unseen -> segment.sequence() - 1);
        int ackBase = 0;
        if (segment.has(TcpSegment.ACK)) {
            ackBase = firsts.computeIfAbsent(way.back(), unseen -> segment.acknowledgement() - 1);
        }
        return new TcpSegment(segment.sourcePort(), segment.destinationPort(), segment.sequence() - base,
                segment.acknowledgement() - ackBase, segment.flags(), segment.window(), segment.urgentPointer(),
                relative(segment.options(), ackBase), segment.payload());
    }

    private static TcpOptions relative(TcpOptions options, int base) {
        if (options.sackBlocks() == 0) {
            return options;
        }
        int[] edges = new int[2 * options.sackBlocks()];
        for (int block = 0; block < options.sackBlocks(); block++) {
            edges[2 * block] = options.sackLeft(block) - base;
            edges[2 * block + 1] = options.sackRight(block) - base;
        }
        return options.withSackEdges(edges);
    }
}
