package wireclock.reports.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.link.DropReason;
import wireclock.reports.diagram.NodeOrder;
import wireclock.reports.packets.Wiring;
import wireclock.wire.DamagedPayload;

/**
 * The kept sightings put together: from which port to which port a frame went, when it left and when it arrived.
 *
 * <p>A link brings the very object that it was given, so the arrival belongs to the last departure of the same object
 * on the same wire. On a hub's wire one departure has several arrivals, each a hop.
 */
final class HopList {
    private static final long NONE = -1;

    private final List<PortWatch> ports;
    private final List<Integer> wireOfPort = new ArrayList<>();
    private final List<String> wireNames = new ArrayList<>();
    private final PacketTable packets;
    private final Wiring wiring;
    private final List<long[]> hops = new ArrayList<>();
    /** The last departure of a frame on a wire. */
    private final Map<Departure, long[]> departures = new HashMap<>();

    private record Departure(int wire, int packet) {}

    HopList(List<PortWatch> ports, Map<String, String> wires, Wiring wiring) {
        this.ports = ports;
        this.wiring = wiring;
        packets = new PacketTable(wiring.flows());
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
        packets.addTo(tree);
        Set<String> nodes = new LinkedHashSet<>();
        ports.forEach(port -> nodes.add(port.port().node()));
        tree.put("lanes", NodeOrder.of(wiring, nodes));
        // A hop: packet, port it left, when, port it reached or -1, when, number of the reason for its drop or -1.
        tree.put("hops", hops);
        return tree;
    }

    private void put(Sightings kept, int i) {
        int port = kept.port(i);
        int packet = packets.number(kept.frame(i));
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
}
