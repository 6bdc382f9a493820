package wireclock.scenario.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

class ImportTest {
    private static final List<String> SAMPLES = List.of("mini.gml", "nordic.graphml", "lab.clab.yml");

    private static String sample(String name) {
        try (var in = ImportTest.class.getResourceAsStream("/imported/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Scenario load(String text) throws ScenarioException {
        return ScenarioLoader.load("imported.yaml", text, Overrides.NONE);
    }

    private static String problem(String format, String text) {
        try {
            Import.scenario("f", text, format, false);
            return "";
        } catch (ScenarioException e) {
            return e.problems().getFirst().toString();
        }
    }

    @ParameterizedTest
    @CsvSource({"mini.gml, false", "lab.clab.yml, false", "nordic.graphml, true"})
    void samplesBecomeTheScenariosThatWereExpected(String name, boolean hosts) throws Exception {
        assertThat(Import.scenario(name, sample(name), null, hosts)).isEqualTo(sample(name + ".expected"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatComesOutCanBeLoaded(boolean hosts) throws Exception {
        for (String name : SAMPLES) {
            assertThat(load(Import.scenario(name, sample(name), null, hosts)).links()).as(name).isNotEmpty();
        }
    }

    /** New York to Los Angeles is 3936 km along the great circle, Oslo to Stockholm 417 km, a quarter of the equator 10,008 km. */
    @Test
    void distancesOnTheGlobe() {
        assertThat(new Site(40.7128, -74.0060).distanceKm(new Site(34.0522, -118.2437))).isCloseTo(3936, within(1.0));
        assertThat(new Site(59.9139, 10.7522).distanceKm(new Site(59.3293, 18.0686))).isCloseTo(416, within(2.0));
        assertThat(new Site(0, 0).distanceKm(new Site(0, 90))).isCloseTo(6371.0088 * Math.PI / 2, within(1e-6));
        assertThat(new Site(0, 179).distanceKm(new Site(0, -179))).as("over the date line").isCloseTo(222.39, within(0.01));
        assertThat(new Site(0, 0).delayPs(new Site(0, 90))).isEqualTo(50_038_000_000L);
        assertThat(new Site(12, 34).delayPs(new Site(12, 34))).isZero();
        assertThat(Site.of("91", "0")).isNull();
        assertThat(Site.of("x", "0")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "linkspeedraw  | 10000000000.0 | 10000000000",
        "linkspeedraw  | 1E9           | 1000000000",
        "bandwidth     | 10Gbps        | 10000000000",
        "bandwidth     | 155 Mbit/s    | 155000000",
        "capacity      | 64 kb/s       | 64000",
        "rate          | 2500000       | 2500000",
        "bw            | 100           | 100000000",
        "linklabel     | OC-48         | 2488320000",
        "linklabel     | 34 Mbps       | 34000000",
        "label         | < 2.5 Gbps    | 2500000000",
        "label         | Lit Fibre     | ",
        "bandwidth     | fast          | ",
        "bandwidth     | 0             | ",
        "linkspeedraw  | 1e99          | ",
    })
    void ratesAsTheyAreWritten(String name, String value, Long expected) {
        assertThat(new LinkAttributes(Map.of(name, value)).rateBitPerS()).isEqualTo(expected);
    }

    @Test
    void speedWithItsUnitInAnotherAttribute() {
        assertThat(new LinkAttributes(Map.of("linkspeed", "10", "linkspeedunits", "G")).rateBitPerS()).isEqualTo(10_000_000_000L);
        assertThat(new LinkAttributes(Map.of("linkspeed", "10")).rateBitPerS()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "delay    | 5       | 5000000000",
        "latency  | 250 us  | 250000000",
        "delay    | 1.5s    | 1500000000000",
        "distance | 100     | 500000000",
        "length   | 250 m   | 1250000",
        "delay    | -3      | ",
        "delay    | 3 miles | ",
    })
    void delaysAsTheyAreWritten(String name, String value, Long expected) {
        assertThat(new LinkAttributes(Map.of(name, value)).delayPs()).isEqualTo(expected);
    }

    @Test
    void namesAreMadeFit() throws Exception {
        Scenario scenario = load(Import.scenario("f.gml", """
                graph [
                  node [ id 1 label "S&#227;o Paulo" ] node [ id 2 label "Sao Paulo" ] node [ id 3 label "???" ]
                  node [ id 4 label "true" ] node [ id 5 label "host-Sao-Paulo" ] node [ id 6 label "%s" ]
                  edge [ source 1 target 2 ] edge [ source 2 target 3 ] edge [ source 3 target 4 ]
                  edge [ source 4 target 5 ] edge [ source 5 target 6 ]
                ]""".formatted("x".repeat(300)), null, true));
        assertThat(scenario.nodes()).extracting(NodeSpec::name).startsWith("Sao-Paulo", "host-Sao-Paulo-2", "Sao-Paulo-2",
                "host-Sao-Paulo-2-2", "3").contains("true", "host-Sao-Paulo", "x".repeat(56));
    }

    @Test
    void parallelLinksHaveNamesOfTheirOwn() throws Exception {
        Scenario scenario = load(Import.scenario("mini.gml", sample("mini.gml"), null, false));
        assertThat(scenario.links()).extracting(LinkSpec::name).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void aNetworkInPiecesGetsNoTraffic() throws Exception {
        String text = "graph [ node [ id 1 ] node [ id 2 ] node [ id 3 ] node [ id 4 ] edge [ source 1 target 2 ]"
                + " edge [ source 3 target 4 ] ]";
        assertThat(load(Import.scenario("f.gml", text, null, true)).flows()).isEmpty();
    }

    @Test
    void aCommentCannotBeLeft() throws Exception {
        String text = "graph [ node [ id 1 label \"a\nnodes: {evil: host}\" ] node [ id 2 ] edge [ source 1 target 2 ] ]";
        assertThat(load(Import.scenario("f.gml", text, null, false)).nodes()).extracting(NodeSpec::name)
                .containsExactly("a-nodes-evil-host", "2");
    }

    @Test
    void wrongFilesAreRefusedAtTheirPlace() {
        assertThat(problem("gml", "graph [\n node [ id 1 ]\n edge [ source 1 target 7 ] ]")).isEqualTo(
                "f:3:2: there is no node with the id '7'.");
        assertThat(problem("gml", "graph [\n node [ label \"x\" ] ]")).isEqualTo("f:2:2: this node has no 'id'.");
        assertThat(problem("gml", "graph [ node [ id 1 ] node [ id 1 ] ]")).startsWith("f:1:23: there are two nodes");
        assertThat(problem("gml", "graph [ node [ id 1 ]")).contains("ends within brackets");
        assertThat(problem("gml", "graph [ label \"x")).startsWith("f:1:15: not GML: a text in quotes does not end");
        assertThat(problem("gml", "hello")).contains("'hello' has no value");
        assertThat(problem("gml", "x 1")).contains("there is no 'graph");
        assertThat(problem("gml", "graph [ ]")).contains("there are no nodes");
        assertThat(problem("graphml", "<graphml><graph/></graphml>")).contains("there are no nodes");
        assertThat(problem("graphml", "<graphml><graph><node id='a'/></graph></graphml>")).contains("there are no links");
        assertThat(problem("graphml", "<graphml>\n<graph><node/></graph></graphml>")).startsWith("f:2:").contains("<node> has no 'id'");
        assertThat(problem("graphml", "<graphml><graph>")).contains("not valid XML");
        assertThat(problem("graphml", "<graphml><graph><node id='a'><graph/></node></graph></graphml>"))
                .contains("<graph> within <node> is not read");
        assertThat(problem("containerlab", "a: 1")).startsWith("f:1:1: there is no 'topology:'");
        assertThat(problem("containerlab", "topology: {nodes: {a: , b: }, links: [{endpoints: [a]}]}"))
                .startsWith("f:1:39: a link needs two 'endpoints'");
        assertThat(problem("containerlab", "topology: {nodes: {a: , b: }, links: [{endpoints: [\"a:e1\", \"c:e1\"]}]}"))
                .startsWith("f:1:60: there is no node 'c'");
        assertThat(problem("containerlab", "topology: {nodes: {a: , b: }, links: [{endpoints: [a, b], mtu: 5}]}"))
                .contains("'5' is not an MTU");
        assertThatThrownBy(() -> Import.scenario("net.txt", "", null, false)).hasMessageContaining("does not tell the format");
    }

    /** Neither files nor the net are touched, and nothing is expanded. */
    @Test
    @Timeout(5)
    void documentTypesAreRefused() {
        String bomb = "<!DOCTYPE g [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        String outside = "<!DOCTYPE g [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>";
        String remote = "<!DOCTYPE g SYSTEM \"http://127.0.0.1:1/x.dtd\">";
        for (String type : List.of(bomb, outside, remote)) {
            assertThat(problem("graphml", "<?xml version=\"1.0\"?>" + type + "<graphml><graph><node id=\"&a;\"/></graph></graphml>"))
                    .contains("a document type is not read");
        }
        assertThat(problem("graphml", "<graphml><graph><node id=\"&a;\"/></graph></graphml>")).contains("not valid XML");
    }

    @Test
    @Timeout(20)
    void largeAndDeepFilesTakeLittleTime() {
        assertThat(problem("gml", "a [ ".repeat(100_000))).contains("more than 32 levels deep");
        assertThat(problem("gml", "# x\n".repeat(200_000) + "graph [ ]")).contains("no nodes");
        assertThat(problem("gml", "graph [ " + "node [ id 1 ] ".repeat(100_000) + "]")).contains("two nodes with the id '1'");
        assertThat(problem("graphml", "<a>".repeat(100_000))).contains("not valid XML");
        assertThat(problem("graphml", "<graphml><graph>" + "<data>".repeat(50_000))).contains("not valid XML");
    }

    @Test
    void damagedFilesAreReadOrRefused() {
        damage(3_000, 20_261_121);
    }

    @Test
    @Tag("long")
    void manyDamagedFilesAreReadOrRefused() {
        damage(60_000, 20_261_122);
    }

    private static void damage(int cases, long seed) {
        Random random = new Random(seed);
        String[] pieces = {"[", "]", "\"", "<", ">", "/>", "&", "&#0;", "&#x110000;", "\n", ":", "- ", "{", "}", "-1", "1e999", "NaN",
            "\u0000", "\uD800", "é", "<!DOCTYPE x>", "<![CDATA[", "*a", "&a ", "!!x ", "#"};
        int read = 0;
        for (int i = 0; i < cases; i++) {
            String name = SAMPLES.get(random.nextInt(SAMPLES.size()));
            StringBuilder text = new StringBuilder(sample(name));
            for (int edits = random.nextInt(4); edits >= 0; edits--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
                    case 1 -> text.insert(at, pieces[random.nextInt(pieces.length)]);
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
                }
            }
            String which = "seed " + seed + ", case " + i + " of " + name;
            try {
                String scenario = Import.scenario(name, text.toString(), null, random.nextBoolean());
                read++;
                load(scenario);
            } catch (ScenarioException e) {
                for (Problem problem : e.problems()) {
                    boolean ownOutput = problem.file().equals("imported.yaml");
                    assertThat(ownOutput && !problem.message().contains("is on two links")).as("%s: %s", which, problem).isFalse();
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(which + "\n" + text, e);
            }
        }
        assertThat(read).as("some are still read").isGreaterThan(cases / 20);
    }
}
