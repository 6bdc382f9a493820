package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.imported.Import;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.UdpDatagram;

/** What the descriptions of scenarios/topology promise. */
class TopologyScenariosTest {
    @TempDir
    Path folder;

    private void run(String name, Map<String, String> params) throws Exception {
        Runs.runShipped("topology/" + name + ".yaml", folder, new Overrides(params, null, null), false);
    }

    private double number(String flow, String column) throws Exception {
        return Double.parseDouble(Runs.flow(folder, flow).get(column));
    }

    private Map<String, Double> utilisation() throws Exception {
        Map<String, Double> shares = new HashMap<>();
        for (Map<String, String> row : Runs.csv(folder.resolve("links.csv"))) {
            shares.put(row.get("from") + ">" + row.get("to"), Double.parseDouble(row.get("utilisation")));
        }
        return shares;
    }

    /** 1400 of 1466 bytes at 60 Mbit/s: one flow takes 62.8 % of a link, two ask for 125.7 % and lose a fifth each. */
    @Test
    void inAFatTreeFlowsCollideAlthoughThereIsRoom() throws Exception {
        run("fat-tree", Map.of());
        List<Map<String, String>> flows = Runs.csv(folder.resolve("flows.csv"));
        assertThat(flows).hasSize(16).extracting(row -> row.get("to")).doesNotHaveDuplicates();
        long losing = flows.stream().filter(row -> !row.get("packets_lost").equals("0")).count();
        assertThat(losing).isBetween(2L, 14L);
        Map<String, Double> utilisation = utilisation();
        assertThat(utilisation.values()).anyMatch(share -> share > 0.95);
        assertThat(utilisation.entrySet()).as("another way up is idle").anyMatch(entry ->
                entry.getKey().matches("(edge\\d+>agg\\d+|agg\\d+>core\\d+)") && entry.getValue() < 0.01);
    }

    @Test
    void withoutEqualRoutesAllGoOneWay() throws Exception {
        run("fat-tree", Map.of("ecmp", "off"));
        assertThat(utilisation().entrySet()).filteredOn(entry -> entry.getKey().matches("agg\\d+>core[234]"))
                .isNotEmpty().allSatisfy(entry -> assertThat(entry.getValue()).isZero());
    }

    @Test
    void flowsUseAllPathsAndDestinationsOne() throws Exception {
        run("ecmp", Map.of());
        Map<String, Double> shares = utilisation();
        for (int way = 1; way <= 4; way++) {
            assertThat(shares.get("up-in>up-way" + way)).as("way %d", way).isGreaterThan(0.02);
        }
        assertThat(List.of(1, 2, 3, 4).stream().filter(way -> shares.get("down-in>down-way" + way) > 0)).hasSize(1);
        double spread = lastCompletion("spread");
        double narrow = lastCompletion("narrow");
        // 32 · 250 kB in segments of 1448 of 1538 bytes at 10 Mbit/s last 6.80 s at least.
        assertThat(narrow).isBetween(6.79, 9.0);
        assertThat(spread).isLessThan(narrow / 2);
    }

    private double lastCompletion(String flow) throws Exception {
        double last = 0;
        for (int i = 1; i <= 32; i++) {
            assertThat(Runs.flow(folder, flow + i).get("completed")).isEqualTo("true");
            last = Math.max(last, number(flow + i, "completion_time_s"));
        }
        return last;
    }

    @Test
    void nearerSendersGetMore() throws Exception {
        run("dumbbell", Map.of());
        double reno = number("bulk-left1", "goodput_bit_s") / number("bulk-left8", "goodput_bit_s");
        assertThat(reno).isGreaterThan(2);
        assertThat(number("bulk-left1", "rtt_min_s")).isCloseTo(0.012, within(0.002));
        assertThat(number("bulk-left8", "rtt_min_s")).isBetween(0.096, 0.104);
    }

    /** Floyd and Warshall's algorithm over the delays that the positions give, against the pings. */
    @Test
    void pingsTakeTheShortestWayInTime() throws Exception {
        run("random-geometric", Map.of());
        Scenario scenario = ScenarioLoader.load(Runs.SHIPPED.resolve("topology/random-geometric.yaml"), Map.of());
        List<String> names = scenario.nodes().stream().map(NodeSpec::name).toList();
        double[][] weightS = new double[names.size()][names.size()];
        double[][] delayS = new double[names.size()][names.size()];
        for (int i = 0; i < names.size(); i++) {
            Arrays.fill(weightS[i], 1e9);
            weightS[i][i] = 0;
        }
        for (LinkSpec link : scenario.links()) {
            int a = names.indexOf(link.first().node());
            int b = names.indexOf(link.second().node());
            double ofPing = 122 * 8.0 / link.forward().rateBitPerS();
            weightS[a][b] = link.forward().delayPs() / 1e12 + 1538 * 8.0 / link.forward().rateBitPerS();
            weightS[b][a] = weightS[a][b];
            delayS[a][b] = link.forward().delayPs() / 1e12 + ofPing;
            delayS[b][a] = delayS[a][b];
        }
        for (int m = 0; m < names.size(); m++) {
            for (int i = 0; i < names.size(); i++) {
                for (int j = 0; j < names.size(); j++) {
                    if (weightS[i][m] + weightS[m][j] < weightS[i][j]) {
                        weightS[i][j] = weightS[i][m] + weightS[m][j];
                        delayS[i][j] = delayS[i][m] + delayS[m][j];
                    }
                }
            }
        }
        for (Map<String, String> row : Runs.csv(folder.resolve("flows.csv"))) {
            double expected = 2 * delayS[names.indexOf(row.get("from"))][names.indexOf(row.get("to"))];
            assertThat(Double.parseDouble(row.get("rtt_min_s"))).as(row.get("flow")).isCloseTo(expected, within(1e-9));
        }
        JsonNode nodes = JsonMapper.shared().readTree(Files.readString(folder.resolve("manifest.json"))).at("/scenario/nodes");
        assertThat(nodes.at("/r1/position").size()).isEqualTo(2);
    }

    @Test
    void theIncludingFileSpeedsTheOfficeUp() throws Exception {
        run("office", Map.of());
        double alone = number("inside", "rtt_min_s");
        run("two-files", Map.of());
        // Two lines of 122 bytes each way: 9.76 us at 100 Mbit/s, 0.976 us at 1 Gbit/s, and 2 us of cable.
        assertThat(alone).isCloseTo(4 * 9.76e-6 + 4e-6, within(1e-9));
        assertThat(number("inside", "rtt_min_s")).isCloseTo(4 * 0.976e-6 + 4e-6, within(1e-9));
        for (int pc = 1; pc <= 4; pc++) {
            assertThat(Runs.flow(folder, "fetch-pc" + pc).get("completed")).isEqualTo("true");
        }
    }

    /** A manifest says all: run again from it, without the included file, the scenario leaves the same results. */
    @ParameterizedTest
    @ValueSource(strings = {"two-files", "random-geometric", "fat-tree"})
    void theManifestReplaysTheRun(String name, @TempDir Path again) throws Exception {
        run(name, Map.of());
        JsonNode manifest = JsonMapper.shared().readTree(Files.readString(folder.resolve("manifest.json")));
        ObjectNode resolved = (ObjectNode) manifest.get("scenario");
        resolved.remove("network");
        assertThat(resolved.has("include") || resolved.has("generate")).isFalse();
        Runs.run(ScenarioLoader.load("resolved.json", resolved.toString(), Overrides.NONE), again, false);
        for (String file : List.of("flows.csv", "links.csv", "series.csv")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
    }

    @Test
    void theImportedNetworkIsWhatTheCommandMakes() throws Exception {
        Scenario fresh = ScenarioLoader.load("nordic.yaml", Import.scenario(Runs.SHIPPED.resolve("topology/nordic.graphml"), null,
                true), Overrides.NONE);
        Scenario shipped = ScenarioLoader.load(Runs.SHIPPED.resolve("topology/nordic.yaml"), Map.of());
        assertThat(shipped.tree().get("nodes")).isEqualTo(fresh.tree().get("nodes"));
        assertThat(shipped.tree().get("links")).isEqualTo(fresh.tree().get("links"));
        assertThat(shipped.tree().get("traffic")).isEqualTo(fresh.tree().get("traffic"));
    }

    /** Oslo to Stockholm is 2082 us of fibre; the hosts' links and six lines of 122 bytes come to it. */
    @Test
    void nordicRoundTripsAreTwiceTheFibre() throws Exception {
        run("nordic", Map.of());
        Map<String, String> row = Runs.flow(folder, "echo-host-Stockholm");
        assertThat(row.get("to")).isEqualTo("host-Tallinn");
        double lines = 122 * 8 / 1e9;
        assertThat(Double.parseDouble(row.get("rtt_min_s"))).isCloseTo(2 * (1892e-6 + 20e-6 + 3 * lines), within(1e-9));
    }

    /** Through routers that divide flows, every flow keeps its order, and more than one path is used. */
    @Test
    void nothingIsReordered() throws Exception {
        Runs.run("""
                duration: 100 ms
                generate: {type: fat-tree, k: 4, link: {rate: 100 Mbit/s, delay: 10 us}}
                traffic: [{name: f, type: udp, from: h1..h4, to: h16, rate: 5 Mbit/s, packet: 200 B, stop: 90 ms}]
                capture: [h16, agg1, agg2, agg3, agg4]
                """, folder);
        Map<String, Integer> last = new HashMap<>();
        Map<String, Set<String>> paths = new HashMap<>();
        List<CapturedFrames.Captured> frames = new ArrayList<>(CapturedFrames.read(Runs.capture(folder)));
        frames.sort(Comparator.comparingLong(CapturedFrames.Captured::timeNs));
        for (CapturedFrames.Captured frame : frames) {
            if (!(frame.frame().payload() instanceof Ipv4Packet packet)
                    || !(packet.payload() instanceof UdpDatagram datagram)) {
                continue;
            }
            String flow = packet.source() + ":" + datagram.sourcePort();
            if (frame.port().startsWith("h16")) {
                int identification = packet.identification();
                assertThat(identification).as(flow).isGreaterThan(last.getOrDefault(flow, -1));
                last.put(flow, identification);
            } else {
                paths.computeIfAbsent(flow, key -> new HashSet<>()).add(frame.port());
            }
        }
        assertThat(last).hasSize(4);
        assertThat(paths.values()).allSatisfy(ports -> assertThat(ports).as("in and out of one router").hasSize(2));
    }
}
