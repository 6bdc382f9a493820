package wireclock.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;
import wireclock.metrics.RttStatistics;
import wireclock.metrics.RttSummary;

/** Figures over a part of the time. */
class MetersTest {
    private static final long S = SimTime.SECOND;

    private double reading = Double.NaN;

    @Test
    void aGaugeHasItsExtremesAndItsMeanOverTheTimeInWhichItHasAValue() {
        GaugeStatistic least = new GaugeStatistic(GaugeStatistic.Kind.MIN, () -> reading);
        GaugeStatistic mean = new GaugeStatistic(GaugeStatistic.Kind.MEAN, () -> reading);
        GaugeStatistic most = new GaugeStatistic(GaugeStatistic.Kind.MAX, () -> reading);
        double[] readings = {Double.NaN, 4, 1, 10, Double.NaN};
        long[] atPs = {S, 2 * S, 5 * S, 6 * S, 6 * S};
        for (int i = 0; i < readings.length; i++) {
            reading = readings[i];
            for (GaugeStatistic each : new GaugeStatistic[] {least, mean, most}) {
                if (i == 0) {
                    each.open(atPs[i]);
                } else {
                    each.observe(atPs[i]);
                }
            }
        }
        assertThat(least.read(9 * S)).isEqualTo(1);
        assertThat(most.read(9 * S)).isEqualTo(10);
        // 4 for three seconds, 1 for one, 10 for none.
        assertThat(mean.read(9 * S)).isEqualTo(13.0 / 4);
    }

    @Test
    void countsBeginWithTheMeter() {
        Meter since = Meters.since(() -> reading);
        reading = 7;
        since.open(S);
        reading = 9;
        assertThat(since.read(2 * S)).isEqualTo(2);
        Meter fromNothing = Meters.since(() -> reading);
        reading = Double.NaN;
        fromNothing.open(S);
        assertThat(fromNothing.read(S)).isNaN();
        reading = 3;
        assertThat(fromNothing.read(2 * S)).isEqualTo(3);
    }

    @Test
    void windowsOfRoundTripsSeeWhatComesAfterThem() {
        RttStatistics all = new RttStatistics();
        all.record(100);
        RttStatistics first = all.window();
        all.record(300);
        RttStatistics second = all.window();
        all.record(200);
        assertThat(extremes(all)).isEqualTo("100 300 3");
        assertThat(extremes(first)).isEqualTo("200 300 2");
        assertThat(extremes(second)).isEqualTo("200 200 1");
        assertThat(all.window().summary()).isNull();
    }

    private static String extremes(RttStatistics statistics) {
        RttSummary summary = statistics.summary();
        return summary == null ? "" : summary.minPs() + " " + summary.maxPs() + " " + summary.count();
    }

    @Test
    void unitsMultiplyAndDivide() {
        assertThat(Unit.BYTES.over(Unit.SECONDS)).isEqualTo(Unit.BIT_PER_S);
        assertThat(Unit.BIT_PER_S.times(Unit.SECONDS)).isEqualTo(Unit.BYTES);
        assertThat(Unit.FRAMES.over(Unit.PACKETS)).isEqualTo(Unit.NONE);
        assertThat(Unit.PACKETS.over(Unit.SECONDS).symbol()).isEqualTo("packets s^-1");
        assertThat(Unit.BYTES.isLike(Unit.BIT_PER_S)).isFalse();
    }
}
