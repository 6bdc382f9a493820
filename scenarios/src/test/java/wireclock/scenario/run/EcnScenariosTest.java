package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.scenario.Overrides;
import wireclock.wire.TcpSegment;

/**
 * What the shipped scenarios about Accurate ECN are to show, and what becomes of it between ends that know it or
 * not.
 */
class EcnScenariosTest {
    private static final int PORT = 5001;

    @TempDir
    Path folder;

    private double told(String flow) throws Exception {
        return Double.parseDouble(Runs.flow(folder, flow).get("ecn_marks_told"));
    }

    private double marked(String link) throws Exception {
        return Runs.csv(folder.resolve("links.csv")).stream().filter(row -> row.get("link").equals(link))
                .mapToDouble(row -> Double.parseDouble(row.get("ecn_marked"))).sum();
    }

    private List<TcpSegment> segments(boolean toServer) throws Exception {
        return CapturedFrames.read(Runs.capture(folder)).stream().filter(each -> each.port().equals("a:eth0"))
                .map(CapturedFrames.Captured::segment)
                .filter(segment -> segment.destinationPort() == PORT == toServer).toList();
    }

    @Test
    void marksAreCountedAgainstOneSignalARoundTrip() throws Exception {
        Runs.runShipped("tcp/ecn-accurate.yaml", folder, Overrides.NONE, false);
        assertThat(marked("accurate-link")).isGreaterThan(20);
        assertThat(told("accurate")).isEqualTo(marked("accurate-link"));
        assertThat(told("classic")).isGreaterThan(1.5 * marked("classic-link"));
        // One cut a round trip is all that CUBIC makes of it; the acknowledgements come in another rhythm.
        double classic = Double.parseDouble(Runs.flow(folder, "classic").get("goodput_bit_s"));
        double accurate = Double.parseDouble(Runs.flow(folder, "accurate").get("goodput_bit_s"));
        assertThat(accurate).isBetween(0.9 * classic, 1.1 * classic);
    }

    @Test
    void aCountSurvivesLostAcknowledgements() throws Exception {
        Runs.runShipped("tcp/ecn-accurate-dctcp.yaml", folder, Overrides.NONE, false);
        assertThat(marked("accurate-link")).isGreaterThan(100);
        assertThat(told("accurate")).isEqualTo(marked("accurate-link"));
        assertThat(told("classic")).isNotEqualTo(marked("classic-link"));
    }

    /** Flags of SYN and SYN-ACK as numbers of the bits AE, CWR, ECE. */
    @ParameterizedTest(name = "{0} to {1}: {2}, {3}")
    @CsvSource({"accurate, accurate, 7, 2", "accurate, accept-accurate, 7, 2", "accurate, accept, 7, 1",
        "accurate, true, 7, 1", "accurate, false, 7, 0", "true, accurate, 3, 1", "accept-accurate, accurate, 0, 0",
        "rfc3168, accept-accurate, 3, 1"})
    void endsAgreeToWhatBothKnow(String client, String server, int asked, int answered) throws Exception {
        run("ecn: " + client, "ecn: " + server, "size: 100 kB");
        assertThat(Runs.flow(folder, "f")).containsEntry("completed", "true");
        assertThat(field(segments(true).getFirst())).isEqualTo(asked);
        assertThat(field(segments(false).getFirst())).isEqualTo(answered);
    }

    /**
     * A signature takes 20 of 40 bytes: beside window scale and SACK permitted there is no room on a SYN-ACK for
     * all.
     */
    @Test
    void besideASignatureTheOptionTakesWhatIsLeft() throws Exception {
        run("ecn: accurate", "ecn: accurate", "size: 1 MB, md5_key: secret");
        Map<String, String> flow = Runs.flow(folder, "f");
        assertThat(flow).containsEntry("completed", "true");
        TcpSegment synAck = segments(false).getFirst();
        assertThat(synAck.options().isSigned()).isTrue();
        assertThat(synAck.options().accurateEcn().fields()).isEqualTo(2);
        assertThat(segments(true).get(1).options().accurateEcn().fields()).isEqualTo(3);
    }

    private static int field(TcpSegment segment) {
        return segment.flags() >> 6 & 7;
    }

    private void run(String client, String server, String flow) throws Exception {
        Runs.run("""
                format: 1
                nodes: {a: {kind: host, tcp: {%s}}, b: {kind: host, tcp: {%s}}}
                defaults: {host: {arp: static}}
                links: [{endpoints: [a, b], rate: 10 Mbit/s, delay: 5 ms, queue: {limit: 50 packets, ecn_mark_at: 5 packets}}]
                traffic: [{name: f, type: tcp, from: a, to: b, %s}]
                capture: [a]
                """.formatted(client, server, flow), folder);
    }
}
