package wireclock.reports.diagram;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.reports.packets.CapturedPacket;
import wireclock.reports.packets.FlowSignature;
import wireclock.reports.packets.PacketLine;
import wireclock.reports.packets.PcapngReader;
import wireclock.reports.packets.RelativeSequences;
import wireclock.reports.packets.Wiring;
import wireclock.wire.ArpPacket;
import wireclock.wire.EthernetFrame;

/** Makes a sequence diagram of a capture: finds for each frame that was sent where it arrived, or why it did not. */
public final class DiagramReader {
    private final Wiring wiring;
    private final Selection selection;
    private final PacketLine flows;
    private final RelativeSequences sequences = new RelativeSequences();
    private final FrameMatcher matcher;
    private final Set<String> captured = new HashSet<>();
    /** Ports that the flow's packets have passed: what is resolved there belongs to the picture. */
    private final Set<String> onPath = new LinkedHashSet<>();
    /** The first sight of each frame that is shown, in the order of the capture. */
    private final List<Sighting> shown = new ArrayList<>();
    private int arrows;
    private boolean full;
    private long omitted;

    private DiagramReader(Wiring wiring, Selection selection) {
        this.wiring = wiring;
        this.selection = selection;
        this.matcher = new FrameMatcher(wiring);
        List<FlowSignature> wanted = wiring.flows().stream()
                .filter(flow -> selection.flow() == null || flow.flow().equals(selection.flow())).toList();
        flows = new PacketLine(wanted);
    }

    /** Reads a capture to its end. */
    public static SequenceDiagram read(PcapngReader capture, Wiring wiring, Selection selection, String title)
            throws IOException {
        DiagramReader reader = new DiagramReader(wiring, selection);
        for (CapturedPacket packet = capture.next(); packet != null; packet = capture.next()) {
            if (reader.captured.isEmpty()) {
                reader.captured.addAll(capture.ports());
            }
            reader.take(packet);
        }
        return reader.diagram(title);
    }

    private void take(CapturedPacket packet) {
        EthernetFrame frame = packet.frame();
        if (frame == null || !isWanted(packet, frame)) {
            return;
        }
        boolean begins = packet.outbound() && !packet.isLateDrop();
        if (begins && (full || packet.timeNs() > selection.toNs())) {
            omitted += packet.timeNs() > selection.toNs() ? 0 : 1;
            return;
        }
        Sighting sighting = packet.isLateDrop() ? matcher.dropped(packet) : packet.outbound() ? matcher.sent(packet)
                : matcher.received(packet, packet.timeNs() >= selection.fromNs());
        if (sighting == null && !packet.isLateDrop() && !full && !capturedElsewhere(packet.port())) {
            sighting = Sighting.arrival(packet);
        }
        if (sighting == null) {
            return;
        }
        // Of all segments, in their order: it must see each connection begin.
        EthernetFrame relative = sequences.relative(frame);
        if (sighting.isNew() && sighting.beginNs() >= selection.fromNs() && sighting.beginNs() <= selection.toNs()) {
            sighting.describe(PacketLabel.of(relative), Protocol.of(frame), flows.flowOf(frame));
            shown.add(sighting);
            full = count(sighting) >= selection.mostArrows();
        }
    }

    /** How many arrows there are; what may turn out to lie beside the way is not counted. */
    private int count(Sighting last) {
        arrows += selection.flow() == null || last.flow() != null ? 1 : 0;
        return arrows;
    }

    /** Whether a frame is the flow's, or resolves an address beside its way. */
    private boolean isWanted(CapturedPacket packet, EthernetFrame frame) {
        if (selection.flow() == null) {
            return true;
        }
        if (flows.flowOf(frame) != null) {
            onPath.add(packet.passed());
            return true;
        }
        return frame.payload() instanceof ArpPacket;
    }

    /** Whether what arrives at a port would have been seen before, when it was sent. */
    private boolean capturedElsewhere(String port) {
        for (List<String> medium : wiring.media()) {
            if (medium.contains(port)) {
                return medium.stream().anyMatch(other -> !other.equals(port) && captured.contains(other));
            }
        }
        return false;
    }

    private SequenceDiagram diagram(String title) {
        List<Sighting> inOrder = new ArrayList<>();
        for (Sighting each : shown) {
            boolean onWay = selection.flow() == null || each.flow() != null || onPath.contains(each.port);
            if (onWay) {
                inOrder.add(each);
            }
        }
        inOrder.sort(Comparator.comparingLong(Sighting::beginNs));
        if (inOrder.size() > selection.mostArrows()) {
            omitted += inOrder.size() - selection.mostArrows();
            inOrder = inOrder.subList(0, selection.mostArrows());
        }
        List<String> lanes = lanes(inOrder);
        Map<String, Integer> numbers = new HashMap<>();
        lanes.forEach(node -> numbers.put(node, numbers.size()));
        List<Arrow> drawn = new ArrayList<>();
        for (Sighting each : inOrder) {
            drawn.add(each.arrow(lane(numbers, each.from(wiring)), lane(numbers, each.to(wiring)),
                    captured.contains(each.to(wiring))));
        }
        return new SequenceDiagram(title, lanes, drawn, omitted);
    }

    /** The nodes to be shown, from whoever begins a flow to whoever answers. */
    private List<String> lanes(List<Sighting> inOrder) {
        Set<String> nodes = new LinkedHashSet<>();
        for (Sighting each : inOrder) {
            nodes.add(NodeOrder.node(each.from(wiring)));
            nodes.add(NodeOrder.node(each.to(wiring)));
        }
        // The flow's whole way, also where nothing of it is shown.
        onPath.forEach(port -> nodes.add(NodeOrder.node(port)));
        Set<String> starts = new LinkedHashSet<>();
        for (FlowSignature flow : wiring.flows()) {
            if (selection.flow() == null ? nodes.contains(flow.node()) : flow.flow().equals(selection.flow())) {
                starts.add(flow.node());
            }
        }
        starts.addAll(nodes);
        return new NodeOrder(wiring).of(nodes, starts);
    }

    private static int lane(Map<String, Integer> numbers, String port) {
        @Nullable Integer lane = numbers.get(NodeOrder.node(port));
        return lane == null ? 0 : lane;
    }
}
