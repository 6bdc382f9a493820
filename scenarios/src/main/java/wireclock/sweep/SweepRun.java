package wireclock.sweep;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.LinkRecord;
import wireclock.reports.CutShort;
import wireclock.reports.FlowsCsv;
import wireclock.reports.LinksCsv;
import wireclock.reports.RunIdentity;
import wireclock.reports.RunOutcome;
import wireclock.scenario.run.FiguresRun;
import wireclock.scenario.run.RunFigures;
import wireclock.scenario.run.RunLimits;
import wireclock.scenario.source.ScenarioException;

/** Carries out one run of a sweep, on whichever thread; whatever happens in it is its result and nobody else's. */
final class SweepRun {
    private final SweepScenario scenario;
    private final RunLimits limits;

    /**
     * @param limits of each run
     */
    SweepRun(SweepScenario scenario, RunLimits limits) {
        this.scenario = scenario;
        this.limits = limits;
    }

    /** The result of a run, or null if the sweep was interrupted meanwhile. */
    @Nullable RunResult execute(PlannedRun run) {
        try {
            RunFigures figures =
                    new FiguresRun(scenario.of(run), scenario.spec().warmUpPs(), limits).execute();
            CutShort cutShort = figures.outcome().cutShort();
            if (cutShort == null) {
                return result(run, figures);
            }
            return switch (cutShort) {
                case INTERRUPTED -> null;
                case EVENT_BUDGET -> RunResult.without(run.number(), RunStatus.EVENT_BUDGET,
                        "more than " + limits.maxEvents() + " events");
                case WALL_BUDGET -> RunResult.without(run.number(), RunStatus.TIMEOUT, "took longer than allowed");
            };
        } catch (ScenarioException | RuntimeException | Error e) {
            return RunResult.without(run.number(), RunStatus.FAILED, oneLine(e));
        }
    }

    private static String oneLine(Throwable e) {
        String text = e instanceof ScenarioException wrong ? wrong.problems().getFirst().toString() : e.toString();
        return text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
    }

    private RunResult result(PlannedRun run, RunFigures figures) {
        RunOutcome outcome = figures.outcome();
        List<FlowRecord> flows = figures.flows();
        List<LinkRecord> links = figures.links();
        long warmUpPs = scenario.spec().warmUpPs();
        if (warmUpPs > 0) {
            WarmUpCut cut = new WarmUpCut(warmUpPs, outcome.endPs());
            flows = cut.flows(flows, figures.flowsBefore());
            links = cut.links(links, figures.linksBefore());
        }
        Map<String, byte[]> roundTrips = new LinkedHashMap<>();
        for (FlowRecord flow : flows) {
            if (flow.roundTrips != null && flow.roundTrips.count() > 0) {
                roundTrips.put(flow.flow, flow.roundTrips.encoded());
            }
        }
        RunIdentity identity = scenario.plan().identity(run);
        StringWriter flowRows = new StringWriter();
        StringWriter linkRows = new StringWriter();
        try {
            FlowsCsv.rows(flowRows, identity, figures.flows());
            LinksCsv.rows(linkRows, identity, figures.links());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RunResult(run.number(), RunStatus.DONE, "", outcome.endPs(), outcome.events(), outcome.packetHops(),
                outcome.trajectoryHash(), FigureList.of(flows, links), roundTrips,
                figures.verdicts().stream().map(RunVerdict::of).toList(), flowRows.toString(), linkRows.toString());
    }
}
