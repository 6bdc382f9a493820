package wireclock.scenario.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.engine.StopReason;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.LinkRecord;
import wireclock.reports.CutShort;
import wireclock.reports.RunOutcome;
import wireclock.reports.assertion.AssertionWatch;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.ScenarioException;
import wireclock.workload.PacketsUnderWay;

/** One scenario, from the description to its figures: one of the thousands of runs of a sweep, which write no files. */
public final class FiguresRun {
    /** A millisecond of work, or a little more. */
    private static final long EVENTS_PER_SLICE = 1 << 14;

    private final Scenario scenario;
    private final long warmUpPs;
    private final RunLimits limits;

    /**
     * @param warmUpPs when figures are noted for the first time, to be told apart from the rest; 0 for never
     */
    public FiguresRun(Scenario scenario, long warmUpPs, RunLimits limits) {
        this.scenario = scenario;
        this.warmUpPs = warmUpPs;
        this.limits = limits;
    }

    /**
     * Runs the scenario.
     *
     * @throws ScenarioException if the scenario cannot be built as it is written
     * @throws IllegalStateException for a defect of the simulator
     */
    public RunFigures execute() throws ScenarioException {
        Network network = build();
        Scheduler scheduler = network.scheduler();
        AssertionWatch watch = new AssertionWatch(scheduler, RunAssertions.bind(scenario, network));
        long startNs = System.nanoTime();
        List<FlowRecord> flowsBefore = List.of();
        List<LinkRecord> linksBefore = List.of();
        @Nullable CutShort cutShort = null;
        if (warmUpPs > 0) {
            cutShort = runTo(warmUpPs, scheduler, watch, startNs);
            flowsBefore = flows(network, warmUpPs);
            flowsBefore.forEach(flow -> flow.roundTrips = flow.roundTrips == null ? null : flow.roundTrips.copy());
            linksBefore = LinkRecords.all(network, warmUpPs);
        }
        if (cutShort == null) {
            Long durationPs = scenario.durationPs();
            cutShort = runTo(durationPs == null ? Long.MAX_VALUE : durationPs, scheduler, watch, startNs);
        }
        LinkRecords.verifyBalance(network);
        long endPs = scheduler.nowPs();
        RunOutcome outcome = new RunOutcome(scheduler.trajectoryHash(), scheduler.eventsFired(), network.packetHops(),
                endPs, cutShort);
        return new RunFigures(outcome, flows(network, endPs), LinkRecords.all(network, endPs), flowsBefore,
                linksBefore, watch.finish(endPs));
    }

    private Network build() throws ScenarioException {
        try {
            return new NetworkBuilder(scenario, (link, port) -> null).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FlowRecord> flows(Network network, long endPs) {
        List<FlowRecord> flows = new ArrayList<>();
        PacketsUnderWay underWay = network.underWay();
        network.flows().forEach(flow -> flows.addAll(flow.records(endPs, underWay)));
        return flows;
    }

    /** Runs on until an instant or until nothing more can happen; returns what ended it early, or null. */
    private @Nullable CutShort runTo(long untilPs, Scheduler scheduler, AssertionWatch watch, long startNs) {
        while (true) {
            long left = limits.maxEvents() - scheduler.eventsFired();
            StopReason reason = watch.run(untilPs, Math.min(EVENTS_PER_SLICE, left));
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
