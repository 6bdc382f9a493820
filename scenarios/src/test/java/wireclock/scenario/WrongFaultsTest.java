package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.scenario.Loading.BASE;
import static wireclock.scenario.Loading.load;
import static wireclock.scenario.Loading.problems;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import wireclock.scenario.run.ScenarioCheck;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** What is wrong with faults is said at its place; what is right says the same when it is written again. */
class WrongFaultsTest {
    private static List<String> of(String fault) {
        return problems(BASE + "duration: 20 s\nfaults:\n  - {" + fault + "}\n");
    }

    /** What only the built network shows. */
    private static List<String> built(String fault) {
        try {
            ScenarioCheck.check(load(BASE + "duration: 20 s\nfaults:\n  - {" + fault + "}\n"));
            return List.of();
        } catch (ScenarioException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    @Test
    void names() {
        assertThat(of("at: 1 s, link: a-c, set: down")).containsExactly(
                "t.yaml:9:21: there is no link 'a-c'. Did you mean 'a-b'?");
        assertThat(of("at: 1 s, node: c, set: crashed")).containsExactly(
                "t.yaml:9:21: there is no node 'c'. Nodes: a, b.");
        assertThat(of("at: 1 s, interface: 'c:eth0', set: down")).containsExactly(
                "t.yaml:9:26: there is no node 'c'. Nodes: a, b.");
        assertThat(of("at: 1 s, link: a-b, direction: b to c, set: down")).containsExactly(
                "t.yaml:9:37: 'b to c' is not a direction of 'a-b'. Write 'a to b' or 'b to a'.");
        assertThat(of("at: 1 s, link: a-b, drop: {flow: g, segment: 3}")).containsExactly(
                "t.yaml:9:39: there is no flow 'g'. Flows: f.");
        assertThat(built("at: 1 s, interface: 'a:eth7', set: down")).containsExactly(
                "t.yaml:9:26: 'a' has no interface 'eth7'. Its interfaces: eth0.");
    }

    @Test
    void whatHappens() {
        assertThat(of("at: 1 s, link: a-b")).containsExactly("t.yaml:9:5: it is not said what happens. "
                + "Add 'set: down', or another of the keys of a fault of a link.");
        assertThat(of("at: 1 s, set: down")).containsExactly(
                "t.yaml:9:5: it is not said what this is about. Add one of link, node, interface.");
        assertThat(of("at: 1 s, lnk: a-b, set: down")).containsExactly(
                "t.yaml:9:15: unknown key 'lnk'. Did you mean 'link'?");
        assertThat(of("link: a-b, set: down"))
                .containsExactly("t.yaml:9:5: a fault of a link needs 'at'. Add 'at: …'.");
        assertThat(of("at: 1 s, link: a-b, set: dwn")).containsExactly("t.yaml:9:31: 'dwn' is not a state of a link. "
                + "Did you mean 'down'? Write down, up, held or flapping.");
        assertThat(of("at: 1 s, link: a-b, set: down, loss: 1 %")).containsExactly(
                "t.yaml:9:43: 'set' and 'loss' exclude each other. Keep one of them.");
        assertThat(of("at: 1 s, link: a-b, drop: next many frames")).containsExactly(
                "t.yaml:9:32: 'next many frames' is not a number of frames. Write 'next 3 frames'.");
        assertThat(of("at: 1 s, link: a-b, drop: {segment: 3}")).containsExactly(
                "t.yaml:9:42: 'segment' needs to know of which flow. Add 'flow: NAME'.");
        assertThat(of("at: 1 s, link: a-b, drop: {flow: f}")).containsExactly(
                "t.yaml:9:32: it is not said which segment is dropped. Add 'segment: 60'.");
        assertThat(of("at: 1 s, link: a-b, drop: {}")).containsExactly("t.yaml:9:32: it is not said what is dropped. "
                + "Write 'next 3 frames', {packets: [1, 7]} or {flow: NAME, segment: 60}.");
    }

    @Test
    void times() {
        assertThat(of("at: 20 s, link: a-b, set: down")).containsExactly(
                "t.yaml:9:10: this fault comes after the end of the run. The run lasts 20 s.");
        assertThat(of("at: 1 s, for: 2 s, link: a-b, set: up")).containsExactly(
                "t.yaml:9:20: 'up' mends something and cannot last. Leave 'for' out.");
        assertThat(of("at: 1 s, link: a-b, set: held")).containsExactly(
                "t.yaml:9:31: 'held' needs to know how long it lasts. Add 'for: 300 ms'.");
        assertThat(of("at: 1 s, for: 1 s, link: a-b, set: flapping")).containsExactly("t.yaml:9:41: 'flapping' needs a "
                + "'period' and how long it lasts. Add 'period: 200 ms' and 'for: 5 s'.");
        assertThat(of("at: 1 s, for: 1 s, link: a-b, set: down, period: 1 ms")).containsExactly(
                "t.yaml:9:55: 'period' belongs to 'set: flapping' only.");
        assertThat(of("at: 1 s, for: 10 s, link: a-b, set: flapping, period: 1 us")).containsExactly(
                "t.yaml:9:60: this goes down more than 1000000 times. Give a longer 'period' or a shorter 'for'.");
        assertThat(of("at: 1 s, link: a-b, preset: digger")).containsExactly(
                "t.yaml:9:34: a preset needs to know how long it lasts. Add 'for: 5 s'.");
        // With another duration from outside only part of the faults is reached, which is no mistake.
        assertThat(load(BASE + "duration: 20 s\nfaults:\n  - {at: 15 s, link: a-b, set: down}\n",
                new Overrides(Map.of(), null, 5L)).faults()).hasSize(1);
    }

    @Test
    void contradictions() {
        assertThat(of("at: 1 s, link: a-b, set: down}\n  - {at: 1 s, link: a-b, direction: a to b, set: up"))
                .containsExactly("t.yaml:10:5: two faults set 'a-b a to b' at the same instant. "
                        + "The other one is on line 9.");
        assertThat(of("at: 1 s, for: 5 s, node: a, set: crashed}\n  - {at: 3 s, node: a, set: frozen")).containsExactly(
                "t.yaml:10:5: two faults of 'a' overlap, and their ends would contradict each other. "
                        + "The other one is on line 9.");
        assertThat(of("at: 1 s, for: 5 s, node: a, gateway: 10.0.0.2}\n  - {at: 3 s, node: a, "
                + "remove_route: {to: 0.0.0.0/0}"))
                .hasSize(1);
        assertThat(of("at: 1 s, for: 5 s, link: a-b, loss: 1 %}\n  - {at: 3 s, for: 1 s, link: a-b, loss: 5 %"))
                .isEmpty();
        assertThat(of("at: 1 s, link: a-b, drop: next 1 frame}\n  - {at: 1 s, link: a-b, drop: {packets: []}"))
                .isEmpty();
        assertThat(of("at: 1 s, node: a, set: crashed}\n  - {at: 3 s, node: a, set: restarted")).isEmpty();
    }

    @Test
    void whatOnlySomeNodesHave() {
        String net = "nodes: {s: switch, r: router, a: host}\nlinks: [{endpoints: [a, s]}, "
                + "{endpoints: [s, r]}]\nfaults:\n  - {";
        assertThat(problems(net + "at: 1 s, node: s, gateway: 10.0.0.1}\n")).containsExactly(
                "t.yaml:4:21: 's' has no routes. Name a host or a router.");
        assertThat(problems(net + "at: 1 s, for: 1 s, link: s-r, preset: gardener}\n")).containsExactly(
                "t.yaml:4:31: a gardener cuts the cable of one host, and 's-r' leads to none. "
                        + "Name another link, or take the preset 'digger'.");
        assertThat(problems(net + "at: 1 s, for: 1 s, link: a-s, preset: gardener}\n")).isEmpty();
        assertThat(built("at: 1 s, node: a, gateway: 192.0.2.1"))
                .containsExactly("t.yaml:9:5: no interface of 'a' is on a "
                + "network with 192.0.2.1. Name a gateway that is a neighbour.");
        assertThat(checked(net + "at: 1 s, interface: 's:eth0', mtu: 576 B}\n")).containsExactly(
                "t.yaml:4:26: 's:eth0' has no address and no MTU of its own. Name a host or a router.");
        assertThat(checked(net + "at: 1 s, interface: 's:eth0', set: down}\n")).isEmpty();
    }

    private static List<String> checked(String text) {
        try {
            ScenarioCheck.check(load(text));
            return List.of();
        } catch (ScenarioException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    @Test
    void everyFaultIsWrittenAsItIsRead() {
        Scenario scenario = load(BASE + """
                duration: 100 s
                faults:
                  - {at: 1 s, link: a-b, set: down}
                  - {at: 2 s, link: a-b, set: up}
                  - {at: 3 s, for: 1 s, link: a-b, direction: a to b, loss: 20 %}
                  - {at: 4 s, for: 1 s, link: a-b, loss: {model: gilbert-elliott, enter: 1 %, leave: 20 %}}
                  - {at: 5 s, link: a-b, drop: next 3 frames}
                  - {at: 0 s, link: a-b, direction: b to a, drop: {packets: [1, 7]}}
                  - {at: 0 s, link: a-b, drop: {flow: f, segment: 60, transmissions: 2}}
                  - {at: 6 s, for: 300 ms, link: a-b, set: held}
                  - {at: 7 s, for: 2 s, link: a-b, set: flapping, period: 200 ms}
                  - {at: 10 s, link: a-b, delay: 5 ms}
                  - {at: 11 s, link: a-b, jitter: 1 ms}
                  - {at: 12 s, for: 1 s, link: a-b, rate: 1 Mbit/s}
                  - {at: 13 s, link: a-b, corrupt: 1e-6}
                  - {at: 14 s, for: 10 s, link: a-b, preset: cicada}
                  - {at: 15 s, for: 5 s, node: "*", set: crashed}
                  - {at: 21 s, for: 1 s, node: a, set: frozen}
                  - {at: 23 s, for: 1 s, node: a, add_route: {to: 192.0.2.0/24, via: 10.0.0.2}}
                  - {at: 24 s, for: 1 s, node: a, remove_route: {to: 0.0.0.0/0}}
                  - {at: 26 s, for: 1 s, node: a, gateway: 10.0.0.2}
                  - {at: 28 s, for: 1 s, interface: "a:eth0", address: 10.9.9.9/16}
                  - {at: 29 s, for: 1 s, interface: "a:eth0", mtu: 576 B}
                  - {at: 30 s, for: 1 s, interface: "a:eth0", set: down}
                """);
        assertThat(scenario.faults()).hasSize(20 + 8 + 2);
        Scenario again = load(JsonMapper.shared().writeValueAsString(scenario.tree()));
        assertThat(again.tree()).isEqualTo(scenario.tree());
    }
}
