package wireclock.reports.html;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.link.DropReason;
import wireclock.link.FrameTap;
import wireclock.topology.Port;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;

/** Looks at what passes one port: all of it for the {@link PacketLog}, and a host's TCP for its connections. */
final class PortWatch implements FrameTap {
    /** Of the connections that a host opens at one port; the others have no graph. */
    private static final int MOST_CONNECTIONS = 8;

    private final PacketLog log;
    private final int number;
    private final String link;
    private final Port port;
    /** How many segments of a connection are kept one by one; 0 for no connections. */
    private final int details;
    private final List<ConnectionTrace> connections = new ArrayList<>();
    private @Nullable ConnectionTrace last;

    PortWatch(PacketLog log, int number, String link, Port port, int details) {
        this.log = log;
        this.number = number;
        this.link = link;
        this.port = port;
        this.details = details;
    }

    @Override
    public void sent(long timePs, EthernetFrame frame, @Nullable DropReason drop) {
        log.note(timePs, number, true, frame, drop);
        if (details > 0 && frame.payload() instanceof Ipv4Packet packet
                && packet.payload() instanceof TcpSegment segment) {
            ConnectionTrace connection = find(packet.source(), packet.destination(), segment.sourcePort(),
                    segment.destinationPort());
            if (connection == null) {
                connection = begin(packet, segment);
            }
            if (connection != null && connection.sent(timePs, segment)) {
                log.keepAround();
            }
        }
    }

    @Override
    public void received(long timePs, EthernetFrame frame) {
        log.note(timePs, number, false, frame, null);
        if (!connections.isEmpty() && frame.payload() instanceof Ipv4Packet packet
                && packet.payload() instanceof TcpSegment segment) {
            ConnectionTrace connection = find(packet.destination(), packet.source(), segment.destinationPort(),
                    segment.sourcePort());
            if (connection != null) {
                connection.received(timePs, segment);
            }
        }
    }

    /** What a station would not hear does not interest anybody, and to make it hear costs events. */
    @Override
    public boolean isPromiscuous() {
        return false;
    }

    private @Nullable ConnectionTrace find(int local, int remote, int localPort, int remotePort) {
        if (last != null && last.isOf(local, remote, localPort, remotePort)) {
            return last;
        }
        for (int i = 0; i < connections.size(); i++) {
            ConnectionTrace each = connections.get(i);
            if (each.isOf(local, remote, localPort, remotePort)) {
                last = each;
                return each;
            }
        }
        return null;
    }

    private @Nullable ConnectionTrace begin(Ipv4Packet packet, TcpSegment segment) {
        if (!segment.has(TcpSegment.SYN) || segment.has(TcpSegment.ACK) || connections.size() == MOST_CONNECTIONS) {
            return null;
        }
        ConnectionTrace connection =
                new ConnectionTrace(port.node(), packet.source(), packet.destination(), segment, details);
        connections.add(connection);
        return connection;
    }

    String link() {
        return link;
    }

    Port port() {
        return port;
    }

    List<ConnectionTrace> connections() {
        return connections;
    }
}
