package wireclock.reports.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.link.DropReason;
import wireclock.wire.ArpPacket;
import wireclock.wire.DamagedPayload;
import wireclock.wire.EthernetCodec;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;

/**
 * The kept sightings put together: from which port to which port a frame went, when it left and when it arrived.
 *
 * <p>A link brings the very object that it was given, so the arrival belongs to the last departure of the same object
 * on the same wire. On a hub's wire one departure has several arrivals, each a hop.
 */
final class HopList {
    /** Of a frame's bytes, enough for the headers of all layers and a little of what they carry. */
    private static final int MOST_BYTES = 110;
    private static final int PAYLOAD_BYTES = 16;
    private static final int VLAN_TAG_BYTES = 4;
    private static final long NONE = -1;

    private final List<PortWatch> ports;
    private final List<Integer> wireOfPort = new ArrayList<>();
    private final List<String> wireNames = new ArrayList<>();
    private final IdentityHashMap<EthernetFrame, Integer> numbers = new IdentityHashMap<>();
    private final List<String> bytes = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final List<long[]> hops = new ArrayList<>();
    /** The last departure of a frame on a wire. */
    private final Map<Departure, long[]> departures = new HashMap<>();

    private record Departure(int wire, int packet) {}

    HopList(List<PortWatch> ports, Map<String, String> wires) {
        this.ports = ports;
        for (PortWatch port : ports) {
            String wire = wires.getOrDefault(port.link(), port.link());
            if (!wireNames.contains(wire)) {
                wireNames.add(wire);
            }
            wireOfPort.add(wireNames.indexOf(wire));
        }
    }

    /** For the page. */
    Map<String, @Nullable Object> tree(PacketLog log) {
        Sightings kept = log.kept();
        for (int i = 0; i < kept.size(); i++) {
            if (!(kept.frame(i).payload() instanceof DamagedPayload)) {
                put(kept, i);
            }
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("seen", log.seen());
        tree.put("kept", kept.size());
        tree.put("ports", ports.stream().map(PortWatch::port)
                .map(port -> List.of(port.node(), port.interfaceName())).toList());
        tree.put("wires", wireNames);
        tree.put("wire_of_port", wireOfPort);
        tree.put("drop_reasons", Arrays.stream(DropReason.values()).map(DropReason::text).toList());
        tree.put("bytes", bytes);
        tree.put("lengths", lengths);
        // A hop: packet, port it left, when, port it reached or -1, when, number of the reason for its drop or -1.
        tree.put("hops", hops);
        return tree;
    }

    private void put(Sightings kept, int i) {
        int port = kept.port(i);
        int packet = number(kept.frame(i));
        Departure key = new Departure(wireOfPort.get(port), packet);
        if (kept.isSent(i)) {
            DropReason drop = kept.drop(i);
            long[] hop = {packet, port, kept.timePs(i), NONE, NONE, drop == null ? NONE : drop.ordinal()};
            hops.add(hop);
            departures.put(key, hop);
            return;
        }
        long[] hop = departures.get(key);
        if (hop == null || hop[1] == port) {
            return;
        }
        if (hop[3] != NONE) {
            hop = hop.clone();
            hops.add(hop);
        }
        hop[3] = port;
        hop[4] = kept.timePs(i);
    }

    private int number(EthernetFrame frame) {
        Integer known = numbers.get(frame);
        if (known != null) {
            return known;
        }
        int number = bytes.size();
        numbers.put(frame, number);
        byte[] encoded = EthernetCodec.encode(frame);
        bytes.add(Base64.getEncoder().withoutPadding()
                .encodeToString(Arrays.copyOf(encoded, Math.min(encoded.length, shownBytes(frame)))));
        lengths.add(encoded.length);
        return number;
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
}
