package wireclock.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.bridge.Overflow;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Tree;

/**
 * What a switch is beyond a node.
 *
 * @param agingPs how long a station that is silent is remembered
 * @param macTable how many stations are remembered
 * @param ports by the name of the interface or of its link, in the order of the file
 */
public record SwitchSpec(long agingPs, int macTable, Overflow overflow, StpSpec stp, Map<String, SwitchPortSpec> ports,
        boolean igmpSnooping) {
    /** What holds where nothing is said. */
    static final SwitchSpec STANDARD = of(SwitchKeys.SETTINGS.empty());

    public SwitchSpec {
        ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
    }

    static SwitchSpec of(Fields fields) {
        Map<String, SwitchPortSpec> ports = new LinkedHashMap<>();
        Map<String, Fields> given = fields.find(SwitchKeys.PORTS);
        if (given != null) {
            given.forEach((name, port) -> ports.put(name, SwitchPortSpec.of(port)));
        }
        return new SwitchSpec(fields.get(SwitchKeys.AGING), Math.toIntExact(fields.get(SwitchKeys.MAC_TABLE)),
                fields.get(SwitchKeys.OVERFLOW), StpSpec.of(fields.nested(SwitchKeys.STP, SwitchKeys.STP_SECTION)),
                ports, fields.get(SwitchKeys.IGMP_SNOOPING));
    }

    /** What is said of a port by the name of its interface, or else by that of its link; null where nothing is. */
    public @Nullable SwitchPortSpec port(String interfaceName, String link) {
        SwitchPortSpec own = ports.get(interfaceName);
        return own != null ? own : ports.get(link);
    }

    Map<String, Object> tree() {
        Map<String, Object> portTrees = new LinkedHashMap<>();
        ports.forEach((name, port) -> portTrees.put(name, port.tree()));
        return new Tree().put(SwitchKeys.AGING, agingPs)
                .put(SwitchKeys.MAC_TABLE, (long) macTable)
                .put(SwitchKeys.OVERFLOW, overflow)
                .putTree(SwitchKeys.STP, stp.tree())
                .putTree(SwitchKeys.PORTS, portTrees)
                .put(SwitchKeys.IGMP_SNOOPING, igmpSnooping)
                .map();
    }
}
