package wireclock.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.engine.RandomStream;

/** Distributions of round trips that are put together, taken apart, and sent through bytes. */
class MergedRttTest {
    private static void fill(RttStatistics statistics, RandomStream random, int count, RttStatistics all) {
        for (int i = 0; i < count; i++) {
            long rttPs = (long) random.nextExponential(3e10);
            statistics.record(rttPs);
            all.record(rttPs);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSumIsAsIfAllHadBeenRecordedInOne(long seed) {
        RandomStream random = new RandomStream(seed, "rtt");
        RttStatistics all = new RttStatistics();
        RttStatistics first = new RttStatistics();
        RttStatistics second = new RttStatistics();
        fill(first, random, 1000, all);
        fill(second, random, 300, all);
        RttStatistics sum = first.copy();
        sum.add(RttStatistics.decoded(second.encoded()));
        sum.add(new RttStatistics());
        assertThat(sum.summary()).isEqualTo(all.summary());
        assertThat(first.count()).as("the copy is another").isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void whatWasRecordedSince(long seed) {
        RandomStream random = new RandomStream(seed, "rtt");
        RttStatistics all = new RttStatistics();
        RttStatistics ignored = new RttStatistics();
        fill(ignored, random, 500, all);
        RttStatistics earlier = all.copy();
        RttStatistics since = new RttStatistics();
        fill(since, random, 200, all);
        RttSummary rest = all.since(earlier).summary();
        RttSummary expected = since.summary();
        assertThat(rest).isNotNull();
        assertThat(expected).isNotNull();
        assertThat(rest.count()).isEqualTo(200);
        assertThat(rest.meanPs()).isEqualTo(expected.meanPs());
        assertThat(rest.p95Ps()).isCloseTo(expected.p95Ps(), within(expected.p95Ps() / 900));
        assertThat(rest.minPs()).isCloseTo(expected.minPs(), within(expected.minPs() / 900 + 1_000));
        assertThat(rest.maxPs()).isCloseTo(expected.maxPs(), within(expected.maxPs() / 900));
        assertThat(all.since(all.copy()).summary()).isNull();
    }
}
