package wireclock.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.metrics.RttStatistics;

/** Percentiles of many runs together. */
class CellResultsTest {
    private static RunResult run(int number, RttStatistics rtt) {
        return new RunResult(number, RunStatus.DONE, "", 0, 0, 0, 0,
                List.of(new Figure("f.rtt.p95", "s", rtt.percentilePs(95) / 1e12)), Map.of("f", rtt.encoded()), List.of(),
                "", "");
    }

    @Test
    void percentilesAreThoseOfAllSamplesNotTheMeanOfTheRuns() {
        RandomStream random = new RandomStream(5, "samples");
        CellResults cell = new CellResults(20);
        double[] all = new double[20 * 100];
        for (int run = 0; run < 20; run++) {
            RttStatistics rtt = new RttStatistics();
            for (int i = 0; i < 100; i++) {
                // Every fourth run is ten times slower: the mean of the runs' percentiles is far off.
                long rttPs = (long) (random.nextExponential(run % 4 == 0 ? 1e11 : 1e10));
                rtt.record(rttPs);
                all[run * 100 + i] = rttPs / 1e12;
            }
            cell.add(run, run(run, rtt));
        }
        Arrays.sort(all);
        Estimate merged = cell.estimate("f.rtt.p95", 0.95);
        assertThat(merged.n()).isEqualTo(20);
        assertThat(merged.mean()).isCloseTo(all[1899], within(all[1899] * 0.002));
        assertThat(Estimate.of(cell.values("f.rtt.p95"), 20, 0.95).mean()).isLessThan(0.8 * merged.mean());
    }

    @Test
    void theirIntervalsCoverTheTruthAboutAsOftenAsTheySay() {
        RandomStream random = new RandomStream(6, "coverage");
        int covered = 0;
        int trials = 300;
        double truth = -Math.log(0.05) * 0.01; // the 95th percentile of an exponential distribution of mean 10 ms
        for (int trial = 0; trial < trials; trial++) {
            CellResults cell = new CellResults(10);
            for (int run = 0; run < 10; run++) {
                RttStatistics rtt = new RttStatistics();
                for (int i = 0; i < 200; i++) {
                    rtt.record((long) random.nextExponential(1e10));
                }
                cell.add(run, run(run, rtt));
            }
            Estimate estimate = cell.estimate("f.rtt.p95", 0.95);
            covered += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
        }
        assertThat((double) covered / trials).isBetween(0.90, 0.99);
    }

    @Test
    void identicalRunsAreSeen() {
        CellResults cell = new CellResults(3);
        RunResult first = RunResult.without(0, RunStatus.FAILED, "x");
        cell.add(0, first);
        assertThat(cell.areAllTheSame()).isFalse();
        for (int run = 1; run < 3; run++) {
            cell.add(run, new RunResult(run, RunStatus.DONE, "", 0, 0, 0, 0, List.of(new Figure("x", "1", 5)), Map.of(),
                    List.of(), "", ""));
        }
        assertThat(cell.done()).isEqualTo(2);
        assertThat(cell.areAllTheSame()).isTrue();
    }
}
