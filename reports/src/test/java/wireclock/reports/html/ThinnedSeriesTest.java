package wireclock.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.engine.RandomStreams;

class ThinnedSeriesTest {
    private record Sample(double timeS, double value) {}

    private static List<Sample> thinned(List<Sample> samples) {
        ThinnedSeries series = new ThinnedSeries();
        samples.forEach(sample -> series.add(sample.timeS(), sample.value()));
        List<Sample> kept = new ArrayList<>();
        series.forEach((timeS, value) -> kept.add(new Sample(timeS, value)));
        return kept;
    }

    /** The same by hand: cut into chunks of a power of two, of each the first lowest and the first highest sample. */
    private static List<Sample> naive(List<Sample> samples) {
        int chunk = 1;
        while ((samples.size() + chunk - 1) / chunk > ThinnedSeries.MOST_BUCKETS) {
            chunk *= 2;
        }
        List<Sample> kept = new ArrayList<>();
        for (int from = 0; from < samples.size(); from += chunk) {
            List<Sample> part = samples.subList(from, Math.min(from + chunk, samples.size()));
            int low = 0;
            int high = 0;
            for (int i = 0; i < part.size(); i++) {
                low = part.get(i).value() < part.get(low).value() ? i : low;
                high = part.get(i).value() > part.get(high).value() ? i : high;
            }
            kept.add(part.get(Math.min(low, high)));
            if (low != high) {
                kept.add(part.get(Math.max(low, high)));
            }
        }
        return kept;
    }

    @Test
    void whatIsShortStaysAsItIs() {
        List<Sample> samples = List.of(new Sample(0.1, 3), new Sample(0.2, 3), new Sample(0.3, -1), new Sample(0.4, 7));
        assertThat(thinned(samples)).isEqualTo(samples);
        assertThat(thinned(List.of())).isEmpty();
    }

    @Test
    void aSingleSpikeInAMillionIsKeptWithItsTime() {
        ThinnedSeries series = new ThinnedSeries();
        for (int i = 0; i < 1_000_000; i++) {
            series.add(i * 0.001, i == 777_777 ? 1e9 : i == 3 ? -5 : i % 10);
        }
        List<Sample> kept = new ArrayList<>();
        series.forEach((timeS, value) -> kept.add(new Sample(timeS, value)));
        assertThat(kept).contains(new Sample(777.777, 1e9), new Sample(0.003, -5))
                .hasSizeBetween(ThinnedSeries.MOST_BUCKETS / 2, 2 * ThinnedSeries.MOST_BUCKETS);
        assertThat(series.peak()).isEqualTo(1e9);
    }

    @Test
    void keepsEveryPeakOfAnyChunk() {
        long seed = System.nanoTime();
        RandomStream random = new RandomStreams(seed).stream("samples");
        for (int round = 0; round < 60; round++) {
            List<Sample> samples = new ArrayList<>();
            int size = (int) random.nextBelow(round < 30 ? 2_000 : 20_000);
            double value = 0;
            for (int i = 0; i < size; i++) {
                value += random.nextBelow(21) - 10.0;
                samples.add(new Sample(i / 8.0, random.nextBelow(50) == 0 ? 100 * value : value));
            }
            assertThat(thinned(samples)).as("seed " + seed + ", round " + round).isEqualTo(naive(samples));
        }
    }
}
