package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import wireclock.scenario.source.ScenarioException;

class IncludesTest {
    @TempDir
    Path folder;

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Scenario load(String text, Map<String, String> settings) throws Exception {
        file("main.yaml", text);
        return ScenarioLoader.load(folder.resolve("main.yaml"), settings);
    }

    /** The problems, with the folder's name left out. */
    private List<String> problems(String text) throws Exception {
        try {
            load(text, Map.of());
            return List.of();
        } catch (ScenarioException e) {
            return e.problems().stream().map(problem -> problem.toString().replace(folder + "/", "")).toList();
        }
    }

    @Test
    void everythingIsJoined() throws Exception {
        file("parts/lan.yaml", """
                name: lan
                description: of the part
                seed: 99
                duration: 1 h
                include: [deep/server.yaml]
                params: {speed: 1 Mbit/s, far: 5 ms}
                defaults: {link: {mtu: 900 B, delay: 3 ms}, host: {arp: static}}
                nodes: {a: host, b: host}
                links: [{name: ab, endpoints: [a, b], rate: $speed}]
                traffic: [{name: inner, type: ping, from: a, to: b, count: 1}]
                capture: [ab]
                """);
        file("parts/deep/server.yaml", "nodes: {s: host}\ngenerate: {type: line, prefix: g, nodes: 1}\n");
        Scenario scenario = load("""
                seed: 5
                include: parts/lan.yaml
                params: {speed: 2 Mbit/s}
                defaults: {link: {delay: 4 ms}}
                generate: [{type: star, hosts: 1}]
                nodes: {c: host}
                links: [{endpoints: [b, s]}, {endpoints: [c, a], delay: $far}, {endpoints: [s, s1]}, {endpoints: [s1, gr1]}]
                traffic: [{name: outer, type: ping, from: c, to: s, count: 1}]
                """, Map.of());
        assertThat(scenario.nodes()).extracting(NodeSpec::name).containsExactly("gr1", "gh1", "s1", "h1", "s", "a", "b", "c");
        assertThat(scenario.links()).extracting(LinkSpec::name).containsExactly("gh1-gr1", "h1-s1", "ab", "b-s", "c-a", "s-s1",
                "s1-gr1");
        assertThat(scenario.flows()).extracting(FlowSpec::name).containsExactly("inner", "outer");
        assertThat(scenario.capture()).hasSize(1);
        LinkSpec ab = scenario.links().get(2);
        assertThat(ab.forward().rateBitPerS()).as("the including file's parameter").isEqualTo(2_000_000);
        assertThat(ab.forward().delayPs()).as("the including file's default").isEqualTo(4_000_000_000L);
        assertThat(ab.forward().mtuBytes()).as("the included file's default").isEqualTo(900);
        assertThat(scenario.links().get(4).forward().delayPs()).as("the included file's parameter").isEqualTo(5_000_000_000L);
        assertThat(scenario.nodes().get(5).arp().mode()).isEqualTo(ArpMode.STATIC);
        assertThat(scenario.seed()).isEqualTo(5);
        assertThat(scenario.name()).isEqualTo("main");
        assertThat(scenario.description()).isEmpty();
        assertThat(scenario.durationPs()).isNull();

        String written = JsonMapper.shared().writeValueAsString(scenario.tree());
        assertThat(written).doesNotContain("include");
        assertThat(Loading.load(written).tree()).isEqualTo(scenario.tree());
        assertThat(load(Files.readString(folder.resolve("main.yaml")), Map.of("speed", "7 Mbit/s")).links().get(2).forward()
                .rateBitPerS()).as("set from outside").isEqualTo(7_000_000);
    }

    @Test
    void theSameNameTwiceNamesBothPlaces() throws Exception {
        file("lan.yaml", """
                nodes: {a: host, b: host}
                links:
                  - {name: l, endpoints: [a, b]}
                traffic:
                  - {name: f, type: ping, from: a, to: b, count: 1}
                """);
        assertThat(problems("include: lan.yaml\nnodes: {a: host}\n")).containsExactly(
                "main.yaml:2:9: 'a' stands under 'nodes' for the second time. The other one is on line 1 of lan.yaml.");
        assertThat(problems("include: lan.yaml\nlinks: [{name: l, endpoints: [b, a]}]\n")).containsExactly(
                "main.yaml:2:16: there are two links 'l'. The other one is on line 3 of lan.yaml. Give each its own 'name'.");
        assertThat(problems("include: lan.yaml\ntraffic: [{name: f, type: ping, from: a, to: b, count: 1}]\n")).containsExactly(
                "main.yaml:2:18: there are two flows 'f'. The other one is on line 5 of lan.yaml. Give each its own 'name'.");
    }

    @Test
    void mistakesAreReportedWhereTheyAre() throws Exception {
        file("lan.yaml", "nodes:\n  a: {kind: host, latency: 5}\n");
        assertThat(problems("include: lan.yaml")).containsExactly("lan.yaml:2:28: '5' has no unit. "
                + "Write a number with its unit, such as 10 ms or 2 s.");
        file("lan.yaml", "nodes:\n  a: [\n");
        assertThat(problems("include: lan.yaml")).singleElement().asString().startsWith("lan.yaml:3:1: not valid YAML");
        file("lan.yaml", "nodes: {a: host, a: host}\n");
        assertThat(problems("include: lan.yaml")).singleElement().asString().startsWith("lan.yaml:1:18: the key 'a'");
        file("lan.yaml", "nodes: {a: host, b: host}\nlinks: [{endpoints: [a, x]}]\n");
        assertThat(problems("include: lan.yaml")).singleElement().asString().startsWith("lan.yaml:2:25: there is no node 'x'");
        file("lan.yaml", "nodes: {a: host}\nlinks: $nothing\n");
        assertThat(problems("include: lan.yaml")).first().asString().startsWith("lan.yaml:2:8: the parameter '$nothing'");
        file("lan.yaml", "format: 2\nnodes: {a: host}\n");
        assertThat(problems("include: lan.yaml")).singleElement().asString().startsWith("lan.yaml:1:9: '2' is out of range");
    }

    @Test
    void whatCannotBeIncluded() throws Exception {
        file("list.yaml", "- 1\n");
        file("empty.yaml", "# nothing\n");
        assertThat(problems("name: x\ninclude: none.yaml")).containsExactly(
                "main.yaml:2:10: 'none.yaml' cannot be included: there is no such file.");
        assertThat(problems("include: list.yaml")).singleElement().asString().contains("it is a list");
        assertThat(problems("include: empty.yaml")).singleElement().asString().contains("it is empty");
        assertThat(problems("include: /etc/passwd")).singleElement().asString().contains("is not a relative path");
        assertThat(problems("include: {a: b}")).singleElement().asString().contains("main.yaml:1:10", "this is a map");
        assertThat(problems("include: .")).singleElement().asString().contains("cannot be included: this is a directory");
        Files.write(folder.resolve("big.yaml"), new byte[5 * 1024 * 1024]);
        assertThat(problems("include: big.yaml")).singleElement().asString().contains("larger than 4 MiB");
    }

    @Test
    void circlesAndDepthsAreLimited() throws Exception {
        file("a.yaml", "include: b.yaml\n");
        file("b.yaml", "include: main.yaml\n");
        assertThat(problems("include: main.yaml")).containsExactly(
                "main.yaml:1:10: 'main.yaml' includes itself. Files are included in a tree.");
        assertThat(problems("include: a.yaml")).containsExactly(
                "b.yaml:1:10: 'main.yaml' includes itself through other files. Files are included in a tree.");
        file("leaf.yaml", "nodes: {a: host}\n");
        assertThat(problems("include: [leaf.yaml, ./leaf.yaml]")).containsExactly("main.yaml:1:22: './leaf.yaml' is included for "
                + "the second time. Its nodes would be there twice: include it once.");
        for (int i = 0; i < 12; i++) {
            file("d" + i + ".yaml", "include: d" + (i + 1) + ".yaml\n");
        }
        assertThat(problems("include: d0.yaml")).singleElement().asString().contains("more than 8 levels deep");
        StringBuilder many = new StringBuilder("include:\n");
        for (int i = 0; i < 40; i++) {
            file("m" + i + ".yaml", "nodes: {m" + i + ": host}\n");
            many.append("  - m").append(i).append(".yaml\n");
        }
        assertThat(problems(many.toString())).singleElement().asString().contains("more than 32 files");
    }
}
