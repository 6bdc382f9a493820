package wireclock.scenario.run;

import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.engine.StopReason;
import wireclock.reports.CutShort;
import wireclock.reports.Sampler;

/** Runs a network that writes nothing, in slices of time, between which it looks at the limits. */
final class RunSlices {
    /** A millisecond of work, or a little more. */
    private static final long EVENTS_PER_SLICE = 1 << 14;

    private final Scheduler scheduler;
    private final Sampler.Advance advance;
    private final RunLimits limits;
    private final long startNs = System.nanoTime();

    /**
     * @param advance what moves the scheduler
     */
    RunSlices(Scheduler scheduler, Sampler.Advance advance, RunLimits limits) {
        this.scheduler = scheduler;
        this.advance = advance;
        this.limits = limits;
    }

    /** Runs on until an instant or until nothing more can happen; returns what ended it early, or null. */
    @Nullable CutShort runTo(long untilPs) {
        while (true) {
            long left = limits.maxEvents() - scheduler.eventsFired();
            StopReason reason = advance.run(untilPs, Math.min(EVENTS_PER_SLICE, left));
            if (reason == StopReason.IDLE || reason == StopReason.TIME_REACHED) {
                return null;
            }
            if (limits.interrupted().getAsBoolean()) {
                return CutShort.INTERRUPTED;
            }
            if (scheduler.eventsFired() >= limits.maxEvents()) {
                return CutShort.EVENT_BUDGET;
            }
            if (System.nanoTime() - startNs >= limits.maxWallNs()) {
                return CutShort.WALL_BUDGET;
            }
        }
    }
}
