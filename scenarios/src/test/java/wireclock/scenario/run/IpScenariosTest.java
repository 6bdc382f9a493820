package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.metrics.FlowRecord;
import wireclock.scenario.Overrides;
import wireclock.scenario.run.CapturedFrames.Captured;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;

/** What the shipped scenarios about IP promise in their descriptions. */
class IpScenariosTest {
    @TempDir
    Path folder;

    private List<FlowRecord> flows = List.of();

    private void run(String name) throws Exception {
        flows = Runs.runShipped("ip/" + name + ".yaml", folder, Overrides.NONE, false).flows();
    }

    private @Nullable String error(String flow) {
        return flows.stream().filter(record -> record.flow.equals(flow)).findFirst().orElseThrow().error;
    }

    private Map<String, String> flow(String name) throws Exception {
        return Runs.flow(folder, name);
    }

    private List<Ipv4Packet> packetsAt(String port) throws Exception {
        return CapturedFrames.read(Runs.capture(folder)).stream().filter(captured -> captured.port().equals(port))
                .filter(captured -> captured.frame().payload() instanceof Ipv4Packet).map(Captured::packet).toList();
    }

    private String framesSent(String link, String from) throws Exception {
        return Runs.csv(folder.resolve("links.csv")).stream()
                .filter(row -> row.get("link").equals(link) && row.get("from").equals(from)).findFirst().orElseThrow()
                .get("frames_sent");
    }

    /** The lengths are worked out in the scenario's file. */
    @Test
    void aLargePingGoesInFragmentsOfFragments() throws Exception {
        run("fragmentation");
        assertThat(flow("large")).containsEntry("completed", "true").containsEntry("packets_received", "3");
        assertThat(packetsAt("h1:eth0").stream().limit(3).map(packet -> packet.fragmentOffsetBytes() + "+"
                + packet.payload().length() + (packet.moreFragments() ? " more" : "")))
                .containsExactly("0+1480 more", "1480+1480 more", "2960+1048");
        List<Ipv4Packet> narrow = packetsAt("h2:eth0");
        assertThat(narrow.stream().limit(8).map(packet -> packet.fragmentOffsetBytes() + "+"
                + packet.payload().length() + (packet.moreFragments() ? " more" : "")))
                .containsExactly("0+552 more", "552+552 more", "1104+376 more", "1480+552 more", "2032+552 more",
                        "2584+376 more", "2960+552 more", "3512+496");
        assertThat(narrow.stream().skip(8).limit(8)).allMatch(packet -> packet.totalLength() <= 576)
                .as("the answer").last().matches(packet -> packet.fragmentOffsetBytes() == 7 * 552);
        assertThat(framesSent("wide", "h1")).isEqualTo("9");
        assertThat(framesSent("narrow", "r1")).isEqualTo("24");
        assertThat(framesSent("wide", "r1")).as("nobody joins fragments on the way").isEqualTo("24");
    }

    @Test
    void dontFragmentDecidesWhoCuts() throws Exception {
        run("dont-fragment");
        assertThat(flow("never")).containsEntry("packets_received", "5").containsEntry("error", "");
        assertThat(error("always")).isEqualTo("message too long (5 of 5)");
        assertThat(error("as-known")).isEqualTo("fragmentation needed, from 10.0.0.1 (1 of 5)");
        List<Integer> mtus = packetsAt("r1:eth0").stream()
                .filter(packet -> packet.payload() instanceof IcmpMessage message
                        && message.type() == IcmpType.DESTINATION_UNREACHABLE)
                .map(packet -> ((IcmpMessage) packet.payload()).rest()).toList();
        assertThat(mtus).as("one report to each that sent with DF").containsExactly(576, 576);
    }

    @Test
    void tcpFindsThePathMtu() throws Exception {
        run("path-mtu-discovery");
        assertThat(flow("upload")).containsEntry("completed", "true").containsEntry("bytes_delivered", "200000");
        List<Ipv4Packet> onTunnel = packetsAt("r1:eth1");
        assertThat(onTunnel).noneMatch(Ipv4Packet::isFragment);
        List<Integer> payloads = onTunnel.stream().filter(packet -> packet.payload() instanceof TcpSegment)
                .map(packet -> ((TcpSegment) packet.payload()).payload().length()).toList();
        assertThat(payloads).contains(524).allMatch(length -> length <= 524);
        assertThat(packetsAt("h1:eth0").stream().filter(packet -> packet.payload() instanceof TcpSegment)
                .map(packet -> ((TcpSegment) packet.payload()).payload().length())).contains(1448);
    }

    @Test
    void withoutIcmpTheConnectionIsStuck() throws Exception {
        run("path-mtu-black-hole");
        assertThat(flow("stuck")).containsEntry("completed", "false").containsEntry("bytes_delivered", "0");
        assertThat(Integer.parseInt(flow("stuck").get("timeouts"))).isGreaterThan(4);
        assertThat(flow("modest")).containsEntry("completed", "true").containsEntry("retransmits", "0");
        assertThat(packetsAt("h1:eth0")).noneMatch(packet -> packet.payload() instanceof IcmpMessage);
    }

    @Test
    void aLoopEndsByTheTimeToLive() throws Exception {
        run("routing-loop");
        assertThat(error("lost")).isEqualTo("time to live exceeded, from 10.0.1.2 (1 of 1)");
        long crossings = packetsAt("r1:eth1").stream().filter(packet -> packet.payload() instanceof IcmpMessage message
                && message.type() == IcmpType.ECHO_REQUEST && packet.destination() == 0x0A09_0001).count();
        assertThat(crossings).isEqualTo(63);
        assertThat(flow("well")).containsEntry("packets_received", "1");
    }

    @Test
    void routesThatDropSayWhatTheyAre() throws Exception {
        run("dropping-routes");
        assertThat(flow("blackhole")).containsEntry("error", "").containsEntry("packets_lost", "2");
        assertThat(error("unreachable")).isEqualTo("destination host unreachable, from 10.0.0.1 (2 of 2)");
        assertThat(error("prohibit")).isEqualTo("packet filtered, from 10.0.0.1 (2 of 2)");
        assertThat(error("no-route"))
                .isEqualTo("destination network unreachable, from 10.0.0.1 (2 of 2)");
    }

    /** A ping is 122 bytes on the line, 0.976 µs at 1 Gbit/s; the long way has two links of it more. */
    @Test
    void aRedirectShortensTheWay() throws Exception {
        run("redirect");
        BigDecimal shortWay = new BigDecimal(flow("believer").get("rtt_min_s"));
        BigDecimal longWay = new BigDecimal(flow("believer").get("rtt_max_s"));
        assertThat(shortWay).isEqualByComparingTo("0.000605856");
        assertThat(longWay.subtract(shortWay)).isBetween(new BigDecimal("0.000201952"), new BigDecimal("0.000203000"));
        assertThat(new BigDecimal(flow("sceptic").get("rtt_min_s"))).isGreaterThan(new BigDecimal("0.0008"));
        List<Integer> redirects = packetsAt("r1:eth0").stream().filter(packet -> packet.payload() instanceof IcmpMessage m
                && m.type() == IcmpType.REDIRECT).map(packet -> ((IcmpMessage) packet.payload()).rest()).toList();
        assertThat(redirects).as("one for h1, four for h3, to 10.0.0.2").containsOnly(0x0A00_0002).hasSize(5);
    }

    @Test
    void theLongestPrefixWins() throws Exception {
        run("longest-prefix");
        assertThat(flow("to-low").get("rtt_p50_s")).startsWith("0.008");
        assertThat(flow("to-middle").get("rtt_p50_s")).startsWith("0.046");
        assertThat(flow("to-single").get("rtt_p50_s")).startsWith("0.008");
    }

    @Test
    void weakAndStrongHosts() throws Exception {
        run("multi-homed-host");
        assertThat(flow("weak-first")).containsEntry("packets_received", "2");
        assertThat(flow("weak-second")).containsEntry("packets_received", "2");
        assertThat(flow("strong-first")).containsEntry("packets_received", "2");
        assertThat(flow("strong-second")).containsEntry("packets_received", "0");
        assertThat(packetsAt("client:eth0")).as("answers come from the address asked")
                .anyMatch(packet -> packet.source() == 0x0A00_0215);
    }

    @Test
    void aLostFragmentIsReportedAfterHalfAMinute() throws Exception {
        run("reassembly-timeout");
        assertThat(error("large")).isEqualTo("fragment reassembly time exceeded, from 10.0.0.2 (7 of 20)");
        List<Captured> reports = CapturedFrames.read(Runs.capture(folder)).stream()
                .filter(captured -> captured.port().equals("h2:eth0") && captured.frame().payload() instanceof Ipv4Packet p
                        && p.payload() instanceof IcmpMessage message && message.type() == IcmpType.TIME_EXCEEDED).toList();
        assertThat(reports).hasSize(7).allMatch(captured -> captured.timeNs() >= 30_000_000_000L)
                .allMatch(captured -> ((IcmpMessage) captured.packet().payload()).code() == 1);
    }
}
