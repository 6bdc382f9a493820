package wireclock.scenario.run;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.engine.StopReason;
import wireclock.reports.CutShort;
import wireclock.reports.RunOutcome;
import wireclock.reports.RunTiming;
import wireclock.reports.Sampler;

/** Runs a network to its end in slices, between which it looks at the limits and tells of its progress. */
final class SimulationRun {
    /** A millisecond of work, or a little more. */
    private static final long EVENTS_PER_SLICE = 1 << 14;

    private final Network network;
    private final long untilPs;
    private final Snapshots snapshots;
    private final RunLimits limits;
    private final ProgressListener progress;


    /** How a run went, and what it cost. */
    record Result(RunOutcome outcome, RunTiming timing) {}

    SimulationRun(Network network, long untilPs, Snapshots snapshots, RunLimits limits, ProgressListener progress) {
        this.network = network;
        this.untilPs = untilPs;
        this.snapshots = snapshots;
        this.limits = limits;
        this.progress = progress;
    }

    /**
     * @param advance what moves the network's scheduler
     */
    Result run(Sampler sampler, Sampler.Advance advance) throws IOException {
        Scheduler scheduler = network.scheduler();
        CpuMeter meter = new CpuMeter();
        @Nullable CutShort cutShort = null;
        boolean ended = false;
        while (!ended && cutShort == null) {
            long left = limits.maxEvents() - scheduler.eventsFired();
            long pausePs = Math.min(untilPs, snapshots.nextPs());
            StopReason reason = sampler.run(scheduler, advance, pausePs, Math.min(EVENTS_PER_SLICE, left));
            if (reason == StopReason.TIME_REACHED && pausePs == snapshots.nextPs()) {
                snapshots.take(pausePs);
            }
            ended = reason == StopReason.IDLE || reason == StopReason.TIME_REACHED && pausePs == untilPs;
            long elapsedNs = meter.elapsedWallNs();
            if (!ended) {
                cutShort = cutShort(scheduler, elapsedNs);
                meter.read(network.packetHops());
                progress.advanced(untilPs == Long.MAX_VALUE ? -1 : (double) scheduler.nowPs() / untilPs, elapsedNs,
                        scheduler.eventsFired());
            }
        }
        sampler.finish(scheduler.nowPs());
        snapshots.take(scheduler.nowPs());
        long hops = network.packetHops();
        RunTiming timing = meter.timing(scheduler.eventsFired(), hops);
        RunOutcome outcome = new RunOutcome(scheduler.trajectoryHash(), scheduler.eventsFired(), hops, scheduler.nowPs(),
                cutShort);
        return new Result(outcome, timing);
    }

    private @Nullable CutShort cutShort(Scheduler scheduler, long elapsedNs) {
        if (limits.interrupted().getAsBoolean()) {
            return CutShort.INTERRUPTED;
        }
        if (scheduler.eventsFired() >= limits.maxEvents()) {
            return limits.atMaxEvents();
        }
        return elapsedNs >= limits.maxWallNs() ? CutShort.WALL_BUDGET : null;
    }
}
