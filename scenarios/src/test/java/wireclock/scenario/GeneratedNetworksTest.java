package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.scenario.Loading.load;
import static wireclock.scenario.Loading.problems;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Generated networks against the formulas for them. */
class GeneratedNetworksTest {
    private static Scenario generate(String words) {
        return load("generate: {" + words + "}");
    }

    private static Map<String, List<String>> neighbours(Scenario scenario) {
        Map<String, List<String>> neighbours = new TreeMap<>();
        scenario.nodes().forEach(node -> neighbours.put(node.name(), new ArrayList<>()));
        scenario.links().forEach(link -> {
            neighbours.get(link.first().node()).add(link.second().node());
            neighbours.get(link.second().node()).add(link.first().node());
        });
        return neighbours;
    }

    /** The longest of all shortest ways, in links; every node must reach every other. */
    private static int diameter(Scenario scenario) {
        Map<String, List<String>> neighbours = neighbours(scenario);
        int longest = 0;
        for (String from : neighbours.keySet()) {
            Map<String, Integer> steps = new HashMap<>(Map.of(from, 0));
            Deque<String> open = new ArrayDeque<>(List.of(from));
            while (!open.isEmpty()) {
                String at = open.remove();
                for (String next : neighbours.get(at)) {
                    if (steps.putIfAbsent(next, steps.get(at) + 1) == null) {
                        open.add(next);
                    }
                }
            }
            assertThat(steps).as("reached from %s", from).hasSameSizeAs(neighbours.entrySet());
            longest = Math.max(longest, steps.values().stream().max(Integer::compare).orElseThrow());
        }
        return longest;
    }

    private static long count(Scenario scenario, NodeKind kind) {
        return scenario.nodes().stream().filter(node -> node.kind() == kind).count();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // words                                    | hosts | inner | links | diameter
        "type: star, hosts: 7                       |   7 |  1 |   7 | 2",
        "type: line, nodes: 5                       |   5 |  5 |   9 | 6",
        "type: line, nodes: 5, hosts: 0             |   0 |  5 |   4 | 4",
        "type: ring, nodes: 6, hosts: 2             |  12 |  6 |  18 | 5",
        "type: tree, branching: 3, depth: 3         |  27 | 13 |  39 | 6",
        "type: tree, branching: 2, depth: 4, hosts: 1 |  8 | 15 | 22 | 8",
        "type: full-mesh, nodes: 6, hosts: 0        |   0 |  6 |  15 | 1",
        "type: full-mesh, nodes: 6                  |   6 |  6 |  21 | 3",
        "type: grid, rows: 3, columns: 4, hosts: 0  |   0 | 12 |  17 | 5",
        "type: torus, rows: 4, columns: 5, hosts: 0 |   0 | 20 |  40 | 4",
        "type: dumbbell, left: 4, right: 3          |   7 |  2 |   8 | 3",
        "type: dumbbell, left: 4                    |   8 |  2 |   9 | 3",
        "type: fat-tree, k: 2                       |   2 |  5 |   6 | 6",
        "type: fat-tree, k: 4                       |  16 | 20 |  48 | 6",
        "type: fat-tree, k: 6                       |  54 | 45 | 162 | 6",
    })
    void countsAndDiameters(String words, long hosts, long inner, int links, int diameter) {
        Scenario scenario = generate(words.strip());
        assertThat(count(scenario, NodeKind.HOST)).isEqualTo(hosts);
        assertThat(scenario.nodes()).hasSize((int) (hosts + inner));
        assertThat(scenario.links()).hasSize(links);
        assertThat(diameter(scenario)).isEqualTo(diameter);
    }

    /** Al-Fares, Loukissas, Vahdat 2008, section 3: k ports everywhere, (k/2)² cores, one link from each core to each pod. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void fatTreesHaveKPortsEverywhere(int k) {
        Scenario scenario = generate("type: fat-tree, k: " + k);
        Map<String, List<String>> neighbours = neighbours(scenario);
        assertThat(count(scenario, NodeKind.HOST)).isEqualTo((long) k * k * k / 4);
        assertThat(count(scenario, NodeKind.ROUTER)).isEqualTo(5L * k * k / 4);
        neighbours.forEach((name, others) -> assertThat(others).as(name).hasSize(name.startsWith("h") ? 1 : k)
                .doesNotHaveDuplicates());
        for (int core = 1; core <= k * k / 4; core++) {
            assertThat(neighbours.get("core" + core).stream().map(agg -> (Integer.parseInt(agg.substring(3)) - 1) / (k / 2)))
                    .as("pods").containsExactlyInAnyOrderElementsOf(IntStream.range(0, k).boxed().toList());
        }
        assertThat(neighbours.get("edge1")).contains("h1", "h" + k / 2, "agg1");
        assertThat(neighbours.get("agg1")).contains("core1").doesNotContain("core" + (k / 2 + 1));
    }

    @Test
    void tiersHaveLinksOfTheirOwn() {
        Scenario scenario = generate("type: fat-tree, k: 4, prefix: dc-, link: {rate: 1 Gbit/s, delay: 2 us, mtu: 9000 B}, "
                + "access: {delay: 1 us}, core: {rate: 40 Gbit/s, reverse: {rate: 20 Gbit/s}}");
        assertThat(link(scenario, "dc-h1-dc-edge1").forward().delayPs()).isEqualTo(1_000_000);
        assertThat(link(scenario, "dc-h1-dc-edge1").forward().mtuBytes()).isEqualTo(9000);
        assertThat(link(scenario, "dc-edge1-dc-agg1").forward().rateBitPerS()).isEqualTo(1_000_000_000L);
        assertThat(link(scenario, "dc-agg1-dc-core1").forward().rateBitPerS()).isEqualTo(40_000_000_000L);
        assertThat(link(scenario, "dc-agg1-dc-core1").reverse().rateBitPerS()).isEqualTo(20_000_000_000L);
        assertThat(link(scenario, "dc-agg1-dc-core1").forward().delayPs()).isEqualTo(2_000_000);
    }

    private static LinkSpec link(Scenario scenario, String name) {
        return scenario.links().stream().filter(link -> link.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void delaysOnTheLeftAreSpread() {
        Scenario scenario = generate("type: dumbbell, left: 50, left_delays: {from: 5 ms, to: 25 ms}, link: {delay: 1 us}");
        assertThat(link(scenario, "left1-r1").forward().delayPs()).isEqualTo(5_000_000_000L);
        // 5 ms + 20 ms · 24 / 49, rounded
        assertThat(link(scenario, "left25-r1").forward().delayPs()).isEqualTo(14_795_918_367L);
        assertThat(link(scenario, "left50-r1").reverse().delayPs()).isEqualTo(25_000_000_000L);
        assertThat(link(scenario, "bottleneck").forward().delayPs()).isEqualTo(1_000_000);
        assertThat(link(scenario, "r2-right50").forward().delayPs()).isEqualTo(1_000_000);
    }

    /** Exactly the pairs within the radius are linked, and each link is 5 ns a metre long. */
    @Test
    void randomGeometricNetworksAreWhatTheirPositionsSay() {
        for (int seed = 1; seed <= 10; seed++) {
            Scenario scenario = load("seed: " + seed + "\ngenerate: {type: random-geometric, nodes: 30, radius: 350 km}");
            Map<String, Long> delays = new HashMap<>();
            scenario.links().forEach(link -> delays.put(link.name(), link.forward().delayPs()));
            List<NodeSpec> towns = scenario.nodes().stream().filter(node -> node.kind() == NodeKind.ROUTER).toList();
            for (int i = 0; i < towns.size(); i++) {
                for (int j = i + 1; j < towns.size(); j++) {
                    List<Long> a = towns.get(i).positionM();
                    List<Long> b = towns.get(j).positionM();
                    double distanceM = Math.hypot(a.get(0) - b.get(0), a.get(1) - b.get(1));
                    Long delay = delays.get(towns.get(i).name() + "-" + towns.get(j).name());
                    if (distanceM <= 350_000) {
                        assertThat(delay).isNotNull().isBetween((long) (distanceM * 5000) - 1, (long) (distanceM * 5000) + 1);
                    } else {
                        assertThat(delay).isNull();
                    }
                }
                assertThat(towns.get(i).positionM()).allSatisfy(at -> assertThat(at).isBetween(0L, 1_000_000L));
            }
            assertThat(diameter(scenario)).as("connected").isPositive();
        }
    }

    @Test
    void theSeedDecidesWhatIsDrawn() {
        String words = "generate: {type: random-geometric, nodes: 10, radius: 700 km}";
        assertThat(load(words).tree().toString()).isEqualTo(load(words).tree().toString());
        assertThat(load(words, new Overrides(Map.of(), 2L, null)).nodes().get(0).positionM())
                .isNotEqualTo(load(words).nodes().get(0).positionM());
    }

    @Test
    void nodesAndLinksMayBeSetApart() {
        Scenario scenario = load("""
                generate:
                  - {type: ring, nodes: 4, link: {rate: 10 Mbit/s, delay: 1 ms}}
                  - {type: star, prefix: b-, hosts: 2}
                nodes:
                  r2: {kind: router, latency: 3 us}
                  extra: host
                links:
                  - {endpoints: [r1, r2], rate: 5 Mbit/s}
                  - {name: r2-r3, endpoints: ["r2:eth2", r3], delay: 9 ms}
                  - {endpoints: [extra, b-s1]}
                  - {name: uplink, endpoints: [r1, b-s1]}
                traffic:
                  - {name: f, type: ping, from: h*, to: extra, count: 1}
                capture: [r2-r3, "r4:eth0"]
                """);
        assertThat(scenario.nodes()).extracting(NodeSpec::name).containsExactly("r1", "h1", "r2", "h2", "r3", "h3", "r4", "h4",
                "b-s1", "b-h1", "b-h2", "extra");
        assertThat(scenario.nodes().get(2).latencyPs()).isEqualTo(3_000_000);
        assertThat(link(scenario, "r1-r2").forward().rateBitPerS()).isEqualTo(5_000_000);
        assertThat(link(scenario, "r1-r2").forward().delayPs()).as("as generated").isEqualTo(1_000_000_000L);
        assertThat(link(scenario, "r2-r3").first().port()).isEqualTo("eth2");
        assertThat(link(scenario, "r2-r3").forward().delayPs()).isEqualTo(9_000_000_000L);
        assertThat(scenario.flows()).extracting(FlowSpec::name).containsExactly("f-h1", "f-h2", "f-h3", "f-h4");
    }

    @Test
    void whatIsWrittenNeedsNoGenerator() {
        Scenario scenario = generate("type: random-geometric, nodes: 12, radius: 600 km");
        String written = JsonMapper.shared().writeValueAsString(scenario.tree());
        assertThat(written).contains("\"position\":[\"").doesNotContain("generate");
        assertThat(load(written).tree()).isEqualTo(scenario.tree());
    }

    @Test
    void mistakesPointAtTheGenerator() {
        assertThat(problems("generate: {type: fat-tree, k: 5}")).containsExactly(
                "t.yaml:1:31: k is odd. Half of a router's ports lead up and half down: give an even k.");
        assertThat(problems("generate:\n  - {type: random-geometric, nodes: 9, radius: 10 m}")).singleElement().asString()
                .startsWith("t.yaml:2:48: with this radius the network falls into pieces");
        assertThat(problems("generate: {type: fat-tre, k: 4}")).singleElement().asString()
                .contains("t.yaml:1:18: 'fat-tre' is not a type of network. Did you mean 'fat-tree'?");
        assertThat(problems("generate: {type: ring, nodes: 2}")).singleElement().asString().contains("from 3 to");
        assertThat(problems("generate: {type: ring, nodes: 5, k: 2}")).singleElement().asString().contains("unknown key 'k'");
        assertThat(problems("generate: {type: tree, branching: 100, depth: 9}")).singleElement().asString()
                .contains("1:11", "more than 100000 nodes");
        assertThat(problems("generate: {type: grid, rows: 1000, columns: 1000, hosts: 0}")).singleElement().asString()
                .contains("more than 100000 nodes");
        assertThat(problems("generate: [{type: ring, nodes: 3}, {type: line, nodes: 1}]"))
                .contains("t.yaml:1:36: 'r1' is generated for the second time. The other one is on line 1: "
                        + "give one of the networks a 'prefix'.");
        assertThat(problems("generate: {type: ring, nodes: 3}\nnodes: {r1: switch}")).containsExactly(
                "t.yaml:2:13: 'r1' is generated as a router. It is generated on line 1.");
        assertThat(problems("generate: {type: ring, nodes: 3}\nlinks: [{name: r1-r2, endpoints: [r1, r3]}]")).containsExactly(
                "t.yaml:2:34: 'r1-r2' is a generated link from r1 to r2. It is generated on line 1: name the same endpoints, "
                        + "or give your link another name.");
        assertThat(problems("generate: {type: ring, nodes: 3}\nnodes: {h: {kind: host, count: 2}}")).isNotEmpty();
        assertThat(problems("nodes: {a: {kind: router, position: [1 km]}}")).singleElement().asString()
                .contains("two coordinates");
        assertThat(problems("name: x")).containsExactly("t.yaml:1:1: there are no nodes. Add 'nodes: {h1: host}'.");
    }
}
