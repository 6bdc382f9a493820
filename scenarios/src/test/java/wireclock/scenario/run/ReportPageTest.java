package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import wireclock.reports.ResultManifest;
import wireclock.reports.diagram.DiagramReader;
import wireclock.reports.diagram.Selection;
import wireclock.reports.packets.PcapngReader;
import wireclock.reports.packets.Wiring;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;

/** What stands in {@code report.html} of a run, read from its block of data. */
class ReportPageTest {
    private static final String PING = """
            name: two-hops
            description: "%s"
            duration: 100 ms
            nodes: {a: host, sw: switch, b: host}
            links:
              - {name: left, endpoints: [a, sw], rate: 100 Mbit/s, delay: 10 us}
              - {name: right, endpoints: [sw, b], rate: 100 Mbit/s, delay: 10 us}
            traffic: [{name: echo, type: ping, from: a, to: b, count: 1}]
            """;

    @TempDir
    Path folder;

    private static Scenario scenario(String yaml) throws Exception {
        return ScenarioLoader.load("test.yaml", yaml, Overrides.NONE);
    }

    private String page(String yaml) throws Exception {
        Runs.runWithPage(scenario(yaml), folder.resolve("out"), false);
        return Files.readString(folder.resolve("out/report.html"));
    }

    private static JsonNode data(String page) {
        Matcher block = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).isTrue();
        assertThat(block.group(1)).doesNotContain("<");
        return JsonMapper.shared().readTree(block.group(1));
    }

    /** Packet, port it left, when, port it reached, when, reason for its drop. */
    private static List<String> hops(JsonNode data) {
        List<String> hops = new ArrayList<>();
        data.at("/packets/hops").forEach(hop -> hops.add(hop.toString()));
        return hops;
    }

    @Test
    void namesTheFileThatItCameFrom() throws Exception {
        JsonNode data = data(page(PING.formatted("")));
        assertThat(data.get("name")).hasToString("\"two-hops\"");
        assertThat(data.get("file")).hasToString("\"test.yaml\"");
    }

    @Test
    void everyHopHasItsExactTimes() throws Exception {
        JsonNode data = data(page(PING.formatted("")));
        // ARP there and back and an echo request in frames of 64 and 102 bytes: with preamble and gap 84 and 122 byte
        // times of 80 ns, then 10 us. Ports: 0 a, 1 and 2 the switch's, 3 b.
        assertThat(data.at("/packets/ports")).hasToString(
                "[[\"a\",\"eth0\"],[\"sw\",\"eth0\"],[\"sw\",\"eth1\"],[\"b\",\"eth0\"]]");
        assertThat(hops(data)).startsWith(
                "[0,0,0,1,16720000,-1]",
                "[0,2,16720000,3,33440000,-1]",
                "[1,3,33440000,2,50160000,-1]",
                "[1,1,50160000,0,66880000,-1]",
                "[2,0,66880000,1,86640000,-1]",
                "[2,2,86640000,3,106400000,-1]").hasSize(8);
        assertThat(labels(data)).containsExactly("ARP who-has 10.0.0.2", "ARP 10.0.0.2 is-at ..:02", "echo request 1",
                "echo reply 1");
        assertThat(fields(data, 2)).contains("Ethernet/source: 02:00:00:00:00:01",
                "Ethernet/on the wire: 102 B with check sequence, 122 B with preamble and gap", "IPv4/total length: 84 B",
                "IPv4/protocol: 1", "ICMP/type: 8", "ICMP/sequence number: 1");
        assertThat(data.at("/packets/lanes")).hasToString("[\"a\",\"sw\",\"b\"]");
        // The request: a's MAC address is the first of the network, EtherType 0x0800, 84 bytes, protocol 1.
        byte[] request = Base64.getDecoder().decode(data.at("/packets/bytes/2").asString());
        assertThat(request).hasSize(14 + 84).startsWith(2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0, 0x45, 0, 0, 84);
        assertThat(request[14 + 9]).isEqualTo((byte) 1);
    }

    /** What stands on the arrows. */
    private static List<String> labels(JsonNode data) {
        List<String> labels = new ArrayList<>();
        data.at("/packets/packets").forEach(packet -> labels.add(text(data, packet.get(0))));
        return labels;
    }

    /** The fields of a packet, as the page puts them together. */
    private static List<String> fields(JsonNode data, int packet) {
        List<String> fields = new ArrayList<>();
        JsonNode entry = data.at("/packets/packets/" + packet);
        for (int i = 3; i < entry.size(); i++) {
            JsonNode layer = data.at("/packets/layers").get(entry.get(i).asInt());
            JsonNode shape = data.at("/packets/shapes").get(layer.get(0).asInt());
            for (int field = 1; field < shape.size(); field++) {
                fields.add(text(data, shape.get(0)) + "/" + text(data, shape.get(field)) + ": "
                        + text(data, layer.get(field)));
            }
        }
        return fields;
    }

    private static String text(JsonNode data, JsonNode number) {
        return data.at("/packets/texts").get(number.asInt()).asString();
    }

    /** The words of the page are those of {@code wireclock diagram}: one arrow for each hop, with the same label. */
    @Test
    void arrowsSayWhatTheDiagramOfTheCaptureSays() throws Exception {
        for (String name : List.of("looking/lost-segment.yaml", "ip/fragmentation.yaml", "multicast/scope.yaml",
                "tcp/limited-by-rto.yaml")) {
            Scenario scenario = ScenarioLoader.load(Runs.SHIPPED.resolve(name), Overrides.NONE);
            Runs.runWithPage(scenario, folder.resolve("out"), true);
            JsonNode data = data(Files.readString(folder.resolve("out/report.html")));
            List<String> onPage = new ArrayList<>();
            data.at("/packets/hops").forEach(hop -> onPage.add(hop.get(2).asLong() / 1000 + " "
                    + labels(data).get(hop.get(0).asInt()) + (hop.get(5).asInt() < 0 ? "" : " "
                    + data.at("/packets/drop_reasons").get(hop.get(5).asInt()).asString())));
            List<String> inDiagram = new ArrayList<>();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(Runs.capture(folder.resolve("out"))))) {
                Map<?, ?> manifest = ResultManifest.read(folder.resolve("out")).tree();
                DiagramReader.read(new PcapngReader(in), Wiring.of(manifest), new Selection(null, 0, Long.MAX_VALUE, 10_000),
                        name).arrows().forEach(arrow -> inDiagram.add(arrow.beginNs() + " " + arrow.label()
                        + (arrow.isLost() ? " " + arrow.loss() : "")));
            }
            assertThat(onPage.stream().sorted()).as(name).containsExactlyElementsOf(inDiagram.stream().sorted().toList());
        }
    }

    @Test
    void textsOfTheScenarioAreHarmless() throws Exception {
        String evil = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)> & <!-- ]]>";
        String page = page(PING.formatted(evil));
        assertThat(page).doesNotContain("<script>document.title").doesNotContain("<img");
        assertThat(data(page).at("/description").asString()).isEqualTo(evil);
    }

    @Test
    void aDropIsShownWithItsReasonAndARetransmissionInItsGraph() throws Exception {
        JsonNode data = data(page("""
                name: one-loss
                duration: 5 s
                nodes: {a: host, b: host}
                links: [{name: wire, endpoints: [a, b], rate: 10 Mbit/s, delay: 5 ms}]
                traffic: [{name: bulk, type: tcp, from: a, to: b, size: 100 kB}]
                faults: [{at: 0 s, link: wire, direction: a to b, drop: {flow: bulk, segment: 10}}]
                """));
        List<String> reasons = new ArrayList<>();
        data.at("/packets/drop_reasons").forEach(reason -> reasons.add(reason.asString()));
        assertThat(hops(data).stream().filter(hop -> !hop.endsWith(",-1]"))).singleElement().asString()
                .endsWith(",-1,-1," + reasons.indexOf("lost by a fault") + "]");
        // Segment 10 of 1448 bytes: stream bytes 13032 to 14479, from the SYN one more.
        assertThat(data.at("/traces/0/flow").asString()).isEqualTo("bulk");
        assertThat(data.at("/traces/0/retransmissions").toString()).matches("\\[\\d+,13033,1448]");
        assertThat(data.at("/traces/0/sacks/1").asLong()).isEqualTo(14_481);
        assertThat(data.at("/tables/faults/rows")).hasSize(1);
    }

    @Test
    void watchingChangesNothing() throws Exception {
        for (String name : List.of("ethernet/saturated-hub.yaml", "ethernet/hub-behind-switch.yaml",
                "tcp/lossy-link.yaml")) {
            Scenario scenario = ScenarioLoader.load(Runs.SHIPPED.resolve(name), Overrides.NONE);
            RunReport without = Runs.run(scenario, folder.resolve("without"), false);
            RunReport with = Runs.runWithPage(scenario, folder.resolve("with"), false);
            assertThat(with.outcome()).as(name).isEqualTo(without.outcome());
            assertThat(folder.resolve("with/manifest.json")).content().isEqualTo(Files.readString(
                    folder.resolve("without/manifest.json")).replace("\"html\": false", "\"html\": true"));
            for (String file : List.of("flows.csv", "links.csv", "series.csv")) {
                assertThat(folder.resolve("with/" + file)).hasSameBinaryContentAs(folder.resolve("without/" + file));
            }
            assertThat(folder.resolve("without/report.html")).doesNotExist();
        }
    }

    @Test
    void aCaptureBesideThePageSeesTheSame() throws Exception {
        Path file = Runs.SHIPPED.resolve("ethernet/two-stations-collide.yaml");
        Scenario scenario = ScenarioLoader.load(file, Overrides.NONE);
        Runs.run(scenario, folder.resolve("without"), true);
        Runs.runWithPage(scenario, folder.resolve("with"), true);
        assertThat(Runs.capture(folder.resolve("with")))
                .hasSameBinaryContentAs(Runs.capture(folder.resolve("without")));
    }

    @Test
    void isOneFileOfBoundedSizeHoweverLongTheRun() throws Exception {
        Scenario scenario = ScenarioLoader.load(Runs.SHIPPED.resolve("topology/dumbbell.yaml"), Overrides.NONE);
        Runs.runWithPage(scenario, folder.resolve("out"), false);
        assertThat(Files.size(folder.resolve("out/report.html"))).isLessThan(3_000_000);
    }

    @Test
    void showsWhatStandsInTheResultFiles() throws Exception {
        JsonNode data = data(page(PING.formatted("a text")));
        String[] cells = Files.readAllLines(folder.resolve("out/flows.csv")).get(1).split(",", -1);
        List<String> shown = new ArrayList<>();
        data.at("/tables/flows/rows/0").forEach(cell -> shown.add(cell.asString()));
        assertThat(shown).containsExactlyElementsOf(List.of(cells).subList(1, cells.length));
        assertThat(data.at("/description").asString()).isEqualTo("a text");
        assertThat(data.at("/devices").propertyNames()).contains("ARP cache (arp -a, ip neighbour)");
        assertThat(data.at("/network/nodes")).hasSize(3);
        assertThat(data.at("/network/drawn").asBoolean()).isTrue();
        assertThat(data.at("/manifest").asString()).isEqualTo(Files.readString(folder.resolve("out/manifest.json")));
        assertThat(data.at("/rtt_quantiles_ps/echo")).hasSize(103);
    }
}
