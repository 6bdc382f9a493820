package wireclock.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import wireclock.bridge.PortVlans;

/**
 * The lanes of all cables, and which of them meet in a switch. Between two switches there are those that both ends use;
 * at a host or router those of its interfaces, whether or not the switch lets them in.
 */
final class Lanes {
    private final Wiring wiring;
    private final List<Lane> all = new ArrayList<>();
    private final Map<Cable, List<Lane>> lanesOf = new HashMap<>();

    Lanes(Wiring wiring, Problems problems) {
        this.wiring = wiring;
        for (Cable cable : wiring.cables()) {
            List<Lane> lanes = new ArrayList<>();
            for (int tag : tags(cable)) {
                lanes.add(new Lane(cable, tag));
            }
            if (lanes.isEmpty()) {
                problems.warnOfLink(cable.link().name(), "endpoints", "no VLAN passes from " + cable.first() + " to "
                        + cable.second(), "Give both ports a VLAN in common, tagged or untagged at both");
            }
            warnOfLeak(cable, problems);
            lanesOf.put(cable, lanes);
            all.addAll(lanes);
        }
    }

    private TreeSet<Integer> tags(Cable cable) {
        TreeSet<Integer> first = tags(cable.first());
        TreeSet<Integer> second = tags(cable.second());
        if (!isSwitch(cable.first())) {
            return first;
        }
        if (isSwitch(cable.second())) {
            second.retainAll(first);
        }
        return second;
    }

    private TreeSet<Integer> tags(Port end) {
        TreeSet<Integer> tags = new TreeSet<>();
        if (!isSwitch(end)) {
            wiring.stationsAt(end).forEach(port -> tags.add(tagOf(port)));
            return tags;
        }
        PortVlans vlans = wiring.vlansAt(end);
        if (vlans.untagged() != PortVlans.NONE) {
            tags.add(PortVlans.NONE);
        }
        for (int vid : vlans.tagged()) {
            tags.add(vid);
        }
        return tags;
    }

    private boolean isSwitch(Port port) {
        return wiring.kindAt(port).joinsSegments();
    }

    private void warnOfLeak(Cable cable, Problems problems) {
        if (isSwitch(cable.first()) && isSwitch(cable.second())) {
            int first = wiring.vlansAt(cable.first()).untagged();
            int second = wiring.vlansAt(cable.second()).untagged();
            if (first != second && first != PortVlans.NONE && second != PortVlans.NONE) {
                problems.warnOfLink(cable.link().name(), "endpoints", "frames without a tag belong to VLAN " + first
                        + " at " + cable.first() + " and to VLAN " + second + " at " + cable.second(),
                        "The two VLANs are joined by it: give both ends the same access or native VLAN");
            }
        }
    }

    /** The tag of the frames of an interface of a host or router, or 0. */
    private int tagOf(Port station) {
        Cable cable = wiring.cableAt(station);
        VlanInterface part = VlanInterface.of(station.interfaceName());
        boolean whole = station.equals(cable.first()) || station.equals(cable.second());
        return whole || part == null ? PortVlans.NONE : part.vid();
    }

    /** In the order of the cables, untagged ones first. */
    List<Lane> all() {
        return all;
    }

    /** Those at a port of a switch, or of a host or router. */
    List<Lane> at(Port port) {
        List<Lane> lanes = Objects.requireNonNull(lanesOf.get(wiring.cableAt(port)));
        return isSwitch(port) ? lanes : lanes.stream().filter(lane -> lane.tag() == tagOf(port)).toList();
    }

    /** The VLAN of a lane in a switch, or {@link PortVlans#NONE} if the port does not let it in. */
    int vlanAt(Port port, Lane lane) {
        return wiring.vlansAt(port).vlanSentAs(lane.tag());
    }

    /** The interfaces of hosts and routers on a lane. */
    List<Port> stationsOn(Lane lane) {
        List<Port> stations = new ArrayList<>();
        for (Port end : List.of(lane.cable().first(), lane.cable().second())) {
            if (!isSwitch(end)) {
                for (Port port : wiring.stationsAt(end)) {
                    if (tagOf(port) == lane.tag()) {
                        stations.add(port);
                    }
                }
            }
        }
        return stations;
    }
}
