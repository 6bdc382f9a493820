package wireclock.workload;

import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.tcp.TcpSocket;
import wireclock.tcp.TcpStats;
import wireclock.wire.TcpSegment;

/** The figures of a flow that count segments of its client. */
final class SegmentCounts {
    private SegmentCounts() {}

    /**
     * Writes them down.
     *
     * @param server null before it has accepted: then it cannot be asked what has arrived
     */
    static void record(FlowRecord record, TcpSocket client, @Nullable TcpSocket server, PacketsUnderWay underWay) {
        TcpStats sent = client.stats();
        record.packetsSent = sent.segmentsSent + sent.bareResets;
        record.retransmits = sent.retransmits;
        record.timeouts = sent.timeouts;
        record.fastRecoveries = sent.fastRecoveries;
        if (server != null) {
            record.packetsReceived = server.stats().segmentsReceived + server.stats().lateSegments;
            record.packetsLost = underWay.lost(record.packetsSent, record.packetsReceived,
                    packet -> packet.payload() instanceof TcpSegment segment
                            && segment.destinationPort() == client.remotePort()
                            && segment.sourcePort() == client.localPort()
                            && packet.destination() == client.remoteAddress()
                            && packet.source() == client.localAddress());
        }
    }
}
