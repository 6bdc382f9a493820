package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;
import wireclock.workload.UdpFlowConfig.Pattern;

/** When datagrams leave, against the theory of their pattern. The seed is fixed: bounds are three and more sigmas. */
class UdpPatternsTest {
    private static final double INTERVAL_S = 0.02;

    private final TwoHosts net = TwoHosts.onSlowLines();
    private final List<Double> timesS = new ArrayList<>();

    private List<Double> gaps(Pattern pattern, long onMs, long offMs, int count) {
        net.a.nics().getFirst().attach(frame -> timesS.add(SimTime.toSeconds(net.scheduler.nowPs())));
        var config = new UdpFlowConfig(0, SimTime.NEVER, 64_000, 160, count, 160, pattern, onMs * SimTime.MILLISECOND,
                offMs * SimTime.MILLISECOND, 7000, 64);
        net.run(net.flow(config), SimTime.NEVER - 1);
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < timesS.size(); i++) {
            gaps.add(timesS.get(i) - timesS.get(i - 1));
        }
        return gaps;
    }

    @Test
    void constantGapsAreAllAlike() {
        assertThat(gaps(Pattern.CONSTANT, 0, 0, 1000)).hasSize(999)
                .allSatisfy(gap -> assertThat(gap).isCloseTo(INTERVAL_S, within(1e-9)));
    }

    /** Kolmogorov and Smirnov: for n gaps the largest distance between the distributions stays below 1.95 / √n (0.1 %). */
    @Test
    void poissonGapsAreExponential() {
        List<Double> gaps = gaps(Pattern.POISSON, 0, 0, 20_001).stream().sorted().toList();
        int n = gaps.size();
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double theory = 1 - Math.exp(-gaps.get(i) / INTERVAL_S);
            largest = Math.max(largest, Math.max(Math.abs(theory - (double) i / n), Math.abs(theory - (i + 1.0) / n)));
        }
        assertThat(n).isEqualTo(20_000);
        assertThat(largest).isLessThan(1.95 / Math.sqrt(n));
    }

    /** Counts in seconds are Poisson: as much variance as mean, 50; over 400 s the ratio's sigma is √(2/400). */
    @Test
    void poissonCountsVaryAsMuchAsTheyAre() {
        gaps(Pattern.POISSON, 0, 0, 20_001);
        double[] counts = new double[390];
        timesS.stream().filter(time -> time < counts.length).forEach(time -> counts[(int) (double) time]++);
        double mean = 0;
        for (double count : counts) {
            mean += count / counts.length;
        }
        double variance = 0;
        for (double count : counts) {
            variance += (count - mean) * (count - mean) / (counts.length - 1);
        }
        assertThat(variance / mean).isCloseTo(1, within(3.5 * Math.sqrt(2.0 / counts.length)));
    }

    /**
     * On for 500 ms, off for 1500 ms: of the gaps that hold a pause, what exceeds an interval is the pause, exponential
     * with its mean; and one gap in 25 holds one, for a pause comes every 500 ms of sending.
     */
    @Test
    void onOffGapsAreIntervalsOrPauses() {
        List<Double> gaps = gaps(Pattern.ON_OFF, 500, 1500, 50_001);
        List<Double> pauses = gaps.stream().filter(gap -> gap > INTERVAL_S + 1e-9).map(gap -> gap - INTERVAL_S).toList();
        assertThat(gaps).allSatisfy(gap -> assertThat(gap).isGreaterThan(INTERVAL_S - 1e-9));
        // A gap holds k pauses with a Poisson number of mean 0.04; it holds at least one with 1 - e^-0.04.
        double share = 1 - Math.exp(-INTERVAL_S / 0.5);
        double expected = share * gaps.size();
        assertThat((double) pauses.size()).isCloseTo(expected, within(3.5 * Math.sqrt(expected)));
        double offS = pauses.stream().mapToDouble(Double::doubleValue).sum();
        double onS = gaps.size() * INTERVAL_S;
        // 2000 pauses: the share of sending, a quarter, is known to 3 %.
        assertThat(onS / (onS + offS)).isCloseTo(0.25, within(0.25 * 0.75 * 3.5 * Math.sqrt(2.0 / 2000)));
    }
}
