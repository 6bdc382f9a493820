package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;
import wireclock.scenario.ScenarioLoader;

/** Flows to groups and broadcast addresses as they can be written: who listens, at which port, and what is refused. */
class FlowsToManyTest {
    private static final String LAN = """
            name: t
            nodes: {h: {kind: host, count: 3}, s: switch}
            links: [{endpoints: [h*, s], rate: 100 Mbit/s, delay: 1 us}]
            traffic:
            """;
    private static final String STREAM = "type: udp, rate: 80 kbit/s, packet: 100 B, count: 5, start: 1 s";

    @TempDir
    Path folder;

    private void run(String traffic) throws Exception {
        Runs.run(LAN + traffic, folder);
    }

    private static void check(String traffic) throws Exception {
        ScenarioCheck.check(ScenarioLoader.load("t.yaml", LAN + traffic, Overrides.NONE));
    }

    private String received(String flow) throws Exception {
        return Runs.flow(folder, flow).get("packets_received");
    }

    @Test
    void withoutReceiversEverybodyElseListens() throws Exception {
        run("""
                  - {name: tv, from: h2, to: 239.1.2.3, %1$s}
                  - {name: shout, from: h1, to: 255.255.255.255, %1$s}
                  - {name: net, from: h3, to: 10.0.0.255, %1$s}
                """.formatted(STREAM));
        assertThat(Runs.csv(folder.resolve("flows.csv"))).extracting(row -> row.get("flow")).containsExactly(
                "tv-h1", "tv-h3", "shout-h2", "shout-h3", "net-h1", "net-h2");
        assertThat(Runs.csv(folder.resolve("flows.csv"))).allSatisfy(row -> assertThat(row)
                .containsEntry("packets_received", "5").containsEntry("packets_lost", "0")
                .containsEntry("completed", "true"));
    }

    /** The port of a flow to one host is not that of a flow to all of them. */
    @Test
    void portsOfFlowsToOneAndToManyAreKeptApart() throws Exception {
        run("""
                  - {name: one, from: h1, to: h2, %1$s}
                  - {name: all, from: h1, to: 255.255.255.255, %1$s}
                  - {name: two, from: h1, to: h3, %1$s}
                  - {name: fixed, from: h1, to: h3, port: 5003, %1$s}
                  - {name: tv, from: h1, to: 239.1.2.3, %1$s}
                """.formatted(STREAM));
        assertThat(Runs.csv(folder.resolve("flows.csv"))).hasSize(7).allSatisfy(row -> assertThat(row)
                .containsEntry("packets_received", "5"));
    }

    /** One room, three that speak and listen, one port: nobody takes the words of one for those of another. */
    @Test
    void sendersToOneGroupAndPortAreToldApart() throws Exception {
        run("  - {name: chat, from: h*, to: 239.1.2.3, receivers: h*, port: 4000, " + STREAM + "}\n"
                + "  - {name: again, from: h1, to: 239.1.2.3, port: 4000, " + STREAM + "}\n");
        assertThat(Runs.csv(folder.resolve("flows.csv"))).hasSize(8).allSatisfy(row -> assertThat(row)
                .containsEntry("packets_received", "5"));
    }

    @Test
    void aGroupWithoutListenersIsARowOfItsOwn() throws Exception {
        Runs.run("""
                nodes: {a: host, r: router}
                links: [{endpoints: [a, r], rate: 100 Mbit/s, delay: 1 us}]
                traffic: [{name: desert, from: a, to: 239.1.2.3, type: udp, rate: 80 kbit/s, packet: 100 B, count: 5}]
                """, folder);
        Map<String, String> row = Runs.flow(folder, "desert");
        assertThat(row).containsEntry("packets_sent", "5").containsEntry("packets_received", "0")
                .containsEntry("packets_lost", "").containsEntry("to", "239.1.2.3");
    }

    /** Without a duration a run ends when nothing more can happen, though routers could go on asking for ever. */
    @Test
    void queriesDoNotKeepARunGoing() throws Exception {
        RunReport report = Runs.run("""
                nodes: {a: host, r: router, b: {kind: host, igmp: v2}}
                links:
                  - {endpoints: [a, r], rate: 100 Mbit/s, delay: 1 us}
                  - {endpoints: [r, b], rate: 100 Mbit/s, delay: 1 us}
                traffic: [{name: tv, from: a, to: 239.1.2.3, type: udp, rate: 800 bit/s, packet: 100 B, count: 400, start: 1 s}]
                """, folder);
        assertThat(received("tv-b")).isEqualTo("400");
        // The last datagram leaves at 400 s; the query of 406.25 s finds the network quiet.
        assertThat(report.outcome().endPs()).isEqualTo(406_250_000_000_000L);
    }

    @Test
    void multicastCanBeSwitchedOffAndOnAtARouter() throws Exception {
        for (boolean multicast : new boolean[] {true, false}) {
            Runs.run("""
                    nodes: {a: host, r: {kind: router, multicast: %s, igmp: v2}, b: host}
                    links:
                      - {endpoints: [a, r], rate: 100 Mbit/s, delay: 1 us}
                      - {endpoints: [r, b], rate: 100 Mbit/s, delay: 1 us}
                    traffic: [{name: tv, from: a, to: 239.1.2.3, %s}]
                    """.formatted(multicast, STREAM), folder);
            assertThat(received("tv-b")).isEqualTo(multicast ? "5" : "0");
        }
    }

    @Test
    void whatCannotBeIsRefusedBeforeTheRun() {
        assertThatThrownBy(() -> check("  - {name: x, type: ping, from: h1, to: 10.0.0.255, count: 1}"))
                .hasMessageContaining("t.yaml:5:41: 10.0.0.255 is a broadcast address");
        assertThatThrownBy(() -> check("  - {name: x, from: h1, to: 10.0.0.2, receivers: h3, " + STREAM + "}"))
                .hasMessageContaining("t.yaml:5:50: 'receivers' belong to a flow to a broadcast or multicast address. 10.0.0.2 is neither");
        assertThatThrownBy(() -> check("  - {name: x, from: h1, to: 239.1.2.3, " + STREAM + "}\n"
                + "  - {name: x-h2, from: h1, to: h3, " + STREAM + "}"))
                .hasMessageContaining("t.yaml:5:12: the receiver 'h2' needs a row 'x-h2' in the results");
        assertThatThrownBy(() -> check("  - {name: x, from: h1, to: h2, port: 9, " + STREAM + "}\n"
                + "  - {name: y, from: h1, to: 239.1.2.3, port: 9, " + STREAM + "}"))
                .hasMessageContaining("t.yaml:6:46: UDP port 9 of 'h2' is in use already");
        assertThatThrownBy(() -> check("  - {name: y, from: h1, to: 239.1.2.3, port: 9, " + STREAM + "}\n"
                + "  - {name: x, from: h1, to: h2, port: 9, " + STREAM + "}"))
                .hasMessageContaining("UDP port 9 of 'h2' is in use already");
    }
}
