package wireclock.scenario.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.metrics.FlowRecord;
import wireclock.reports.CutShort;
import wireclock.reports.RunOutcome;
import wireclock.reports.assertion.AssertionWatch;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.ScenarioException;
import wireclock.workload.PacketsUnderWay;

/** One scenario, from the description to its figures and verdicts, without a file: for programs and their tests. */
public final class MemoryRun {
    private final Scenario scenario;
    private final RunLimits limits;

    public MemoryRun(Scenario scenario, RunLimits limits) {
        this.scenario = scenario;
        this.limits = limits;
    }

    /**
     * Runs the scenario: the same events as {@link ScenarioRun} would fire.
     *
     * @throws ScenarioException if the scenario cannot be built as it is written
     * @throws IllegalStateException for a defect of the simulator
     */
    public RunReport execute() throws ScenarioException {
        Network network = build();
        Scheduler scheduler = network.scheduler();
        AssertionWatch watch = new AssertionWatch(scheduler, RunAssertions.bind(scenario, network));
        CpuMeter meter = new CpuMeter();
        Long durationPs = scenario.durationPs();
        @Nullable CutShort cutShort = new RunSlices(scheduler, watch::run, limits)
                .runTo(durationPs == null ? Long.MAX_VALUE : durationPs);
        LinkRecords.verifyBalance(network);
        long endPs = scheduler.nowPs();
        RunOutcome outcome = new RunOutcome(scheduler.trajectoryHash(), scheduler.eventsFired(), network.packetHops(),
                endPs, cutShort);
        List<FlowRecord> flows = new ArrayList<>();
        PacketsUnderWay underWay = network.underWay();
        network.flows().forEach(flow -> flows.addAll(flow.records(endPs, underWay)));
        return new RunReport(scenario.name(), outcome, meter.timing(outcome.events(), outcome.packetHops()), flows,
                LimitEvidence.of(scenario, network, flows), WhatIfReport.NOTHING, List.of(), RunWarnings.of(network), new Verdicts(watch.finish(endPs), null),
                new MeasuredNetwork(network, endPs));
    }

    private Network build() throws ScenarioException {
        try {
            return new NetworkBuilder(scenario, (link, port) -> null).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
