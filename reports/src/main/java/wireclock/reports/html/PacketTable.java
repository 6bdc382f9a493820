package wireclock.reports.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.reports.diagram.PacketLabel;
import wireclock.reports.diagram.Protocol;
import wireclock.reports.packets.FlowSignature;
import wireclock.reports.packets.PacketLayers;
import wireclock.reports.packets.PacketLine;
import wireclock.reports.packets.RelativeSequences;
import wireclock.wire.ArpPacket;
import wireclock.wire.EthernetCodec;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;

/**
 * The packets of a page, each once, with all that is said of them: the words of the diagrams on the command line, the
 * flow that they belong to, and the fields of their headers. Every text stands once and is referred to by its number.
 */
final class PacketTable {
    /** Of a frame's bytes, enough for the headers of all layers and a little of what they carry. */
    private static final int MOST_BYTES = 110;
    /** The others are as well shown by a capture; a page is to stay small enough to be sent around. */
    private static final int MOST_WITH_BYTES = 1_500;
    private static final int PAYLOAD_BYTES = 16;
    private static final int VLAN_TAG_BYTES = 4;

    private final IdentityHashMap<EthernetFrame, Integer> numbers = new IdentityHashMap<>();
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    /** Names of layers with those of their fields: most packets have the same. */
    private final Map<List<Integer>, Integer> shapes = new LinkedHashMap<>();
    /** Numbers of a shape and of values: on its way through routers a segment stays the same. */
    private final Map<List<Integer>, Integer> layers = new LinkedHashMap<>();
    private final List<List<Integer>> packets = new ArrayList<>();
    private final List<String> bytes = new ArrayList<>();
    private final RelativeSequences sequences = new RelativeSequences();
    private final PacketLine flows;

    PacketTable(List<FlowSignature> flows) {
        this.flows = new PacketLine(flows);
    }

    /** The number of a packet; connections must be seen in the order of time. */
    int number(EthernetFrame frame) {
        Integer known = numbers.get(frame);
        if (known != null) {
            return known;
        }
        int number = packets.size();
        numbers.put(frame, number);
        EthernetFrame relative = sequences.relative(frame);
        String flow = flows.flowOf(frame);
        List<Integer> packet = new ArrayList<>(List.of(text(PacketLabel.of(relative)), text(Protocol.of(frame).name()),
                flow == null ? -1 : text(flow)));
        for (PacketLayers.Layer layer : PacketLayers.of(frame, relative)) {
            packet.add(layer(layer));
        }
        packets.add(packet);
        if (bytes.size() < MOST_WITH_BYTES) {
            byte[] encoded = EthernetCodec.encode(frame);
            bytes.add(Base64.getEncoder().withoutPadding()
                    .encodeToString(Arrays.copyOf(encoded, Math.min(encoded.length, shownBytes(frame)))));
        }
        return number;
    }

    private int layer(PacketLayers.Layer layer) {
        List<Integer> shape = new ArrayList<>(List.of(text(layer.name())));
        List<Integer> values = new ArrayList<>();
        for (PacketLayers.Field field : layer.fields()) {
            shape.add(text(field.name()));
            values.add(text(field.value()));
        }
        values.addFirst(shapes.computeIfAbsent(shape, none -> shapes.size()));
        return layers.computeIfAbsent(values, none -> layers.size());
    }

    private int text(String text) {
        return texts.computeIfAbsent(text, none -> texts.size());
    }

    private static int shownBytes(EthernetFrame frame) {
        int headers = EthernetFrame.HEADER_BYTES + (frame.isTagged() ? VLAN_TAG_BYTES : 0);
        return switch (frame.payload()) {
            case ArpPacket arp -> headers + ArpPacket.LENGTH;
            case Ipv4Packet packet when packet.payload() instanceof TcpSegment segment -> {
                int payload = segment.payload().length();
                yield headers + packet.headerLength() + segment.length() - payload + Math.min(payload, PAYLOAD_BYTES);
            }
            default -> Math.min(headers + frame.payload().length(), MOST_BYTES);
        };
    }

    /** Puts the tables into the tree of the page. */
    void addTo(Map<String, ? super Object> tree) {
        tree.put("texts", List.copyOf(texts.keySet()));
        // A shape: a layer's name, then those of its fields.
        tree.put("shapes", List.copyOf(shapes.keySet()));
        // A layer: the number of its shape, then those of the values.
        tree.put("layers", List.copyOf(layers.keySet()));
        // A packet: label, protocol, flow or -1, then its layers.
        tree.put("packets", packets);
        tree.put("bytes", bytes);
    }
}
