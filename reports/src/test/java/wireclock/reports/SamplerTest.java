package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.engine.Event;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.StopReason;
import wireclock.metrics.MetricRegistry;
import wireclock.metrics.StandardMetrics;

class SamplerTest {
    private static final long SECOND = SimTime.SECOND;
    private static final String HEADER = "run_id,time_s,entity,metric,unit,value\n";

    private final StringWriter out = new StringWriter();
    private final MetricRegistry registry = new MetricRegistry();

    /** Fires every {@code periodPs} until it has fired {@code left} times. */
    private static final class Ticker extends Event {
        private final Scheduler scheduler;
        private final long periodPs;
        private int left;
        private int fired;

        Ticker(Scheduler scheduler, long periodPs, int left) {
            super(scheduler.newComponent());
            this.scheduler = scheduler;
            this.periodPs = periodPs;
            this.left = left;
            scheduler.schedule(this, periodPs);
        }

        @Override
        public void fire() {
            fired++;
            if (--left > 0) {
                scheduler.schedule(this, timePs() + periodPs);
            }
        }
    }

    @Test
    void samplesAtEachIntervalAndAtTheEnd() throws IOException {
        Scheduler scheduler = new Scheduler();
        Ticker ticker = new Ticker(scheduler, SECOND / 2, 1_000);
        registry.add("bulk", StandardMetrics.CWND, () -> ticker.fired);
        registry.add("bulk", StandardMetrics.GOODPUT, () -> ticker.fired * 1_000);
        Sampler sampler = sampler(SECOND);

        assertThat(sampler.run(scheduler, 25 * SECOND / 10, Long.MAX_VALUE)).isEqualTo(StopReason.TIME_REACHED);
        sampler.finish(scheduler.nowPs());

        assertThat(out).hasToString(HEADER + """
                r,1,bulk,cwnd,B,2
                r,1,bulk,goodput,bit/s,2000
                r,2,bulk,cwnd,B,4
                r,2,bulk,goodput,bit/s,2000
                r,2.5,bulk,cwnd,B,5
                r,2.5,bulk,goodput,bit/s,2000
                """);
    }

    @Test
    void theEndIsNotSampledTwice() throws IOException {
        Scheduler scheduler = new Scheduler();
        Ticker ticker = new Ticker(scheduler, SECOND, 100);
        registry.add("q", StandardMetrics.QUEUE, () -> ticker.fired);
        Sampler sampler = sampler(SECOND);
        sampler.run(scheduler, 2 * SECOND, Long.MAX_VALUE);
        sampler.finish(2 * SECOND);
        sampler.finish(2 * SECOND);
        assertThat(out).hasToString(HEADER + "r,1,q,queue,packets,1\nr,2,q,queue,packets,2\n");
    }

    @Test
    void aMissingReadingIsNoRowAndLosesNoCount() throws IOException {
        Scheduler scheduler = new Scheduler();
        Ticker ticker = new Ticker(scheduler, SECOND, 100);
        registry.add("f", StandardMetrics.GOODPUT, () -> ticker.fired == 2 ? Double.NaN : ticker.fired * 8);
        Sampler sampler = sampler(SECOND);
        sampler.run(scheduler, 4 * SECOND, Long.MAX_VALUE);
        assertThat(out).hasToString(HEADER + "r,1,f,goodput,bit/s,8\nr,3,f,goodput,bit/s,16\nr,4,f,goodput,bit/s,8\n");
    }

    @Test
    void anIdleNetworkIsNotKeptAlive() throws IOException {
        Scheduler scheduler = new Scheduler();
        Ticker ticker = new Ticker(scheduler, 3 * SECOND / 2, 1);
        registry.add("q", StandardMetrics.QUEUE, () -> ticker.fired);
        Sampler sampler = sampler(SECOND);
        assertThat(sampler.run(scheduler, 100 * SECOND, Long.MAX_VALUE)).isEqualTo(StopReason.IDLE);
        sampler.finish(scheduler.nowPs());
        assertThat(out).hasToString(HEADER + "r,1,q,queue,packets,0\nr,1.5,q,queue,packets,1\n");
    }

    @Test
    void samplingChangesNeitherTrajectoryNorAnswer() throws IOException {
        for (long seed = 1; seed <= 200; seed++) {
            RandomStream random = new RandomStream(seed, "sampler");
            long untilPs = 1 + random.nextBelow(2_000);
            long budget = 1 + random.nextBelow(150);
            long intervalPs = 1 + random.nextBelow(300);
            Scheduler plain = workload(seed);
            Scheduler sampled = workload(seed);
            Sampler sampler = sampler(intervalPs);
            for (int leg = 1; leg <= 3; leg++) {
                String run = "seed " + seed + ", leg " + leg;
                StopReason expected = plain.run(untilPs * leg, budget);
                assertThat(sampler.run(sampled, untilPs * leg, budget)).as(run).isEqualTo(expected);
                assertThat(sampled.nowPs()).as(run).isEqualTo(plain.nowPs());
                assertThat(sampled.eventsFired()).as(run).isEqualTo(plain.eventsFired());
                assertThat(sampled.trajectoryHash()).as(run).isEqualTo(plain.trajectoryHash());
            }
        }
    }

    private static Scheduler workload(long seed) {
        Scheduler scheduler = new Scheduler();
        RandomStream random = new RandomStream(seed, "workload");
        for (int i = 0; i < 5; i++) {
            new Ticker(scheduler, 1 + random.nextBelow(100), 1 + (int) random.nextBelow(60));
        }
        return scheduler;
    }

    @ParameterizedTest
    @CsvSource({"20, 100", "60, 500", "10, 50", "1, 5", "200, 1000", "201, 2000"})
    void theDefaultIntervalIsRoundAndGivesAtMost200Samples(long durationS, long expectedMs) {
        assertThat(Sampler.defaultIntervalPs(durationS * SECOND)).isEqualTo(expectedMs * SimTime.MILLISECOND);
    }

    @Test
    void theDefaultIntervalOfExtremes() {
        assertThat(Sampler.defaultIntervalPs(0)).isEqualTo(SimTime.MICROSECOND);
        assertThat(Sampler.defaultIntervalPs(SimTime.NEVER)).isEqualTo(100 * SimTime.MILLISECOND);
        assertThat(Sampler.defaultIntervalPs(SimTime.NEVER - 1)).isEqualTo(50_000 * SECOND);
    }

    @Test
    void refusesAnIntervalThatDoesNotAdvance() {
        assertThatThrownBy(() -> sampler(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private Sampler sampler(long intervalPs) throws IOException {
        return new Sampler(registry, intervalPs, new SeriesCsv(out, "r"));
    }
}
