package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.scenario.Loading.load;
import static wireclock.scenario.Loading.problems;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;

class TrafficMatrixTest {
    private static final String HOSTS = "generate: {type: star, hosts: 12}\ntraffic: [{name: f, count: 1, ";

    private static List<String> flows(String words) {
        return load(HOSTS + words + "}]").flows().stream()
                .map(flow -> flow.name() + " " + flow.from() + ">" + flow.to() + " " + flow.startPs() / 1_000_000).toList();
    }

    @Test
    void shiftsGoAroundTheEnd() {
        assertThat(flows("type: ping, from: h9..h12, to: shift 1, stagger: 3 us, start: 1 us")).containsExactly(
                "f-h9 h9>h10 1", "f-h10 h10>h11 4", "f-h11 h11>h12 7", "f-h12 h12>h9 10");
        assertThat(flows("type: udp, rate: 1 Mbit/s, from: h*, to: shift 6")).hasSize(12).contains("f-h1 h1>h7 0", "f-h7 h7>h1 0");
    }

    @Test
    void allMeansEveryPairButOneself() {
        assertThat(flows("type: ping, from: h1..h3, to: all")).containsExactly("f-h1-h2 h1>h2 0", "f-h1-h3 h1>h3 0",
                "f-h2-h1 h2>h1 0", "f-h2-h3 h2>h3 0", "f-h3-h1 h3>h1 0", "f-h3-h2 h3>h2 0");
    }

    @Test
    void pairsGoFromTheFirstToTheFirst() {
        assertThat(flows("type: ping, from: h1..h2, to: pair h11..h12")).containsExactly("f-h1 h1>h11 0", "f-h2 h2>h12 0");
    }

    @Test
    void tcpStreamsAreNumbered() {
        Scenario scenario = load("generate: {type: star, hosts: 2}\ntraffic: [{name: f, type: tcp, size: 1 kB, streams: 2, "
                + "from: h*, to: permutation}]");
        assertThat(scenario.flows()).extracting(FlowSpec::name).containsExactly("f-h1-1", "f-h1-2", "f-h2-1", "f-h2-2");
    }

    /** Of the nine derangements of four, each is drawn about equally often (chi-square, 8 degrees, 0.1 %: 26.1). */
    @Test
    void permutationsAreEvenlyDrawnDerangements() {
        Map<List<Integer>, Integer> seen = new HashMap<>();
        TrafficMatrix matrix = new TrafficMatrix(TrafficMatrix.Kind.PERMUTATION, 0);
        int draws = 9_000;
        for (int seed = 0; seed < draws; seed++) {
            int[] drawn = matrix.draw(4, new RandomStream(seed, "traffic matrix of f"));
            List<Integer> receivers = Arrays.stream(drawn).boxed().toList();
            assertThat(receivers).containsExactlyInAnyOrder(0, 1, 2, 3);
            IntStream.range(0, 4).forEach(i -> assertThat(receivers.get(i)).isNotEqualTo(i));
            seen.merge(receivers, 1, Integer::sum);
        }
        double chiSquare = seen.values().stream().mapToDouble(n -> (n - draws / 9.0) * (n - draws / 9.0) / (draws / 9.0)).sum();
        assertThat(seen).hasSize(9);
        assertThat(chiSquare).isLessThan(26.1);
    }

    @Test
    void randomReceiversAreAnybodyElse() {
        TrafficMatrix matrix = new TrafficMatrix(TrafficMatrix.Kind.RANDOM, 0);
        int[] counts = new int[5];
        for (int seed = 0; seed < 4_000; seed++) {
            counts[matrix.draw(5, new RandomStream(seed, "m"))[2]]++;
        }
        assertThat(counts[2]).isZero();
        for (int receiver : new int[] {0, 1, 3, 4}) {
            assertThat(counts[receiver]).as("receiver %d", receiver).isBetween(880, 1120);
        }
    }

    @Test
    void theSeedAndTheFlowsNameDecide() {
        String words = "type: ping, from: h*, to: permutation";
        assertThat(flows(words)).isEqualTo(flows(words));
        String text = HOSTS + words + "}]";
        assertThat(load(text, new Overrides(Map.of(), 2L, null)).flows()).extracting(flow -> flow.to().toString())
                .isNotEqualTo(load(text).flows().stream().map(flow -> flow.to().toString()).toList());
        assertThat(load(text.replace("name: f", "name: g")).flows()).extracting(flow -> flow.to().toString())
                .isNotEqualTo(load(text).flows().stream().map(flow -> flow.to().toString()).toList());
    }

    @Test
    void aNodeOfThatNameIsMeantByIt() {
        Scenario scenario = load("nodes: {a1: host, a2: host, all: host}\n"
                + "traffic: [{name: f, type: ping, count: 1, from: a*, to: all}]");
        assertThat(scenario.flows()).extracting(FlowSpec::name).containsExactly("f-a1", "f-a2");
    }

    @Test
    void rangesServeLinksAndCapturesToo() {
        Scenario scenario = load("nodes: {h: {kind: host, count: 4}, s: switch}\nlinks: [{endpoints: [h2..h3, s]}]\n"
                + "capture: [h3..h4]");
        assertThat(scenario.links()).extracting(LinkSpec::name).containsExactly("h2-s", "h3-s");
        assertThat(scenario.capture()).hasSize(2);
    }

    @Test
    void mistakes() {
        assertThat(problems(HOSTS + "type: ping, from: h1, to: permutation}]")).singleElement().asString()
                .startsWith("t.yaml:2:57: 'permutation' is among a group of nodes");
        assertThat(problems(HOSTS + "type: ping, from: h1..h1, to: all}]")).singleElement().asString()
                .contains("a single node leads to nobody");
        assertThat(problems(HOSTS + "type: ping, from: h*, to: shift 24}]")).singleElement().asString()
                .contains("'shift 24' leads from each of the 12 nodes back to itself");
        assertThat(problems(HOSTS + "type: ping, from: h1..h3, to: pair h4..h5}]")).singleElement().asString()
                .contains("3 nodes cannot be paired with 2");
        assertThat(problems(HOSTS + "type: ping, from: h1..h2, to: pair h2..h3}]")).isEmpty();
        assertThat(problems(HOSTS + "type: ping, from: h1..h2, to: pair h1..h2}]")).singleElement().asString()
                .contains("'h1' is paired with itself");
        assertThat(problems(HOSTS + "type: ping, from: h9..h13, to: all}]")).singleElement().asString()
                .contains("there is no node 'h13' of the range 'h9..h13'");
        assertThat(problems(HOSTS + "type: ping, from: h3..h1, to: all}]")).singleElement().asString()
                .contains("the range 'h3..h1' is empty");
        assertThat(problems(HOSTS + "type: ping, from: h1..s3, to: all}]")).singleElement().asString()
                .contains("'h1..s3' is not a range of nodes");
        assertThat(problems(HOSTS + "type: udp, rate: 1 Mbit/s, from: s*, to: all}]")).isNotEmpty();
        assertThat(problems("generate: {type: star, hosts: 400}\n"
                + "traffic: [{name: f, type: ping, count: 1, from: h*, to: all}]")).containsExactly(
                "t.yaml:2:49: this makes 159600 flows in all. The most is 100000: name fewer nodes.");
        assertThat(problems("generate: {type: star, hosts: 20}\n"
                + "traffic: [{name: f, type: tcp, size: 1 kB, streams: 10000, from: h*, to: shift 1}]")).singleElement().asString()
                .contains("this makes 200000 flows in all");
    }
}
