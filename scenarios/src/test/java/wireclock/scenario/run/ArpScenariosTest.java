package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.arp.ArpEntry;
import wireclock.arp.NeighborState;
import wireclock.device.Host;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowRecord;
import wireclock.scenario.Overrides;
import wireclock.scenario.ScenarioLoader;
import wireclock.wire.ArpPacket;
import wireclock.wire.Ipv4Address;
import wireclock.workload.Flow;
import wireclock.workload.PacketsUnderWay;

/** What the shipped scenarios about ARP say of themselves, and the time part of an address that moves. */
class ArpScenariosTest {
    @TempDir
    Path folder;

    private void run(String name) throws Exception {
        Runs.runShipped(name, folder, Overrides.NONE, false);
    }

    /** The rows of a node in {@code tables/arp.csv}: {@code time address mac state waiting}. */
    private List<String> arp(String node) throws Exception {
        return Runs.csv(folder.resolve("tables/arp.csv")).stream().filter(row -> row.get("node").equals(node))
                .map(row -> String.join(" ", row.get("time_s"), row.get("address"), row.get("mac"), row.get("state"),
                        row.get("waiting"))).toList();
    }

    @Test
    void askAndAnswer() throws Exception {
        run("arp/ask-and-answer.yaml");
        assertThat(arp("h1")).containsExactly("0.002 10.0.0.2  incomplete 1",
                "0.01 10.0.0.2 02:00:00:00:00:02 reachable 0", "6 10.0.0.2 02:00:00:00:00:02 reachable 0",
                "40 10.0.0.2 02:00:00:00:00:02 stale 0");
        assertThat(arp("h2")).containsExactly("0.01 10.0.0.1 02:00:00:00:00:01 delay 0",
                "6 10.0.0.1 02:00:00:00:00:01 reachable 0", "40 10.0.0.1 02:00:00:00:00:01 stale 0");
        assertThat(arp("h3")).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("tables/ping-echo.txt"))).contains(
                "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=8.659 ms",
                "64 bytes from 10.0.0.2: icmp_seq=2 ttl=64 time=4.390 ms");
        // h2 uses what it learned for its first reply, at 6.464 ms, and asks back 5 s later.
        assertThat(packetsOf("h1:eth0")).containsExactly("0.0 request", "4.2688 reply", "5008.5984 request",
                "5008.5984 reply");
        assertThat(packetsOf("h3:eth0")).as("the question alone").hasSize(1);
    }

    /** ARP packets at a port, in milliseconds. */
    private List<String> packetsOf(String port) throws Exception {
        return CapturedFrames.read(Runs.capture(folder)).stream()
                .filter(each -> each.port().equals(port) && each.frame().payload() instanceof ArpPacket)
                .map(each -> each.timeNs() / 1e6 + (((ArpPacket) each.frame().payload()).operation() == ArpPacket.REQUEST
                        ? " request" : " reply"))
                .toList();
    }

    /** Asked at 0, 1 and 2 s; behind the router two milliseconds of ARP and one of way later, and one back. */
    @Test
    void giveUp() throws Exception {
        run("arp/give-up.yaml");
        assertThat(Files.readAllLines(folder.resolve("tables/ping-nobody-here.txt"))).containsExactly(
                "PING 10.0.0.99 (10.0.0.99) 56(84) bytes of data.",
                "From 10.0.0.1 icmp_seq=1 Destination Host Unreachable",
                "From 10.0.0.1 icmp_seq=2 Destination Host Unreachable",
                "From 10.0.0.1 icmp_seq=3 Destination Host Unreachable",
                "",
                "--- 10.0.0.99 ping statistics ---",
                "3 packets transmitted, 0 received, +3 errors, 100% packet loss, time 3000ms");
        assertThat(Files.readAllLines(folder.resolve("tables/ping-nobody-there.txt"))).contains(
                "From 10.0.0.254 icmp_seq=3 Destination Host Unreachable",
                "3 packets transmitted, 0 received, +3 errors, 100% packet loss, time 3004ms");
        assertThat(arp("h1")).anySatisfy(row -> assertThat(row).contains("10.0.0.99  failed 0"));
        assertThat(arp("r1")).anySatisfy(row -> assertThat(row).contains("10.0.1.99  failed 0"));
        assertThat(folder.resolve("tables/drops.csv")).content().contains(",r1,ip,,next hop does not answer ARP,3\n");
    }

    @Test
    void takeover() throws Exception {
        run("arp/takeover.yaml");
        assertThat(arp("h1")).startsWith("9 10.0.0.2 02:00:00:00:00:02 reachable 0",
                "11 10.0.0.2 02:00:00:00:00:03 delay 0");
        assertThat(Files.readAllLines(folder.resolve("tables/ping-service.txt"))).contains(
                "64 bytes from 10.0.0.2: icmp_seq=10 ttl=64 time=0.439 ms",
                "64 bytes from 10.0.0.2: icmp_seq=12 ttl=64 time=2.439 ms");
        assertThat(Runs.flow(folder, "service")).containsEntry("packets_received", "19");
    }

    @Test
    void duplicateAddress() throws Exception {
        run("arp/duplicate-address.yaml");
        assertThat(Runs.csv(folder.resolve("tables/interfaces.csv"))).filteredOn(row ->
                row.get("node").equals("careful")).singleElement().satisfies(row -> assertThat(row).containsEntry("address_state", "lost"));
        assertThat(Runs.flow(folder, "without-address")).containsEntry("error", "network is unreachable (3 of 3)");
        assertThat(Runs.flow(folder, "with-address")).containsEntry("packets_received", "3");
        assertThat(Runs.flow(folder, "to-h2")).containsEntry("packets_received", "10");
        long asked = CapturedFrames.read(Runs.capture(folder)).stream().filter(each ->
                each.port().equals("careful:eth0") && each.frame().source() == 0x0200_0000_0004L).count();
        assertThat(asked).as("one probe was enough, and then not a word").isEqualTo(1);
    }

    /**
     * Who has its segments acknowledged need not ask whether the neighbour is there; who sends datagrams must: known at
     * 0 s, stale at 30 s, used at once, asked 5 s later, and so on every 35 s.
     */
    @Test
    void tcpVouchesForANeighbour() throws Exception {
        assertThat(questions("{type: tcp, from: a, to: b, size: unlimited}")).containsExactly(0L);
        assertThat(questions("{type: udp, from: a, to: b, rate: 100 kbit/s}")).containsExactly(0L, 35L, 70L);
    }

    /** When a asks, in whole seconds. */
    private List<Long> questions(String flow) throws Exception {
        Runs.run("""
                duration: 80 s
                nodes: {a: host, b: host}
                links: [{endpoints: [a, b], rate: 1 Mbit/s, delay: 1 ms}]
                traffic: [%s]
                capture: ["a:eth0"]
                """.formatted(flow), folder);
        return CapturedFrames.read(Runs.capture(folder)).stream().filter(each ->
                each.frame().source() == 0x0200_0000_0001L && each.frame().payload() instanceof ArpPacket packet && packet.operation() == ArpPacket.REQUEST)
                .map(each -> each.timeNs() / 1_000_000_000).toList();
    }

    /** What waits for an answer at the end has not been lost. */
    @Test
    void whatIsParkedIsUnderWay() throws Exception {
        Runs.run("""
                duration: 2500 ms
                nodes: {a: {kind: host, address: 10.0.0.1/24}, b: {kind: host, address: 10.0.0.2/24}}
                links: [{endpoints: [a, b]}]
                traffic: [{name: echo, type: ping, from: a, to: 10.0.0.9, count: 3}]
                """, folder);
        assertThat(Runs.flow(folder, "echo")).containsEntry("packets_sent", "3").containsEntry("packets_lost", "0");
    }

    private static final String MOVE = """
            duration: 60 s
            defaults: {link: {rate: 100 Mbit/s, delay: 1 ms}}
            nodes:
              h1: {kind: host, address: 10.0.0.1/24}
              old: {kind: host, address: 10.0.0.2/24}
              new: {kind: host, address: 10.0.0.2/24, arp: {start: 10 s, announce: %s}}
              sw1: switch
            links:
              - {endpoints: [h1, sw1]}
              - {endpoints: [old, sw1]}
              - {endpoints: [new, sw1]}
            traffic:
              - {name: echo, type: ping, from: h1, to: old, start: 500 ms, interval: 1500 ms, count: 40}
            """;

    /**
     * The address moves to another station at 10 s, and h1 is not told. Its entry is of 504 ms, so it becomes stale at
     * 30.504 s and is used then at 32 s; at 37, 38 and 39 s the old MAC address is asked in vain; at 40 s it is given
     * up, and the ping of 41 s asks everybody. Those of 11 to 39.5 s are lost: 20.
     */
    @Test
    void anAddressThatMovesIsFoundWhenTheStaleEntryHasExpired() throws Exception {
        Network network = move("false");
        Host h1 = (Host) network.nodes().get("h1");
        network.scheduler().run(40 * SimTime.SECOND - 1, Long.MAX_VALUE);
        assertThat(entry(h1).state()).isEqualTo(NeighborState.PROBE);
        assertThat(entry(h1).macAddress()).isEqualTo(0x0200_0000_0002L);
        network.scheduler().run(40 * SimTime.SECOND, Long.MAX_VALUE);
        assertThat(entry(h1).state()).isEqualTo(NeighborState.FAILED);
        network.scheduler().run(42 * SimTime.SECOND, Long.MAX_VALUE);
        assertThat(entry(h1).state()).isEqualTo(NeighborState.REACHABLE);
        assertThat(entry(h1).macAddress()).isEqualTo(0x0200_0000_0003L);
        assertThat(received(network)).isEqualTo(40 - 20);
    }

    @Test
    void gratuitousArpMendsTheEntryAtOnce() throws Exception {
        Network network = move("true");
        assertThat(received(network)).isEqualTo(40);
    }

    /** Runs to 10 s, where the old station goes deaf and dumb. */
    private static Network move(String announce) throws Exception {
        Network network = new NetworkBuilder(ScenarioLoader.load("t.yaml", MOVE.formatted(announce), Overrides.NONE),
                (link, port) -> null).build();
        network.scheduler().run(10 * SimTime.SECOND - 1, Long.MAX_VALUE);
        var old = network.nodes().get("old").nics().getFirst();
        old.setLinkUp(false);
        old.setReceiver(frame -> { });
        return network;
    }

    private static ArpEntry entry(Host host) {
        return host.ip().interfaces().getFirst().arp().entries().stream()
                .filter(each -> each.address() == Ipv4Address.parse("10.0.0.2")).findFirst().orElseThrow();
    }

    private static long received(Network network) {
        network.scheduler().run(60 * SimTime.SECOND, Long.MAX_VALUE);
        Flow echo = network.flows().getFirst();
        FlowRecord record = echo.record(60 * SimTime.SECOND, new PacketsUnderWay());
        return record.packetsReceived;
    }
}
