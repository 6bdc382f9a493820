package wireclock.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which room (package) may use which: the picture in docs/architecture.md, line by line. */
final class PackageArrows {
    /** The rooms of sim-engine, sim-protocols and sim-model, in which a run takes place. */
    static final List<String> SIMULATION_ROOMS = List.of(
            "engine", "wire", "ethernet", "arp", "ip", "udp", "transport", "tcp", "arq",
            "link", "csma", "bridge", "device", "topology", "workload", "fault", "metrics");

    private static final Map<String, Set<String>> MAY_USE = arrows();

    private PackageArrows() {}

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("engine", Set.of());
        arrows.put("wire", Set.of());
        arrows.put("ethernet", Set.of("engine", "wire"));
        arrows.put("arp", Set.of("ethernet", "wire", "engine"));
        arrows.put("ip", Set.of("arp", "ethernet", "wire", "engine"));
        arrows.put("udp", Set.of("ip", "wire"));
        arrows.put("transport", Set.of("engine", "wire"));
        arrows.put("tcp", Set.of("ip", "transport", "wire", "engine"));
        arrows.put("arq", Set.of("udp", "ip", "transport", "wire", "engine"));
        Set<String> protocols = Set.of("engine", "wire", "ethernet", "arp", "ip", "udp", "transport", "tcp", "arq");
        arrows.put("link", Set.of("ethernet", "wire", "engine"));
        arrows.put("csma", Set.of("link", "ethernet", "wire", "engine"));
        arrows.put("bridge", Set.of("ethernet", "wire", "engine"));
        arrows.put("device", and(protocols, "link", "bridge"));
        arrows.put("workload", and(protocols, "link", "device", "metrics"));
        arrows.put("topology", and(protocols, "link", "bridge", "device"));
        arrows.put("fault", and(protocols, "link", "device", "metrics"));
        arrows.put("metrics", and(protocols, "link", "bridge", "device"));
        arrows.put("reports", and(protocols, "link", "bridge", "device", "topology", "metrics"));
        Set<String> belowScenarios =
                and(protocols, "link", "csma", "bridge", "device", "topology", "workload", "fault", "metrics", "reports");
        arrows.put("scenario", belowScenarios);
        arrows.put("packetdrill", belowScenarios);
        arrows.put("sweep", and(belowScenarios, "scenario"));
        arrows.put("spark", Set.of("sweep", "scenario"));
        arrows.put("cli", and(belowScenarios, "scenario", "sweep", "packetdrill"));
        arrows.put("api", and(belowScenarios, "scenario"));
        arrows.put("junit", Set.of("api"));
        return Map.copyOf(arrows);
    }

    /** One rule for each room below the root package. */
    static List<ArchRule> rules(String root) {
        List<ArchRule> rules = new ArrayList<>();
        for (String room : new TreeSet<>(MAY_USE.keySet())) {
            Set<String> allowed = and(MAY_USE.get(room), room);
            rules.add(classes().that(describe("are in " + room, type -> HouseClasses.room(type, root).equals(room)))
                    .should()
                    .onlyDependOnClassesThat(describe("are in " + new TreeSet<>(allowed) + " or not ours", type -> {
                        String other = HouseClasses.room(type, root);
                        return other.isEmpty() || allowed.contains(other);
                    }))
                    .allowEmptyShould(true));
        }
        return rules;
    }

    /** Every class has its place in the picture. */
    static ArchRule everyClassHasARoom(String root) {
        return classes().should(ArchCondition.from(describe(
                "be in a room of the house", type -> MAY_USE.containsKey(HouseClasses.room(type, root)))));
    }

    private static Set<String> and(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
