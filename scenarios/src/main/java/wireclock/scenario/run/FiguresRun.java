package wireclock.scenario.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.RttStatistics;
import wireclock.reports.CutShort;
import wireclock.reports.RunOutcome;
import wireclock.reports.assertion.AssertionWatch;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.ScenarioException;
import wireclock.workload.PacketsUnderWay;

/** One scenario, from the description to its figures: one of the thousands of runs of a sweep, which write no files. */
public final class FiguresRun {
    private final Scenario scenario;
    private final long warmUpPs;
    private final RunLimits limits;

    /**
     * @param warmUpPs from when on the figures are; 0 for the beginning
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
        RunSlices slices = new RunSlices(scheduler, watch::run, limits);
        ResultMeters meters = new ResultMeters(network);
        Map<String, RttStatistics> roundTrips = new LinkedHashMap<>();
        @Nullable CutShort cutShort = null;
        if (warmUpPs > 0) {
            cutShort = slices.runTo(warmUpPs);
            meters.open(scheduler.nowPs());
            for (FlowRecord flow : flows(network, scheduler.nowPs())) {
                if (flow.roundTrips != null) {
                    roundTrips.put(flow.flow, flow.roundTrips.window());
                }
            }
        }
        if (cutShort == null) {
            Long durationPs = scenario.durationPs();
            cutShort = slices.runTo(durationPs == null ? Long.MAX_VALUE : durationPs);
        }
        LinkRecords.verifyBalance(network);
        long endPs = scheduler.nowPs();
        RunOutcome outcome = new RunOutcome(scheduler.trajectoryHash(), scheduler.eventsFired(), network.packetHops(),
                endPs, cutShort);
        List<FlowRecord> flows = flows(network, endPs);
        for (FlowRecord flow : flows) {
            if (flow.roundTrips != null) {
                roundTrips.putIfAbsent(flow.flow, flow.roundTrips);
            }
        }
        return new RunFigures(outcome, flows, LinkRecords.all(network, endPs), meters.read(endPs), roundTrips,
                watch.finish(endPs));
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
}
