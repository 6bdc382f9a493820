package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.reports.CsvReader;
import wireclock.scenario.Overrides;

/** What held flows back: a shipped scenario for each share, and what its description says of it. */
class TcpLimitsTest {
    private static final List<String> SHARES = List.of("limited_handshake", "limited_application",
            "limited_send_buffer", "limited_congestion_window", "limited_receive_window", "limited_recovery",
            "limited_rto", "limited_link_down");

    @TempDir
    Path folder;

    private Map<String, String> flow(String scenario, String flow) throws Exception {
        Runs.runShipped("tcp/" + scenario + ".yaml", folder.resolve("out"), Overrides.NONE, false);
        return Runs.flow(folder.resolve("out"), flow);
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"handshake", "application", "send-buffer", "congestion-window", "receive-window", "recovery",
        "rto", "link-down"})
    void theLargestShareIsTheOneThatTheScenarioIsNamedAfter(String limit) throws Exception {
        String name = List.of("handshake", "rto", "link-down", "recovery").contains(limit) ? "file"
                : limit.equals("application") ? "chatter" : "bulk";
        Map<String, String> row = flow("limited-by-" + limit, name);
        assertThat(row.get("limited_by")).isEqualToIgnoringCase(limit.replace('-', ' '));
        assertThat(number(row, "limited_" + limit.replace('-', '_'))).isGreaterThan(0.5);
        assertThat(SHARES.stream().mapToDouble(share -> number(row, share)).sum()).isCloseTo(1, within(1e-12));
    }

    /** Golden: every figure in them stands in the scenario, or in another column. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            handshake         | 99.7 % of the time was the handshake: connect took 3.02 s, though a round trip takes \
            20 ms: SYNs or their answers were lost (3 retransmissions after timeouts)
            application       | 99.5 % of the time the application had nothing to send: 5 bursts of 10 kB, 1 s apart
            send-buffer       | 98.8 % of the time the send buffer was the limit: send_buffer 32 kB < bandwidth-delay \
            product 500 kB (100 Mbit/s × 40 ms); all that is not acknowledged stays in it
            congestion-window | 92.9 % of the time the congestion window (reno) was the limit: the way is full, \
            9.31 Mbit/s of 10 Mbit/s at wire, before which up to 40 packets waited
            receive-window    | 98.3 % of the time the receive window was the limit: receive_buffer 16 kB < \
            bandwidth-delay product 500 kB (100 Mbit/s × 40 ms)
            recovery          | 69.9 % of the time went into fast recovery: 1 recovery, 20 segments sent again; 20 \
            packets of the flow lost, the links of its way lost 20 frames; without SACK one hole a round trip is found
            rto               | 72.2 % of the time was repair after timeouts: the retransmission timer expired 3 \
            times; 4 packets of the flow lost, the links of its way lost 4 frames
            link-down         | 54.4 % of the time a link of its way was down: middle from 2 s to 8 s
            """)
    void theSentenceSaysWhatAndWhy(String limit, String sentence) throws Exception {
        RunReport report = Runs.runShipped("tcp/limited-by-" + limit + ".yaml", folder.resolve("out"), Overrides.NONE,
                false);
        assertThat(report.limits()).singleElement().satisfies(flow ->
                assertThat(flow.largest().sentence()).isEqualTo(sentence));
        assertThat(Files.readString(folder.resolve("out/limits.csv"))).contains(sentence);
    }

    @Test
    void theTableOfLimitsHasEveryShareOfTheFlowAndTheBandwidthDelayProduct() throws Exception {
        Runs.runShipped("tcp/limited-by-link-down.yaml", folder.resolve("out"), Overrides.NONE, false);
        Map<String, String> flow = Runs.flow(folder.resolve("out"), "file");
        double before = 1;
        int rows = 0;
        for (List<String> row : rows(folder.resolve("out/limits.csv"))) {
            double share = Double.parseDouble(row.get(4));
            assertThat(row.get(0)).isEqualTo("tcp-limited-by-link-down-s1");
            assertThat(share).as(row.get(2)).isPositive().isLessThanOrEqualTo(before)
                    .isEqualTo(number(flow, "limited_" + row.get(2).toLowerCase(Locale.ROOT).replace(' ', '_')));
            assertThat(row.subList(5, 7)).containsExactly("middle", "10000000");
            // 10 Mbit/s times the shortest round trip, in bytes.
            assertThat(Double.parseDouble(row.get(7))).isCloseTo(10e6 / 8 * number(flow, "rtt_min_s"), within(0.5));
            before = share;
            rows++;
        }
        assertThat(rows).isEqualTo((int) SHARES.stream().filter(share -> number(flow, share) > 0).count());
    }

    private static List<List<String>> rows(Path file) throws Exception {
        try (Reader in = Files.newBufferedReader(file)) {
            CsvReader csv = new CsvReader(in);
            List<List<String>> rows = new ArrayList<>();
            for (List<String> row = csv.row(); row != null; row = csv.row()) {
                rows.add(row);
            }
            return rows.subList(1, rows.size());
        }
    }

    /** A sender that waits for its pace has something to send: what holds it back is no application. */
    @Test
    void bbrIsNotLimitedByTheApplication() throws Exception {
        Map<String, String> row = flow("bufferbloat-controls", "bbr");
        assertThat(row).containsEntry("limited_by", "congestion window");
        assertThat(number(row, "limited_application")).isZero();
    }

    @Test
    void aHandshakeOfThreeSecondsAndARoundTrip() throws Exception {
        Map<String, String> row = flow("limited-by-handshake", "file");
        // Three seconds, then the fourth SYN and its answer: each takes 10 ms and the 7.84 µs of 98 bytes on the wire.
        assertThat(number(row, "connect_time_s")).isCloseTo(3.02, within(2e-5));
        assertThat(number(row, "limited_handshake"))
                .isCloseTo(number(row, "connect_time_s") / number(row, "completion_time_s"), within(1e-12));
        assertThat(row).containsEntry("retransmits_timeout", "3").containsEntry("retransmits", "3");
    }

    @Test
    void aSlowReaderOrSenderDoesNotCountForTheOther() throws Exception {
        assertThat(number(flow("limited-by-receive-window", "bulk"), "limited_send_buffer")).isZero();
        assertThat(number(Runs.flow(folder.resolve("out"), "bulk"), "goodput_bit_s")).isBetween(2.5e6, 3.2e6);
    }

    @Test
    void aTimeoutLastsUntilWhatWasOutstandingIsAcknowledged() throws Exception {
        Map<String, String> row = flow("limited-by-rto", "file");
        assertThat(row).containsEntry("retransmits", "4").containsEntry("retransmits_probe", "1")
                .containsEntry("retransmits_timeout", "3").containsEntry("timeouts", "3");
    }

    @Test
    void aCutLastsSixSecondsToThePicosecond() throws Exception {
        Map<String, String> row = flow("limited-by-link-down", "file");
        assertThat(number(row, "limited_link_down") * number(row, "completion_time_s")).isCloseTo(6, within(1e-11));
        assertThat(number(row, "limited_rto")).isPositive();
    }

    @Test
    void linuxRepairsInRoundTripsWhatTheRfcsWaitASecondFor() throws Exception {
        Map<String, String> linux = flow("profiles", "as-linux");
        Map<String, String> rfc = Runs.flow(folder.resolve("out"), "as-rfc");
        assertThat(linux).containsEntry("timeouts", "0").containsEntry("retransmits_probe", "1");
        assertThat(rfc).containsEntry("retransmits_probe", "0").containsEntry("spurious_retransmits", "0");
        assertThat(number(rfc, "timeouts")).isPositive();
        assertThat(number(rfc, "completion_time_s")).isGreaterThan(number(linux, "completion_time_s") + 0.5);
    }

    @Test
    void keepAliveNoticesADeadServerSixteenSecondsAfterItWasHeard() throws Exception {
        Map<String, String> asks = flow("keepalive", "asks");
        Map<String, String> trusts = Runs.flow(folder.resolve("out"), "trusts");
        assertThat(asks).containsEntry("error", "connection timed out");
        assertThat(trusts).containsEntry("error", "");
        // Its life: a handshake of 20.0157 ms, data and its acknowledgement, then 10 s + 3 · 2 s.
        double lifeS = number(asks, "connect_time_s") / number(asks, "limited_handshake");
        assertThat(lifeS).isCloseTo(16.04, within(0.001));
        assertThat(number(trusts, "retransmits_timeout")).isGreaterThan(5);
    }

    @Test
    void theUserTimeoutEndsWhatWouldGoOn() throws Exception {
        Map<String, String> impatient = flow("user-timeout", "impatient");
        Map<String, String> patient = Runs.flow(folder.resolve("out"), "patient");
        assertThat(impatient).containsEntry("error", "connection timed out");
        assertThat(patient).containsEntry("error", "").containsEntry("limited_by", "link down");
        // Cut after 1 s; the first timeout comes within a second, and the end 5 s after that.
        double lifeS = number(impatient, "connect_time_s") / number(impatient, "limited_handshake");
        assertThat(lifeS).isBetween(6.0, 7.0);
    }

    @Test
    void ecnCutsTheWindowWithoutALoss() throws Exception {
        Map<String, String> marked = flow("ecn", "with-ecn");
        Map<String, String> dropped = Runs.flow(folder.resolve("out"), "without");
        assertThat(marked).containsEntry("retransmits", "0").containsEntry("fast_recoveries", "0");
        assertThat(number(dropped, "retransmits")).isGreaterThan(50);
        for (Map<String, String> link : Runs.csv(folder.resolve("out").resolve("links.csv"))) {
            boolean data = link.get("from").endsWith("1");
            assertThat(Long.parseLong(link.get("ecn_marked")) > 0).as(link.get("link"))
                    .isEqualTo(data && link.get("link").equals("marking"));
            assertThat(Long.parseLong(link.get("queue_drops")) > 0).as(link.get("link"))
                    .isEqualTo(data && link.get("link").equals("dropping"));
        }
    }
}
