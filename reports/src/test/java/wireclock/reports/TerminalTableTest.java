package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowLimit;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.RttSummary;
import wireclock.reports.limits.EndsEvidence;
import wireclock.reports.limits.FlowLimits;
import wireclock.reports.limits.PathEvidence;

class TerminalTableTest {
    private static final TerminalStyle PLAIN = new TerminalStyle(false, false);
    private static final TerminalStyle ASCII = new TerminalStyle(false, true);
    private static final RunOutcome OUTCOME = new RunOutcome(1, 1, 81_230, 20 * SimTime.SECOND, null);

    private static FlowRecord bulk() {
        FlowRecord bulk = new FlowRecord("bulk", "tcp", "h1", "h2");
        bulk.goodputBitPerS = 9_420_000.0;
        bulk.completionTimePs = 8_530_000_000_000L;
        bulk.packetsLost = 4L;
        bulk.retransmits = 1_204L;
        bulk.rtt = new RttSummary(9, 1, 1, 29_526_400_000L, 110_000_000_000L, 1, 1);
        return bulk;
    }

    private static FlowRecord echo() {
        return new FlowRecord("echo", "ping", "pc12", "server-in-berlin");
    }

    @Test
    void verdictAndARowAFlow() {
        List<FlowRecord> flows = List.of(bulk(), echo());
        assertThat(TerminalTable.render("first-look", OUTCOME, 210_000_000, flows, PLAIN)).isEqualTo("""
                first-look: 2 flows, 20 s of virtual time in 0.21 s, 81,230 packet-hops
                flow  type  from → to               goodput  completion     rtt p50 / p95  lost  resent
                bulk  tcp   h1 → h2             9.42 Mbit/s      8.53 s  29.5 ms / 110 ms     4   1,204
                echo  ping  pc12 → server-in-…            -           -                 -     -       -
                """);
    }

    @Test
    void failuresStandUnderTheirFlowsAndInTheVerdict() {
        FlowRecord echo = echo();
        echo.error = "no route to 10.0.0.9\nfrom r1";
        assertThat(TerminalTable.render("x", OUTCOME, 0, List.of(echo, bulk()), ASCII)).isEqualTo("""
                x: 2 flows (1 failed), 20 s of virtual time in 0.00 s, 81,230 packet-hops
                flow  type  from -> to              goodput  completion     rtt p50 / p95  lost  resent
                echo  ping  pc12 -> server-...            -           -                 -     -       -
                  failed: no route to 10.0.0.9 from r1
                bulk  tcp   h1 -> h2            9.42 Mbit/s      8.53 s  29.5 ms / 110 ms     4   1,204
                """);
    }

    @Test
    void aRunCutShortSaysSo() {
        RunOutcome outcome = new RunOutcome(1, 1, 1, 0, CutShort.EVENT_BUDGET);
        assertThat(TerminalTable.render("x", outcome, 0, List.of(), PLAIN))
                .isEqualTo("x: 0 flows, 0 s of virtual time in 0.00 s, 1 packet-hop; cut short by the event budget\n");
    }

    @Test
    void noLineIsLongerThanTheTable() {
        FlowRecord flow = new FlowRecord("f".repeat(80), "ping", "a".repeat(80), "b".repeat(80));
        flow.error = "e".repeat(200);
        flow.goodputBitPerS = 123_400_000_000.0;
        flow.completionTimePs = 123_456_789_012_345L;
        flow.packetsLost = 123_456L;
        flow.retransmits = 123_456L;
        flow.rtt = new RttSummary(1, 1, 1, 123_400_000L, 123_400_000_000L, 1, 1);
        for (TerminalStyle style : List.of(PLAIN, ASCII)) {
            String table = TerminalTable.render("n".repeat(120), OUTCOME, 0, List.of(flow), style);
            assertThat(table.lines()).allMatch(line -> line.length() <= 100).hasSize(4);
            assertThat(table).contains("123 us / 123 ms  123,456  ");
        }
        assertThat(TerminalTable.render("n", OUTCOME, 0, List.of(flow), ASCII)).matches("\\p{ASCII}*");
    }

    @Test
    void manyFlowsAreNotAllShown() {
        List<FlowRecord> flows = new ArrayList<>();
        for (int i = 0; i < 1_050; i++) {
            flows.add(new FlowRecord("f" + i, "udp", "a", "b"));
        }
        List<String> lines = TerminalTable.render("x", OUTCOME, 0, flows, PLAIN).lines().toList();
        assertThat(lines).hasSize(43);
        assertThat(lines.getLast()).isEqualTo("and 1,010 more in flows.csv");
    }

    @Test
    void coloursOnlyWhenAsked() {
        assertThat(TerminalTable.render("x", OUTCOME, 0, List.of(echo()), PLAIN)).doesNotContain("\u001B");
        String coloured = TerminalTable.render("x", OUTCOME, 0, List.of(echo()), new TerminalStyle(true, false));
        assertThat(coloured).startsWith("\u001B[32mx: 1 flow,");
        assertThat(coloured.replaceAll("\u001B\\[\\d+m", ""))
                .isEqualTo(TerminalTable.render("x", OUTCOME, 0, List.of(echo()), PLAIN));
    }

    @ParameterizedTest
    @CsvSource({"999.4, 999 bit/s", "999.6, 1 kbit/s", "64000, 64 kbit/s", "9.425e6, 9.43 Mbit/s", "1e12, 1 Tbit/s",
        "1.2345e15, 1235 Tbit/s", "0, 0 bit/s", "0.5, 0.5 bit/s"})
    void rates(double bitPerS, String expected) {
        assertThat(Quantity.rate(bitPerS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "1, 1 ps", "800, 800 ps", "1230, 1.23 ns", "5000000, 5 us", "999600000000, 1 s",
        "20000000000000, 20 s", "1234560000000000, 1235 s"})
    void times(long ps, String expected) {
        assertThat(Quantity.time(ps)).isEqualTo(expected);
    }

    @Test
    void progress() {
        assertThat(Progress.line("first-look", 0.42, 500_000_000, 1_234_567)).isEqualTo(
                "first-look  [########------------]   42 %  1,234,567 events  0.5 s, about 0.7 s left");
        assertThat(Progress.line("x", 0, 100_000_000, 0))
                .isEqualTo("x  [--------------------]    0 %  0 events  0.1 s");
        assertThat(Progress.line("x", 1.5, 2_000_000_000, 9))
                .isEqualTo("x  [####################]  100 %  9 events  2.0 s");
    }

    @Test
    void longSentencesAreBrokenAtBlanksAndOfManyFlowsTheFirstHaveOne() {
        FlowLimits.HeldBy held = new FlowLimits.HeldBy(FlowLimit.RECEIVE_WINDOW, 1, 1, "the window was the limit: 16 kB "
                + "are less than what the way takes, and so the sender waits for it again and again");
        List<FlowLimits> flows = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            flows.add(new FlowLimits("f" + i, List.of(held), PathEvidence.UNKNOWN,
                    new EndsEvidence("reno", 0, true, false, 1448, null, true, 1, EndsEvidence.Reading.AT_ONCE,
                            new EndsEvidence.Transfer(1, 1, 0, 0)), null));
        }
        String text = TerminalTable.limits(flows, PLAIN);
        assertThat(text.lines().limit(2)).containsExactly(
                "f1: the window was the limit: 16 kB are less than what the way takes, and so the sender waits for it",
                "  again and again.");
        assertThat(text.lines()).hasSize(13).allMatch(line -> line.length() <= TerminalTable.WIDTH)
                .endsWith("What held the other 2 back is in limits.csv");
        assertThat(TerminalTable.limits(List.of(), PLAIN)).isEmpty();
    }
}
