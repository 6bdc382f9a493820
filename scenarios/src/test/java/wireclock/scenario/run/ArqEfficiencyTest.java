package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Utilisation against the formulae of the textbooks (Stallings, Data and Computer Communications, §7 with appendix;
 * Tanenbaum §3.4; Kurose and Ross §3.4): a is propagation over transmission, N the window, P the share of frames lost.
 *
 * <p>The line is theirs: no framing, a packet of 1000 bytes (964 of them payload) takes 8 ms at 1 Mbit/s,
 * acknowledgements take no time to speak of (2.88 ns), the sender hands each frame down when the line falls free, and
 * a timeout follows the moment at which the answer is due.
 */
class ArqEfficiencyTest {
    private static final long FRAME_PS = 8_000_000_000L;
    private static final long ANSWER_PS = 2_880L;
    private static final int SEGMENTS = 5000;

    @TempDir
    Path folder;

    private Map<String, String> run(String protocol, int window, double a, double loss, int segments, String more)
            throws Exception {
        long delayPs = Math.round(a * FRAME_PS);
        long timeoutNs = (FRAME_PS + 2 * delayPs + ANSWER_PS) / 1000 + 10;
        Runs.run(String.format(Locale.ROOT, """
                defaults: {host: {arp: static}}
                nodes: {a: host, b: host}
                links:
                  - {name: wire, endpoints: [a, b], rate: 1 Mbit/s, delay: %s us, framing: none, loss: %.4f %%,
                     queue: {limit: 10000 packets}, reverse: {rate: 100 Gbit/s, loss: 0 %%}}
                sample: 100 s
                traffic:
                  - {name: f, type: arq, from: a, to: b, protocol: %s, size: %d B, segment: 964 B, window: %d,
                     timeout: %d ns, attempts: 1000, rate: 964 kbit/s%s}
                """, BigDecimal.valueOf(delayPs, 6).toPlainString(), 100 * loss, protocol,
                segments * 964L, window, timeoutNs, more), folder);
        Map<String, String> flow = Runs.flow(folder, "f");
        assertThat(flow).containsEntry("completed", "true").containsEntry("error", "");
        return flow;
    }

    /** Time for which the line carried segments that were needed, of all the time until the last of them was there. */
    private double utilisation(String protocol, int window, double a, double loss, String more) throws Exception {
        Map<String, String> flow = run(protocol, window, a, loss, SEGMENTS, more);
        // Without the one propagation at the end, which the formulae have no place for.
        double seconds = Double.parseDouble(flow.get("completion_time_s")) - a * 0.008;
        return SEGMENTS * 0.008 / seconds;
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0", "0.5, 0.1", "0.5, 0.5", "3, 0", "3, 0.05", "3, 0.3", "20, 0", "20, 0.02", "20, 0.2"})
    void stopAndWait(double a, double p) throws Exception {
        double formula = (1 - p) / (1 + 2 * a);
        assertThat(utilisation("stop-and-wait", 1, a, p, "")).isCloseTo(formula, within(0.03 * formula));
    }

    /** N frames a round trip, at most as many as fit. */
    @ParameterizedTest
    @CsvSource({"go-back-n, 0.5, 1", "go-back-n, 3, 2", "go-back-n, 3, 6", "go-back-n, 3, 7", "go-back-n, 10, 8",
        "go-back-n, 10, 21", "go-back-n, 10, 40", "selective-repeat, 0.5, 1", "selective-repeat, 3, 2",
        "selective-repeat, 3, 6", "selective-repeat, 3, 7", "selective-repeat, 10, 8", "selective-repeat, 10, 21"})
    void aSlidingWindowWithoutLoss(String protocol, double a, int window) throws Exception {
        double formula = Math.min(1, window / (1 + 2 * a));
        assertThat(utilisation(protocol, window, a, 0, "")).isCloseTo(formula, within(0.002 * formula));
    }

    /** Each loss costs all that was sent until it was noticed: 1 + 2a frames. */
    @ParameterizedTest
    @CsvSource({"0.5, 2, 0.01", "0.5, 2, 0.1", "3, 7, 0.01", "3, 7, 0.1", "3, 7, 0.3", "10, 21, 0.01", "10, 21, 0.1"})
    void goBackN(double a, int window, double p) throws Exception {
        double formula = (1 - p) / (1 + 2 * a * p);
        assertThat(utilisation("go-back-n", window, a, p, "")).isCloseTo(formula, within(0.03 * formula));
    }

    /**
     * A window that does not fill the round trip: N (1 − P) / ((1 + 2a)(1 − P + NP)) for small P. Beyond, that
     * formula is too dark: it lets every loss cost a round trip, but the window that goes out again skips the pause
     * that would have come. Exactly: from the beginning of a window, m frames arrive before one is lost, with
     * probability (1 − P)^m P; frame m leaves after (m div N) round trips and (m mod N) frames, and a round trip
     * later it leaves again.
     */
    @ParameterizedTest
    @CsvSource({"3, 4, 0.02, true", "3, 4, 0.2, false", "10, 7, 0.01, true", "10, 7, 0.1, false", "10, 7, 0.4, false"})
    void goBackNWithASmallWindow(double a, int window, double p, boolean small) throws Exception {
        double measured = utilisation("go-back-n", window, a, p, "");
        double fullWindows = 1 / (1 - Math.pow(1 - p, window));
        double frames = (1 - p) / p;
        double exact = frames / ((1 + 2 * a) * fullWindows + frames - window * (fullWindows - 1));
        assertThat(measured).isCloseTo(exact, within(0.03 * exact));
        double textbook = window * (1 - p) / ((1 + 2 * a) * (1 - p + window * p));
        assertThat(Math.abs(measured - textbook) < 0.04 * textbook).isEqualTo(small);
    }

    /** Only what is lost is sent again, and the window is wide enough not to run dry meanwhile. */
    @ParameterizedTest
    @CsvSource({"0.5, 40, 0.01", "0.5, 40, 0.1", "3, 100, 0.01", "3, 100, 0.1", "3, 200, 0.3", "10, 300, 0.01",
        "10, 300, 0.1"})
    void selectiveRepeat(double a, int window, double p) throws Exception {
        assertThat(utilisation("selective-repeat", window, a, p, "")).isCloseTo(1 - p, within(0.02 * (1 - p)));
    }

    /**
     * With the window of the textbook, 1 + 2a, a loss makes it stand still until the segment has come again: so the
     * formula 1 − P is out of reach. Go-back-N is left behind all the same.
     */
    @Test
    void selectiveRepeatNeedsAWiderWindowThanTheFormulaSays() throws Exception {
        double narrow = utilisation("selective-repeat", 21, 10, 0.05, "");
        double wide = utilisation("selective-repeat", 200, 10, 0.05, "");
        double back = utilisation("go-back-n", 21, 10, 0.05, "");
        assertThat(narrow).isLessThan(0.75 * wide);
        assertThat(back).isLessThan(narrow);
        assertThat(wide).isCloseTo(0.95, within(0.02));
    }

    /** To the picosecond: n − 1 round trips of transmission, answer and twice the delay, then the last one there. */
    @Test
    void withoutLossEverythingIsExact() throws Exception {
        for (long delayPs : new long[] {0, 1_234_567, 24_000_000_000L}) {
            double a = delayPs / (double) FRAME_PS;
            long roundTripPs = FRAME_PS + ANSWER_PS + 2 * delayPs;
            assertThat(completionPs(run("stop-and-wait", 1, a, 0, 50, "")))
                    .isEqualTo(49 * roundTripPs + FRAME_PS + delayPs);
            // Windows of 3 that go out every round trip, if they do not fill it.
            long stridePs = Math.max(roundTripPs, 3 * FRAME_PS);
            for (String protocol : new String[] {"go-back-n", "selective-repeat"}) {
                assertThat(completionPs(run(protocol, 3, a, 0, 60, ""))).as(protocol)
                        .isEqualTo(19 * stridePs + 3 * FRAME_PS + delayPs);
            }
        }
    }

    private static long completionPs(Map<String, String> flow) {
        return new BigDecimal(flow.get("completion_time_s")).movePointRight(12).longValueExact();
    }
}
