package wireclock.scenario.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.device.IpNode;
import wireclock.device.Node;
import wireclock.engine.Scheduler;
import wireclock.ip.IpDropReason;
import wireclock.link.DropReason;
import wireclock.link.FrameTap;
import wireclock.topology.Port;
import wireclock.wire.EthernetFrame;

/**
 * Tells taps which of the frames that they saw arrive the network layer of the node dropped, and why.
 *
 * <p>The network layer counts drops and does not say of which packet. Whatever it drops at the instant at which a frame
 * arrived, and before the next arrives, was in that frame. A node with a latency drops later, and is not watched.
 */
final class NodeDropWatch implements LinkFactory.Taps {
    private final LinkFactory.Taps taps;
    private final Map<String, Arrival> lastAt = new HashMap<>();

    /** The last frame that arrived at a node. */
    private static final class Arrival {
        private @Nullable FrameTap tap;
        private @Nullable EthernetFrame frame;
        private long timePs;
    }

    NodeDropWatch(LinkFactory.Taps taps) {
        this.taps = taps;
    }

    @Override
    public @Nullable FrameTap at(String link, Port port) throws IOException {
        FrameTap tap = taps.at(link, port);
        return tap == null ? null
                : new WatchedPort(tap, lastAt.computeIfAbsent(port.node(), node -> new Arrival()));
    }

    /** Listens to the nodes at which there are taps. */
    void watch(Map<String, Node> nodes, Scheduler scheduler) {
        nodes.forEach((name, node) -> {
            Arrival last = lastAt.get(name);
            if (last != null && node instanceof IpNode station) {
                station.ip().stats().tellDrops(reason -> dropped(last, reason, scheduler.nowPs()));
            }
        });
    }

    private static void dropped(Arrival last, IpDropReason reason, long nowPs) {
        // These two befall packets that came long ago, or never came.
        boolean arrived = reason != IpDropReason.HOST_UNREACHABLE && reason != IpDropReason.NODE_CRASHED;
        if (arrived && last.tap != null && last.frame != null && last.timePs == nowPs) {
            last.tap.refused(nowPs, last.frame, reason.text());
            last.frame = null;
        }
    }

    private record WatchedPort(FrameTap tap, Arrival last) implements FrameTap {
        @Override
        public void sent(long timePs, EthernetFrame frame, @Nullable DropReason drop) {
            tap.sent(timePs, frame, drop);
        }

        @Override
        public void droppedLater(long timePs, EthernetFrame frame, DropReason reason) {
            tap.droppedLater(timePs, frame, reason);
        }

        @Override
        public boolean isPromiscuous() {
            return tap.isPromiscuous();
        }

        @Override
        public void received(long timePs, EthernetFrame frame) {
            tap.received(timePs, frame);
            last.tap = tap;
            last.frame = frame;
            last.timePs = timePs;
        }
    }
}
