package wireclock.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.bridge.PortVlans;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Place;
import wireclock.scenario.language.Tree;

/**
 * A port of a switch, as far as it is not out of the box.
 *
 * @param place where it is described
 * @param access the VLAN of its stations, or null
 * @param trunk the VLANs whose frames are tagged, or empty
 * @param nativeVlan of a trunk, or null
 * @param cost of the way out of it, or null for that of the link's rate
 */
public record SwitchPortSpec(Place place, @Nullable Long access, List<Long> trunk, @Nullable Long nativeVlan,
        @Nullable Long cost) {
    static SwitchPortSpec of(Fields fields) {
        List<Long> trunk = fields.find(SwitchKeys.PORT_TRUNK);
        return new SwitchPortSpec(fields.place(), fields.find(SwitchKeys.PORT_ACCESS),
                trunk == null ? List.of() : trunk, fields.find(SwitchKeys.PORT_NATIVE),
                fields.find(SwitchKeys.PORT_COST));
    }

    /** Whether anything is said about VLANs. */
    public boolean namesVlans() {
        return access != null || nativeVlan != null || !trunk.isEmpty();
    }

    /** The VLANs that the port is in. */
    public PortVlans vlans() {
        if (nativeVlan == null && trunk.isEmpty()) {
            return access == null ? PortVlans.DEFAULT : PortVlans.access(Math.toIntExact(access));
        }
        return PortVlans.trunk(trunk.stream().map(Math::toIntExact).toList(),
                nativeVlan == null ? PortVlans.NONE : Math.toIntExact(nativeVlan));
    }

    Map<String, Object> tree() {
        return new Tree().put(SwitchKeys.PORT_ACCESS, access)
                .put(SwitchKeys.PORT_TRUNK, trunk.isEmpty() ? null : trunk)
                .put(SwitchKeys.PORT_NATIVE, nativeVlan)
                .put(SwitchKeys.PORT_COST, cost)
                .map();
    }
}
