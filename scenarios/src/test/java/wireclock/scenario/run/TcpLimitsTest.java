package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
