package wireclock.scenario.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.device.Host;
import wireclock.device.Node;
import wireclock.reports.FrameNotes;
import wireclock.tcp.ResendCause;
import wireclock.tcp.ResendWatcher;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;

/**
 * Knows of segments on their way that they were sent again, and why.
 *
 * <p>A segment stays the same object from its sender to its receiver, whatever routers and VLANs put around it, so it is
 * found by its identity at the first port where somebody looks. Those that nobody sees are forgotten.
 */
final class ResendNotes implements ResendWatcher, FrameNotes {
    /** More are hardly between their sender and a captured port at once. */
    private static final int MOST = 256;

    private final Deque<Resent> underWay = new ArrayDeque<>();

    private record Resent(TcpSegment segment, ResendCause cause) {}

    /** Has all of them listen to all hosts. */
    static void watch(Map<String, Node> nodes, List<ResendNotes> listening) {
        if (listening.isEmpty()) {
            return;
        }
        ResendWatcher all = listening.size() == 1 ? listening.getFirst()
                : (segment, cause) -> listening.forEach(each -> each.resent(segment, cause));
        nodes.values().forEach(node -> {
            if (node instanceof Host host) {
                host.tcp().tellResends(all);
            }
        });
    }

    @Override
    public void resent(TcpSegment segment, ResendCause cause) {
        if (underWay.size() == MOST) {
            underWay.removeFirst();
        }
        underWay.addLast(new Resent(segment, cause));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // an equal segment that was sent before is another one
    public @Nullable String take(EthernetFrame frame) {
        if (!underWay.isEmpty() && frame.payload() instanceof Ipv4Packet packet
                && packet.payload() instanceof TcpSegment segment) {
            for (Iterator<Resent> each = underWay.iterator(); each.hasNext();) {
                Resent resent = each.next();
                if (resent.segment == segment) {
                    each.remove();
                    return resent.cause.text();
                }
            }
        }
        return null;
    }
}
