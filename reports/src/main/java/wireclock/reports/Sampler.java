package wireclock.reports;

import java.io.IOException;
import java.util.List;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.StopReason;
import wireclock.metrics.Metric;
import wireclock.metrics.MetricDefinition.Kind;
import wireclock.metrics.MetricRegistry;

/**
 * Reads all metrics at a fixed interval of virtual time and writes them to {@code series.csv}.
 *
 * <p>Sampling is no event. The sampler runs the scheduler in slices from one sample to the next and reads in between: a
 * sampled run fires the very same events as one that is not, has the same trajectory hash, and ends when the network
 * has nothing more to do instead of being kept awake by its observer. A sample shows the state after all events of its
 * instant. The first falls at the first interval, and {@link #finish} takes one at the end of the run.
 */
public final class Sampler {
    /** A default interval gives no more samples than this: enough for a graph across a page. */
    private static final int DEFAULT_SAMPLES = 200;

    private final List<Metric> metrics;
    private final long intervalPs;
    private final SeriesCsv out;
    /** Where each counter stood at the last sample; counters count from zero. */
    private final double[] bases;

    private long lastSamplePs;
    private long nextSamplePs;

    /**
     * @param registry complete: metrics added later are not seen
     * @param intervalPs in picoseconds, positive
     */
    public Sampler(MetricRegistry registry, long intervalPs, SeriesCsv out) {
        if (intervalPs <= 0) {
            throw new IllegalArgumentException("sampling interval of " + intervalPs + " ps");
        }
        this.metrics = List.copyOf(registry.metrics());
        this.intervalPs = intervalPs;
        this.out = out;
        this.bases = new double[metrics.size()];
        this.nextSamplePs = intervalPs;
    }

    /**
     * The interval of runs that name none: the shortest of 1, 2 or 5 times a power of ten that gives no more than 200
     * samples, at least a microsecond; 100 ms for a run that ends only when nothing more can happen.
     *
     * @param durationPs of the run at most, or {@link SimTime#NEVER}
     */
    public static long defaultIntervalPs(long durationPs) {
        if (durationPs == SimTime.NEVER) {
            return 100 * SimTime.MILLISECOND;
        }
        long decade = SimTime.MICROSECOND;
        while (true) {
            for (int step : new int[] {1, 2, 5}) {
                if (durationPs / DEFAULT_SAMPLES <= step * decade) {
                    return step * decade;
                }
            }
            decade *= 10;
        }
    }

    /** What moves the scheduler: itself, or somebody who watches it. As {@link Scheduler#run(long, long)}. */
    public interface Advance {
        StopReason run(long untilPs, long maxEvents);
    }

    /**
     * Does what {@link Scheduler#run(long, long)} does, with samples on the way; the answer and the scheduler's state
     * afterwards are the same.
     */
    public StopReason run(Scheduler scheduler, long untilPs, long maxEvents) throws IOException {
        return run(scheduler, scheduler::run, untilPs, maxEvents);
    }

    /** The same with somebody else at the scheduler. */
    public StopReason run(Scheduler scheduler, Advance advance, long untilPs, long maxEvents) throws IOException {
        long firedBefore = scheduler.eventsFired();
        while (true) {
            long sliceEndPs = Math.min(untilPs, nextSamplePs);
            StopReason reason = advance.run(sliceEndPs, maxEvents - (scheduler.eventsFired() - firedBefore));
            if (reason != StopReason.TIME_REACHED) {
                return reason;
            }
            if (sliceEndPs == nextSamplePs) {
                sample(sliceEndPs);
                nextSamplePs = nextSamplePs > SimTime.NEVER - intervalPs ? SimTime.NEVER : nextSamplePs + intervalPs;
            }
            if (sliceEndPs == untilPs) {
                return reason;
            }
        }
    }

    /** Takes the sample at the end of the run, unless one was taken at that instant already. */
    public void finish(long endPs) throws IOException {
        if (endPs > lastSamplePs) {
            sample(endPs);
        }
    }

    private void sample(long nowPs) throws IOException {
        double elapsedS = SimTime.toSeconds(nowPs - lastSamplePs);
        for (int i = 0; i < bases.length; i++) {
            Metric metric = metrics.get(i);
            double reading = metric.reader().read();
            if (Double.isNaN(reading)) {
                continue;
            }
            double value = reading;
            if (metric.definition().kind() == Kind.COUNTER_RATE) {
                value = (reading - bases[i]) / elapsedS;
                bases[i] = reading;
            }
            out.sample(nowPs, metric, value);
        }
        lastSamplePs = nowPs;
    }
}
