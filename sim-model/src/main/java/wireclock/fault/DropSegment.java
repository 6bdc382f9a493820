package wireclock.fault;

import wireclock.link.LossModel;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;

/**
 * Loses the first transmissions of one byte of a TCP stream, and with it of whatever segments carry it: the byte with
 * which the stream's n-th full segment begins. Retransmissions are told by their sequence numbers, however the data is
 * cut then.
 *
 * <p>Must see the stream's SYN, so that it knows the initial sequence number, even if the fault begins later.
 */
public final class DropSegment implements Fault, LossModel {
    private final Stream stream;
    private final long segment;
    private final long transmissions;
    private boolean active;
    private long left;
    private boolean synSeen;
    /** The sequence number of the byte; known with the first data, when the size of segments is settled. */
    private int target;
    private boolean targetKnown;

    /** The stream that a fault is about. */
    public interface Stream {
        /** Whether a segment goes this way on this connection. */
        boolean isOurs(Ipv4Packet packet, TcpSegment segment);

        /** Payload of a full segment in bytes: what the MSS option leaves beside the other options. */
        int segmentBytes();
    }

    /**
     * @param segment from 1
     * @param transmissions how many of them are lost, at least 1
     */
    public DropSegment(Stream stream, long segment, long transmissions) {
        this.stream = stream;
        this.segment = segment;
        this.transmissions = transmissions;
    }

    @Override
    public void begin() {
        active = true;
        left = transmissions;
    }

    @Override
    public void end() {
        active = false;
    }

    @Override
    public boolean loses(EthernetFrame frame) {
        if (!(frame.payload() instanceof Ipv4Packet packet) || !(packet.payload() instanceof TcpSegment tcp)
                || !stream.isOurs(packet, tcp)) {
            return false;
        }
        if (tcp.has(TcpSegment.SYN)) {
            synSeen = true;
            targetKnown = false;
            // The SYN has the initial sequence number, the stream's first byte the one after it.
            target = tcp.sequence() + 1;
            return false;
        }
        if (tcp.payload().length() == 0 || !synSeen) {
            return false;
        }
        if (!targetKnown) {
            targetKnown = true;
            target += (int) ((segment - 1) * stream.segmentBytes());
        }
        if (!active || left == 0 || !carriesTheByte(tcp)) {
            return false;
        }
        left--;
        return true;
    }

    private boolean carriesTheByte(TcpSegment tcp) {
        // Modulo 2^32: the difference is small and not negative where the segment carries the byte.
        int distance = target - tcp.sequence();
        return distance >= 0 && distance < tcp.payload().length();
    }
}
