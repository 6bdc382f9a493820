package wireclock.workload;

import wireclock.engine.RandomStream;
import wireclock.ethernet.Medium;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/**
 * The way into a medium, on which packets are marked at random, and perhaps what they say of marks is tampered
 * with.
 */
final class MarkingMedium implements Medium {
    /** What a middlebox does to everything that passes. */
    enum Tampering { NONE, CLEARS_CODEPOINT, CLEARS_FLAGS, CLEARS_OPTIONS }

    private static final int CE = 3;

    private final Medium medium;
    private final RandomStream random;
    private final double share;
    private final Tampering tampering;
    /** Segments of TCP marked so far. */
    int marked;

    MarkingMedium(Medium medium, RandomStream random, double share, Tampering tampering) {
        this.medium = medium;
        this.random = random;
        this.share = share;
        this.tampering = tampering;
    }

    @Override
    public void transmit(EthernetFrame frame) {
        if (frame.payload() instanceof Ipv4Packet packet && packet.payload() instanceof TcpSegment segment) {
            medium.transmit(new EthernetFrame(frame.destination(), frame.source(), frame.etherType(),
                    passed(packet, segment)));
        } else {
            medium.transmit(frame);
        }
    }

    private Ipv4Packet passed(Ipv4Packet packet, TcpSegment segment) {
        int typeOfService = packet.typeOfService();
        if ((typeOfService & CE) != 0 && random.nextBernoulli(share)) {
            typeOfService |= CE;
            marked++;
        }
        if (tampering == Tampering.CLEARS_CODEPOINT) {
            typeOfService &= ~CE;
        }
        return Ipv4Packet.of(packet.source(), packet.destination(), typeOfService, packet.timeToLive(),
                packet.identification(), packet.dontFragment(), tampered(segment));
    }

    private TcpSegment tampered(TcpSegment segment) {
        return switch (tampering) {
            case CLEARS_FLAGS -> with(segment, segment.flags() & ~(TcpSegment.AE | TcpSegment.CWR | TcpSegment.ECE),
                    segment.options());
            case CLEARS_OPTIONS -> {
                TcpOptions all = segment.options();
                int[] edges = new int[2 * all.sackBlocks()];
                for (int block = 0; block < all.sackBlocks(); block++) {
                    edges[2 * block] = all.sackLeft(block);
                    edges[2 * block + 1] = all.sackRight(block);
                }
                yield with(segment, segment.flags(), new TcpOptions(all.maximumSegmentSize(), all.windowScale(),
                        all.sackPermitted(), all.hasTimestamps(), all.timestampValue(), all.timestampEcho(), edges));
            }
            default -> segment;
        };
    }

    private static TcpSegment with(TcpSegment segment, int flags, TcpOptions options) {
        return new TcpSegment(segment.sourcePort(), segment.destinationPort(), segment.sequence(),
                segment.acknowledgement(), flags, segment.window(), segment.urgentPointer(), options,
                segment.payload());
    }
}
