package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.source.ScenarioException;

/** What a crowd of clients finds at a port where only so many may wait. */
class ListeningScenariosTest {
    private static final String CROWD = """
            duration: 30 s
            defaults: {host: {arp: static}}
            nodes:
              c: {kind: host, count: 12}
              door: switch
              server: host
            links:
              - {endpoints: [c*, door], delay: 1 ms}
              - {endpoints: [door, server], delay: 1 ms}
            traffic:
              - {name: visit, type: tcp, from: c*, to: server, port: 80, size: 1 kB, %s}
            """;

    @TempDir
    Path folder;

    private List<Map<String, String>> flows() throws Exception {
        return Runs.csv(folder.resolve("out/flows.csv"));
    }

    /** How many connections were open after so many tenths of a second. */
    private Map<Long, Long> connected() throws Exception {
        return flows().stream().filter(flow -> !flow.get("connect_time_s").isEmpty()).collect(Collectors.groupingBy(
                flow -> Math.round(10 * Double.parseDouble(flow.get("connect_time_s"))), Collectors.counting()));
    }

    @Test
    void withCookiesAllAreInAfterOneRoundTrip() throws Exception {
        Runs.runShipped("tcp/syn-flood.yaml", folder.resolve("out"), Overrides.NONE, false);
        assertThat(connected()).isEqualTo(Map.of(1L, 200L));
        assertThat(flows()).allSatisfy(flow -> assertThat(flow).containsEntry("completed", "true"));
    }

    /** SYNs leave again after 1, 1, 1, 1, 1 and then 2, 4, 8, 16 s (tcp_syn_linear_timeouts 4), and 17 fit every time. */
    @Test
    void withoutThemSeventeenGetInAtATime() throws Exception {
        Runs.runShipped("tcp/syn-flood.yaml", folder.resolve("out"), new Overrides(Map.of("cookies", "off"), null, null), false);
        assertThat(connected()).isEqualTo(List.of(1L, 11L, 21L, 31L, 41L, 51L, 71L, 111L, 191L, 351L).stream()
                .collect(Collectors.toMap(tenths -> tenths, tenths -> 17L)));
    }

    @Test
    void aSlowServerKeepsThemWaiting() throws Exception {
        Runs.run(CROWD.formatted("backlog: 20, accept_interval: 100 ms"), folder.resolve("out"));
        assertThat(connected()).isEqualTo(Map.of(0L, 12L));
        // The first at once, the twelfth 1.1 s later; what it has sent waits in its socket.
        List<Double> ends = flows().stream().map(flow -> Double.parseDouble(flow.get("end_s"))).sorted().toList();
        for (int i = 1; i < ends.size(); i++) {
            assertThat(ends.get(i) - ends.get(i - 1)).isBetween(0.099, 0.101);
        }
    }

    @Test
    void whoFindsTheQueueFullComesLaterOrIsReset() throws Exception {
        Runs.run(CROWD.formatted("backlog: 3, syn_cookies: overflow, accept_interval: 10 ms"), folder.resolve("out"));
        assertThat(flows()).allSatisfy(flow -> assertThat(flow).containsEntry("completed", "true"));
        assertThat(flows()).anySatisfy(flow -> assertThat(flow.get("retransmits")).isNotEqualTo("0"));
        Runs.run(CROWD.formatted("backlog: 3, accept_interval: 10 s, syn_cookies: 'off', abort_on_overflow: true, stagger: 1 us"),
                folder.resolve("reset"));
        // One is being served, four wait, three more are half open then; the other four had no place even for that, and
        // find the accept queue full when they come again.
        assertThat(Runs.csv(folder.resolve("reset/flows.csv"))).extracting(flow -> flow.get("error"))
                .filteredOn(error -> !error.isEmpty()).isNotEmpty().allMatch(error -> error.contains("reset"));
    }

    private static Scenario load(String text) throws ScenarioException {
        return ScenarioLoader.load("t.yaml", "name: t\n" + text, Overrides.NONE);
    }

    @Test
    void onePortIsServedInOneWay() {
        String two = CROWD.formatted("backlog: 3") + """
                  - {name: other, type: tcp, from: c1, to: server, port: 80, size: 1 kB%s}
                """;
        assertThatThrownBy(() -> ScenarioCheck.check(load(two.formatted(", backlog: 4"))))
                .hasMessageContaining("TCP port 80 of 'server' is served in another way for flow 'visit-c1'");
        assertThatThrownBy(() -> ScenarioCheck.check(load(two.formatted(""))))
                .hasMessageContaining("TCP port 80 of 'server' is in use already");
    }
}
