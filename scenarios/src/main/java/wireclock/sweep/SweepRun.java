package wireclock.sweep;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        Map<String, byte[]> roundTrips = new LinkedHashMap<>();
        figures.roundTrips().forEach((flow, statistics) -> {
            if (statistics.count() > 0) {
                roundTrips.put(flow, statistics.encoded());
            }
        });
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
                outcome.trajectoryHash(), RunTotals.and(figures.figures()), roundTrips,
                figures.verdicts().stream().map(RunVerdict::of).toList(), flowRows.toString(), linkRows.toString());
    }
}
