package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;
import wireclock.scenario.run.CapturedFrames.Captured;
import wireclock.wire.ArpPacket;
import wireclock.wire.ConfigurationBpdu;
import wireclock.wire.VlanTag;

/** What the scenarios of switching say, they show. */
class SwitchingTest {
    @TempDir
    Path folder;

    @Test
    void aSwitchFloodsOnceAndThenKnows() throws Exception {
        run("switch-learns");
        assertThat(sent("to-h3", "sw1")).as("the question alone").isEqualTo(1);
        assertThat(sent("to-h2", "sw1")).isEqualTo(5);
        List<Captured> toH3 = CapturedFrames.read(Runs.capture(folder)).stream()
                .filter(frame -> frame.port().equals("sw1:eth2")).toList();
        assertThat(toH3).singleElement().satisfies(only ->
                assertThat(only.frame().payload()).isInstanceOf(ArpPacket.class));
    }

    /** A frame every 20 ms from 0 s; h2 was heard at 30 µs: number 501, at 10 s, is still before h2's time is up. */
    @Test
    void aSilentStationIsForgotten() throws Exception {
        run("aging");
        assertThat(sent("to-h2", "sw1")).isEqualTo(1001);
        assertThat(sent("to-h3", "sw1")).as("a question, and the frames from 10.02 s on").isEqualTo(1 + 499);
    }

    @Test
    void aFullTableTellsEverybodyEverything() throws Exception {
        run("mac-table-overflow");
        long secret = sent("to-alice", "alice") + sent("to-bob", "bob") - 2;
        assertThat(sent("to-mallory", "sw1")).isGreaterThan(secret);
        run("mac-table-overflow", Map.of("overflow", "replace"));
        assertThat(sent("to-mallory", "sw1")).as("12 questions, 12 pings, one question of alice, "
                + "and what ARP asks again to make sure").isBetween(25L, 45L);
        assertThat(Runs.flow(folder, "secret")).containsEntry("completed", "true");
    }

    @Test
    void aSlowPortHasAQueueOfItsOwn() throws Exception {
        run("mixed-speeds");
        assertThat(link("to-old", "sw1").get("queue_max_packets")).isEqualTo("40");
        assertThat(Long.parseLong(link("to-old", "sw1").get("queue_drops"))).isPositive();
        assertThat(link("to-fast", "sw1").get("queue_max_packets")).isEqualTo("0");
        // Two gigabit cables, store and forward: 4 x (98 + 4 + 20 bytes) and 4 x 1 us.
        assertThat(Runs.flow(folder, "other").get("rtt_p50_s")).startsWith("0.00000790");
    }

    @Test
    void aTreeIsFoundAndUsed() throws Exception {
        RunReport report = run("spanning-tree");
        assertThat(Runs.flow(folder, "early")).containsEntry("packets_received", "0");
        assertThat(Runs.flow(folder, "echo")).containsEntry("packets_received", "20");
        assertThat(report.warnings()).isEmpty();
        List<Captured> frames = CapturedFrames.read(Runs.capture(folder));
        assertThat(frames.stream().filter(each -> each.port().equals("sw2:eth1"))
                .filter(each -> !(each.frame().payload() instanceof ConfigurationBpdu)))
                .as("far carries BPDUs, and the one ping that was flooded").hasSize(1);
        assertThat(frames.stream().filter(each -> each.port().equals("sw2:eth1"))
                .filter(each -> each.frame().payload() instanceof ConfigurationBpdu bpdu && bpdu.rootPathCost() == 19))
                .hasSizeGreaterThan(25);
    }

    @Test
    void withoutATreeABroadcastNeverEnds() throws Exception {
        RunReport report = run("broadcast-storm");
        assertThat(report.warnings()).hasSize(3)
                .allMatch(warning -> warning.startsWith("broadcast storm: sw") && warning.contains("stp: true"));
        assertThat(report.outcome().packetHops()).isBetween(50_000L, 500_000L);
        assertThat(Runs.flow(folder, "echo")).containsEntry("packets_received", "0");
        assertThat(run("broadcast-storm", Map.of("stp", "auto")).warnings()).isEmpty();
    }

    /** Three cables between two switches: each frame becomes two, until queues are full and lines never idle. */
    @Test
    void aStormIsBoundedByTheQueues() throws Exception {
        RunReport report = Runs.run("""
                duration: 1 s
                defaults: {link: {rate: 10 Mbit/s, delay: 1 us, queue: {limit: 20 packets}}, switch: {stp: false}}
                nodes: {a: host, s: switch, t: switch, b: host}
                links:
                  - {endpoints: [a, s]}
                  - {name: one, endpoints: [s, t]}
                  - {name: two, endpoints: [s, t]}
                  - {name: three, endpoints: [s, t]}
                  - {endpoints: [t, b]}
                traffic: [{name: echo, type: ping, from: a, to: b, count: 1}]
                """, folder);
        assertThat(report.warnings()).hasSize(2).allMatch(warning -> warning.startsWith("broadcast storm"));
        for (String link : List.of("one", "two", "three")) {
            assertThat(Double.parseDouble(link(link, "s").get("utilisation"))).isGreaterThan(0.98);
            assertThat(Long.parseLong(link(link, "s").get("queue_drops"))).isGreaterThan(1000);
            assertThat(link(link, "s").get("queue_max_packets")).isEqualTo("20");
        }
    }

    @Test
    void vlansAreApartButForTheRouter() throws Exception {
        run("vlans");
        for (String flow : List.of("within", "between")) {
            assertThat(Runs.flow(folder, flow)).containsEntry("completed", "true").containsEntry("error", "");
        }
        assertThat(Runs.flow(folder, "echo")).containsEntry("packets_received", "5");
        List<Captured> frames = CapturedFrames.read(Runs.capture(folder));
        assertThat(frames).allMatch(each -> each.frame().isTagged());
        assertThat(frames.stream().map(each -> VlanTag.vid(each.frame().tag())).distinct())
                .containsExactlyInAnyOrder(10, 20);
        assertThat(frames.stream().mapToInt(each -> each.frame().length()).max()).hasValue(1522);
    }

    @Test
    void oneCableIsEnoughForARouterOfVlans() throws Exception {
        run("router-on-a-stick");
        assertThat(Runs.flow(folder, "bulk")).containsEntry("packets_received", "1000");
        assertThat(sent("stick", "r1")).isEqualTo(sent("stick", "sw1"));
        List<Captured> frames = CapturedFrames.read(Runs.capture(folder));
        assertThat(frames).isNotEmpty().allMatch(each -> each.frame().isTagged());
    }

    @Test
    void snoopingSparesThoseWhoDoNotListen() throws Exception {
        run("igmp-snooping");
        long questions = 3;
        assertThat(sent("to-h1", "sw1")).isEqualTo(1000 + questions);
        assertThat(sent("to-h2", "sw1")).as("news until 8 s").isEqualTo(875 + questions);
        assertThat(sent("to-h3", "sw1")).isEqualTo(questions);
        assertThat(sent("to-r1", "sw1")).isGreaterThan(2000);
        run("igmp-snooping", Map.of("snooping", "false"));
        assertThat(sent("to-h3", "sw1")).isGreaterThan(2000);
    }

    /** A frame that is too long for the port it would leave by is dropped there, and counted (IEEE 802.1D, 7.7). */
    @Test
    void whatIsTooLongForAPortIsCountedThere() throws Exception {
        RunReport report = Runs.run("""
                nodes: {a: host, s: switch, b: host}
                links: [{name: long, endpoints: [a, s], mtu: 9000 B}, {name: short, endpoints: [s, b], mtu: 1500 B}]
                traffic: [{name: big, type: udp, from: a, to: b, rate: 1 Mbit/s, packet: 4000 B, count: 3}]
                """, folder);
        assertThat(Runs.flow(folder, "big")).containsEntry("packets_received", "0");
        assertThat(link("short", "s").get("queue_drops")).isEqualTo("3");
        assertThat(report.warnings()).singleElement().asString().contains("differs from");
    }

    // --- running and reading -----------------------------------------------------------------------------------------

    private RunReport run(String name) throws Exception {
        return run(name, Map.of());
    }

    private RunReport run(String name, Map<String, String> params) throws Exception {
        return Runs.runShipped("ethernet/" + name + ".yaml", folder, new Overrides(params, null, null), false);
    }

    private Map<String, String> link(String name, String from) throws Exception {
        return Runs.csv(folder.resolve("links.csv")).stream()
                .filter(row -> row.get("link").equals(name) && row.get("from").equals(from)).findFirst().orElseThrow();
    }

    private long sent(String link, String from) throws Exception {
        return Long.parseLong(link(link, from).get("frames_sent"));
    }
}
