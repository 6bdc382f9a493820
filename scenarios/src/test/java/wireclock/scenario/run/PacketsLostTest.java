package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.metrics.LinkRecord;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;

/** What TCP flows call lost is what the link has lost, also of that which comes after the end of a connection. */
class PacketsLostTest {
    private static final int SEEDS = 40;

    private static final String SCENARIO = """
            params: {loss: 0 %, duplicate: 0 %}
            defaults: {host: {arp: static}}
            nodes: {a: host, b: host}
            links: [{name: wire, endpoints: [a, b], rate: 10 Mbit/s, delay: 5 ms, loss: $loss, duplicate: $duplicate}]
            traffic:
              - {name: up, type: tcp, from: a, to: b, size: 20 kB, close: client}
              - {name: served, type: tcp, from: a, to: b, size: 20 kB, close: server}
              - {name: stopped, type: tcp, from: a, to: b, size: unlimited, stop: 200 ms}
            """;

    @ParameterizedTest
    @CsvSource({"0 %, 100 %", "0 %, 30 %", "5 %, 0 %", "5 %, 30 %"})
    void isWhatTheLinkHasLost(String loss, String duplicate) throws Exception {
        int compared = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Scenario scenario = ScenarioLoader.load("test.yaml", SCENARIO,
                    new Overrides(Map.of("loss", loss, "duplicate", duplicate), seed, null));
            RunReport report = new MemoryRun(scenario, RunLimits.NONE).execute();
            if (report.flows().stream().anyMatch(flow -> flow.packetsLost == null)) {
                continue; // a SYN was lost, and the flow stopped before it came again: nobody can tell
            }
            compared++;
            LinkRecord there = report.network().links().getFirst();
            assertThat(report.flows().stream().mapToLong(flow -> flow.packetsLost).sum()).as("seed %d", seed)
                    .isEqualTo(there.framesLost + there.queueDrops);
        }
        assertThat(compared).isGreaterThan(SEEDS / 2);
    }
}
