package wireclock.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;

class RttStatisticsTest {
    private static final long MS = 1_000_000_000L;

    @Test
    void nothingRecordedHasNoSummary() {
        assertThat(new RttStatistics().summary()).isNull();
    }

    @Test
    void aConstantRoundTripIsExactInEveryFigure() {
        RttStatistics rtt = new RttStatistics();
        for (int i = 0; i < 5; i++) {
            rtt.record(29_526_400_123L);
        }
        long t = 29_526_400_123L;
        assertThat(rtt.summary()).isEqualTo(new RttSummary(5, t, t, t, t, t, t));
    }

    /** What has been recorded counts at once, whoever asks and whenever. */
    @Test
    void askingInBetweenChangesNothing() {
        RttStatistics asked = new RttStatistics();
        RttStatistics inBetween = new RttStatistics();
        for (int i = 1; i <= 100; i++) {
            asked.record(i * MS);
            inBetween.record(i * MS);
            assertThat(asked.count()).isEqualTo(i);
            assertThat(asked.summary().maxPs()).isEqualTo(i * MS);
        }
        RttStatistics earlier = inBetween.copy();
        assertThat(earlier.summary()).isEqualTo(asked.summary());
        inBetween.record(200 * MS);
        assertThat(inBetween.since(earlier).count()).isEqualTo(1);
        inBetween.record(300 * MS);
        assertThat(RttStatistics.decoded(inBetween.encoded()).count()).isEqualTo(102);
    }

    @Test
    void percentilesTakeTheSmallestValueThatCoversTheShare() {
        RttStatistics rtt = new RttStatistics();
        for (int i = 100; i >= 1; i--) {
            rtt.record(i * MS);
        }
        RttSummary summary = rtt.summary();
        assertThat(summary.minPs()).isEqualTo(MS);
        assertThat(summary.maxPs()).isEqualTo(100 * MS);
        assertThat(summary.meanPs()).isEqualTo(50_500_000_000L);
        assertThat(summary.p50Ps()).isBetween(50 * MS, 50 * MS + MS / 20);
        assertThat(summary.p95Ps()).isBetween(95 * MS, 95 * MS + MS / 10);
        assertThat(summary.p99Ps()).isBetween(99 * MS, 99 * MS + MS / 10);
    }

    @Test
    void quantilesRunFromTheExactMinimumToTheExactMaximum() {
        RttStatistics rtt = new RttStatistics();
        assertThat(rtt.quantilesPs()).isNull();
        for (int i = 1000; i >= 1; i--) {
            rtt.record(i * MS);
        }
        long[] quantiles = rtt.quantilesPs();
        assertThat(quantiles).hasSize(103).isSorted();
        assertThat(quantiles[0]).isEqualTo(MS);
        assertThat(quantiles[102]).isEqualTo(1000 * MS);
        assertThat(quantiles[50]).isEqualTo(rtt.summary().p50Ps());
        assertThat(quantiles[95]).isEqualTo(rtt.summary().p95Ps());
        assertThat(quantiles[100]).isBetween(995 * MS, 996 * MS);
        assertThat(quantiles[101]).isBetween(999 * MS, 1000 * MS);
    }

    @Test
    void theMeanIsRoundedHalfUp() {
        RttStatistics rtt = new RttStatistics();
        rtt.record(1);
        rtt.record(2);
        assertThat(rtt.summary().meanPs()).isEqualTo(2);
        rtt.record(1);
        assertThat(rtt.summary().meanPs()).isEqualTo(1);
    }

    @Test
    void theMeanIsExactWhereALongSumWouldOverflow() {
        RttStatistics rtt = new RttStatistics();
        long largest = (1L << 62) - 1;
        for (int i = 0; i < 5; i++) {
            rtt.record(largest);
        }
        rtt.record(largest - 6);
        assertThat(rtt.summary().meanPs()).isEqualTo(largest - 1);
    }

    @Test
    void refusesWhatIsNoRoundTrip() {
        RttStatistics rtt = new RttStatistics();
        assertThatThrownBy(() -> rtt.record(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 ps");
        assertThatThrownBy(() -> rtt.record(1L << 62)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void agreesWithASortedArray() {
        for (long seed = 1; seed <= 20; seed++) {
            compareWithSortedArray(seed, 5_000);
        }
    }

    @Test
    @Tag("long")
    void agreesWithASortedArrayOfMillions() {
        for (long seed = 1; seed <= 5; seed++) {
            compareWithSortedArray(seed, 2_000_000);
        }
    }

    @Test
    void recordingAllocatesNothing() {
        RttStatistics rtt = new RttStatistics();
        rtt.record(100 * MS);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20_000; i++) {
            rtt.record(i * 1_000L);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            rtt.record(i * 100_000L);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private static void compareWithSortedArray(long seed, int samples) {
        RandomStream random = new RandomStream(seed, "rtt oracle");
        RttStatistics rtt = new RttStatistics();
        long[] all = new long[samples];
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < samples; i++) {
            // Magnitudes from 1 ns to 2000 s, so that the histogram must grow on the way.
            all[i] = random.nextLong() >>> 13 + (int) random.nextBelow(40);
            rtt.record(all[i]);
            sum = sum.add(BigInteger.valueOf(all[i]));
        }
        Arrays.sort(all);
        RttSummary summary = rtt.summary();
        String run = "seed " + seed;
        assertThat(summary.count()).as(run).isEqualTo(samples);
        assertThat(summary.minPs()).as(run).isEqualTo(all[0]);
        assertThat(summary.maxPs()).as(run).isEqualTo(all[samples - 1]);
        double mean = sum.doubleValue() / samples;
        assertThat((double) summary.meanPs()).as(run).isCloseTo(mean, within(0.5 + mean * 1e-15));
        closeTo(summary.p50Ps(), all[(samples + 1) / 2 - 1], run + " p50");
        closeTo(summary.p95Ps(), all[(int) (samples * 95L / 100) - 1], run + " p95");
        closeTo(summary.p99Ps(), all[(int) (samples * 99L / 100) - 1], run + " p99");
    }

    /** Three digits, and the half nanosecond of rounding. */
    private static void closeTo(long actual, long expected, String what) {
        assertThat((double) actual).as(what).isCloseTo(expected, within(expected * 1e-3 + 1_000));
    }
}
