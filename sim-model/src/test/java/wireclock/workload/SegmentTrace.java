package wireclock.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.link.DropReason;
import wireclock.link.FrameTap;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;

/** Notes the TCP segments that a host hands to its link: who, when in microseconds, flags, bytes of payload. */
final class SegmentTrace implements FrameTap {
    private final String host;
    private final List<String> lines;

    SegmentTrace(String host, List<String> lines) {
        this.host = host;
        this.lines = lines;
    }

    @Override
    public void sent(long timePs, EthernetFrame frame, @Nullable DropReason drop) {
        if (frame.payload() instanceof Ipv4Packet packet && packet.payload() instanceof TcpSegment segment) {
            String flags = (segment.has(TcpSegment.SYN) ? "S" : "") + (segment.has(TcpSegment.FIN) ? "F" : "")
                    + (segment.has(TcpSegment.RST) ? "R" : "") + (segment.has(TcpSegment.PSH) ? "P" : "")
                    + (segment.has(TcpSegment.ACK) ? "." : "");
            lines.add(host + " " + timePs / SimTime.MICROSECOND + " [" + flags + "] " + segment.payload().length());
        }
    }

    @Override
    public void received(long timePs, EthernetFrame frame) {
        // What the other host sent is noted there.
    }
}
