package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** Static routes of a scenario: with metric and interface, what check says of impossible ones, and that they are used. */
class RoutesTest {
    private static final String NET = """
            defaults: {host: {arp: static}, link: {rate: 100 Mbit/s}}
            nodes:
              h1: host
              r1: {kind: router, interfaces: {eth0: 10.0.0.1/24, eth1: 10.1.0.1/30, eth2: 10.2.0.1/30}, routes: [%s]}
              r2: {kind: router, interfaces: {eth0: 10.1.0.2/30, eth1: 10.2.0.2/30, eth2: 10.9.0.1/24}}
              h2: {kind: host, address: 10.9.0.2/24}
            links:
              - {endpoints: [h1, "r1:eth0"]}
              - {endpoints: ["r1:eth1", "r2:eth0"], delay: 1 ms}
              - {name: slow, endpoints: ["r1:eth2", "r2:eth1"], delay: 5 ms}
              - {endpoints: ["r2:eth2", h2]}
            traffic: [{name: echo, type: ping, from: h1, to: h2, count: 1}]
            """;

    @TempDir
    Path folder;

    private String roundTrip(String routes) throws Exception {
        Runs.run(NET.formatted(routes), folder.resolve("out"));
        return Runs.flow(folder.resolve("out"), "echo").get("rtt_min_s");
    }

    /** There over one of two ways, back over the shorter: 2 ms or 6 ms. */
    @Test
    void metricAndInterfaceDecide() throws Exception {
        assertThat(roundTrip("")).startsWith("0.002");
        assertThat(roundTrip("{to: 10.9.0.0/24, via: 10.2.0.2}")).startsWith("0.006");
        assertThat(roundTrip("{to: 10.9.0.0/24, via: 10.2.0.2, metric: 20}, {to: 10.9.0.0/24, via: 10.1.0.2, metric: 10}"))
                .startsWith("0.002");
        assertThat(roundTrip("{to: 10.9.0.0/24, via: 10.1.0.2, metric: 20}, {to: 10.9.0.0/24, via: 10.2.0.2, metric: 10}"))
                .startsWith("0.006");
        assertThat(roundTrip("{to: 10.9.0.2/32, via: 10.2.0.2, dev: eth2}")).startsWith("0.006");
        assertThat(roundTrip("{to: 10.9.0.2/32, blackhole: true, metric: 9}")).as("a longer prefix").isEmpty();
    }

    /** A network on the link: its hosts are asked for by ARP, and nobody has this address there. */
    @Test
    void aRouteOntoALinkAsksForTheHostItself() throws Exception {
        RunReport report = Runs.run(NET.formatted("{to: 10.9.0.2/32, dev: eth1}"), folder.resolve("out"));
        assertThat(report.flows().getFirst().error).isEqualTo("destination host unreachable, from 10.0.0.1 (1 of 1)");
    }

    @Test
    void checkNamesTheRouteThatCannotBe() {
        assertThat(problems("{to: 10.9.0.0/24, via: 10.7.0.1}")).containsExactly(
                "test.yaml:4:125: node 'r1': 10.7.0.1 is on no network of r1. The next hop must be a neighbour; r1 is on "
                        + "10.0.0.0/24 (eth0), 10.1.0.0/30 (eth1), 10.2.0.0/30 (eth2).");
        assertThat(problems("{to: 10.9.0.0/24, via: 10.1.0.2, dev: eth2}")).singleElement().asString()
                .contains("10.1.0.2 is on no network of r1");
        assertThat(problems("{to: 10.9.0.0/24, dev: eth7}")).containsExactly(
                "test.yaml:4:125: node 'r1': r1 has no interface eth7. It is on 10.0.0.0/24 (eth0), 10.1.0.0/30 (eth1), "
                        + "10.2.0.0/30 (eth2).");
        assertThat(problems("{to: 10.9.0.0/24, via: 10.1.0.2}, {to: 10.9.0.0/24, via: 10.2.0.2}")).singleElement()
                .asString().contains("r1 has two routes to 10.9.0.0/24. Keep one of them, or give them different metrics");
        assertThat(problems("{to: 10.7.0.0/16, blackhole: true}, {to: 10.2.0.0/30, prohibit: true}")).containsExactly(
                "test.yaml:4:143: node 'r1': r1 is itself on 10.2.0.0/30 with eth2. Give a longer or a shorter prefix.");
        assertThat(problems("{to: 10.7.0.0/16, blackhole: true}, {to: 10.9.0.0/24, via: 10.7.0.1}")).singleElement()
                .asString().startsWith("test.yaml:4:161:");
    }

    private static List<String> problems(String routes) {
        try {
            ScenarioCheck.check(ScenarioLoader.load("test.yaml", NET.formatted(routes), Overrides.NONE));
            return List.of();
        } catch (ScenarioException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }
}
