package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.engine.SimTime;
import wireclock.ethernet.Medium;
import wireclock.link.SendingDirection;
import wireclock.metrics.FlowRecord;
import wireclock.scenario.Overrides;
import wireclock.scenario.ScenarioLoader;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Packet;
import wireclock.workload.Flow;
import wireclock.workload.PacketsUnderWay;

/** Traceroute through three routers, to the microsecond: the sums stand in the scenario's file. */
class TracerouteTest {
    private static final String THREE_ROUTERS = """
            duration: 60 s
            defaults: {link: {rate: 100 Mbit/s, delay: 1 ms}, host: {arp: static}}
            nodes: {h1: host, h2: host, r1: router, r2: router, r3: router}
            links: [{endpoints: [h1, r1]}, {endpoints: [r1, r2]}, {endpoints: [r2, r3]}, {endpoints: [r3, h2]}]
            traffic: [{name: trace, type: traceroute, from: %s}]
            """;

    @TempDir
    Path folder;

    @Test
    void theShippedOnesFindEveryRouter() throws Exception {
        RunReport report = Runs.runShipped("ip/traceroute.yaml", folder, Overrides.NONE, false);
        assertThat(lines("by-udp")).containsExactly(
                "traceroute to h2 (10.0.3.2), 30 hops max, 60 byte packets",
                " 1  r1 (10.0.0.1)  4.029 ms  2.015 ms  2.015 ms",
                " 2  r2 (10.0.1.2)  6.044 ms  4.031 ms  4.031 ms",
                " 3  r3 (10.0.2.2)  8.060 ms  6.046 ms  6.046 ms",
                " 4  h2 (10.0.3.2)  10.075 ms  8.061 ms  8.061 ms");
        assertThat(lines("by-icmp")).containsExactly(
                "traceroute to h2 (10.0.3.2), 30 hops max, 60 byte packets",
                " 1  r1 (10.0.0.1)  2.015 ms  2.015 ms  2.015 ms",
                " 2  r2 (10.0.1.2)  4.031 ms  4.031 ms  4.031 ms",
                " 3  r3 (10.0.2.2)  6.046 ms  6.046 ms  6.046 ms",
                // The echo comes back whole, 98 bytes each way: 4 · (2 ms + 2 · 7.84 us).
                " 4  h2 (10.0.3.2)  8.063 ms  8.063 ms  8.063 ms");
        assertThat(lines("to-nobody")).endsWith(" 4  r3 (10.0.2.2)  3006.046 ms !H");
        assertThat(Runs.flow(folder, "by-udp")).containsEntry("completed", "true").containsEntry("packets_sent", "12")
                .containsEntry("packets_received", "12").containsEntry("rtt_min_s", "0.00806144")
                .containsEntry("error", "");
        assertThat(report.flows().getLast().error).isEqualTo("destination host unreachable, from 10.0.2.2");
        assertThat(report.flows().getLast().completed).isFalse();
    }

    private List<String> lines(String flow) throws Exception {
        return Files.readAllLines(folder.resolve("tables/traceroute-" + flow + ".txt"));
    }

    /** r2 says nothing: three times five seconds of waiting, and on to the next. */
    @ParameterizedTest
    @ValueSource(strings = {"udp", "icmp"})
    void aSilentRouterIsThreeStars(String method) throws Exception {
        Network network = build("h1, to: h2, method: " + method);
        silence(network, "r2");
        Flow trace = network.flows().getFirst();
        network.scheduler().run(60 * SimTime.SECOND, Long.MAX_VALUE);
        List<String> lines = trace.transcript().lines();
        assertThat(lines).hasSize(5).contains(" 2  * * *");
        assertThat(lines).element(3).asString().startsWith(" 3  r3 (10.0.2.2)  6.046 ms");
        FlowRecord record = trace.record(60 * SimTime.SECOND, new PacketsUnderWay());
        assertThat(record.packetsLost).isEqualTo(3);
        assertThat(record.completed).isTrue();
        // 15 s of silence, and 3 · (2 · 1 + 2 · 3 + 2 · 4) ms and a little.
        assertThat(record.endPs).isBetween(15_048 * SimTime.MILLISECOND, 15_049 * SimTime.MILLISECOND);
    }

    @Test
    void whatIsUnderWayIsShownAsFarAsItHasCome() throws Exception {
        Network network = build("h1, to: h2, queries: 2");
        silence(network, "r2");
        Flow trace = network.flows().getFirst();
        network.scheduler().run(7 * SimTime.SECOND, Long.MAX_VALUE);
        assertThat(trace.transcript().lines()).containsExactly(
                "traceroute to h2 (10.0.3.2), 30 hops max, 60 byte packets",
                " 1  r1 (10.0.0.1)  2.015 ms  2.015 ms",
                " 2  *");
        FlowRecord record = trace.record(7 * SimTime.SECOND, new PacketsUnderWay());
        assertThat(record.packetsSent).isEqualTo(4);
        assertThat(record.packetsLost).as("the second probe of the second hop is still waited for").isEqualTo(1);
        assertThat(record.endPs).isNull();
    }

    @Test
    void theMostHopsAreAnEnd() throws Exception {
        Runs.run(THREE_ROUTERS.formatted("h1, to: h2, max_hops: 2, queries: 1"), folder);
        assertThat(lines("trace")).hasSize(3).endsWith(" 2  r2 (10.0.1.2)  4.031 ms");
        assertThat(Runs.flow(folder, "trace")).containsEntry("error", "not reached within 2 hops")
                .containsEntry("completed", "false");
    }

    @Test
    void aNetworkThatIsNotThereIsMarked() throws Exception {
        Runs.run(THREE_ROUTERS.formatted("h1, to: 172.16.0.1, queries: 2"), folder);
        assertThat(lines("trace")).containsExactly(
                "traceroute to 172.16.0.1 (172.16.0.1), 30 hops max, 60 byte packets",
                " 1  r1 (10.0.0.1)  2.015 ms !N  2.015 ms !N");
    }

    @Test
    void aHostWithoutARouteSendsNothing() throws Exception {
        Runs.run("""
                nodes: {a: host, b: host}
                links: [{endpoints: [a, b]}]
                traffic: [{name: trace, type: traceroute, from: a, to: 172.16.0.1}]
                """, folder);
        assertThat(Runs.flow(folder, "trace")).containsEntry("error", "network is unreachable")
                .containsEntry("packets_sent", "0");
    }

    /** Routers are ends too, and answer as people know it. */
    @Test
    void betweenRouters() throws Exception {
        Runs.run(THREE_ROUTERS.formatted("r1, to: r3, queries: 1"), folder);
        assertThat(lines("trace")).containsExactly("traceroute to r3 (10.0.2.2), 30 hops max, 60 byte packets",
                " 1  r2 (10.0.1.2)  2.015 ms", " 2  r3 (10.0.2.2)  4.031 ms");
    }

    @Test
    void aStopIsAStop() throws Exception {
        Runs.run(THREE_ROUTERS.formatted("h1, to: h2, queries: 1, stop: 3 ms"), folder);
        assertThat(lines("trace")).endsWith(" 2  r2 (10.0.1.2)  4.031 ms", " 3 ");
        assertThat(Runs.flow(folder, "trace")).containsEntry("completed", "false").containsEntry("error", "");
    }

    private static Network build(String flow) throws Exception {
        return new NetworkBuilder(ScenarioLoader.load("t.yaml", THREE_ROUTERS.formatted(flow), Overrides.NONE),
                (link, port) -> null).build();
    }

    /** Keeps a router from reporting anything, as a filter in it would. */
    private static void silence(Network network, String router) {
        for (int i = 0; i < network.links().size(); i++) {
            var plan = network.plan().links().get(i);
            SendingDirection direction = (SendingDirection) (plan.first().node().equals(router)
                    ? network.links().get(i).forward() : network.links().get(i).backward());
            var port = plan.first().node().equals(router) ? plan.first() : plan.second();
            if (port.node().equals(router)) {
                network.nodes().get(router).nic(port.interfaceName()).attach((Medium) frame -> {
                    boolean own = frame.payload() instanceof Ipv4Packet packet
                            && packet.payload() instanceof IcmpMessage message && IcmpType.isError(message.type())
                            && packet.timeToLive() == Ipv4Packet.DEFAULT_TIME_TO_LIVE;
                    if (!own) {
                        direction.transmit(frame);
                    }
                });
            }
        }
    }
}
