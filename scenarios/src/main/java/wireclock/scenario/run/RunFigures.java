package wireclock.scenario.run;

import java.util.List;
import java.util.Map;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.LinkRecord;
import wireclock.metrics.RttStatistics;
import wireclock.metrics.figures.Unit;
import wireclock.reports.RunOutcome;
import wireclock.reports.assertion.AssertionResult;

/**
 * What a run measured, without the files.
 *
 * @param flows of the whole run, in the scenario's order
 * @param links of the whole run, both directions of each
 * @param figures since the warm-up, of flows, then of links; those that have a value
 * @param roundTrips since the warm-up, by flow
 * @param verdicts on the scenario's assertions, in its order
 */
public record RunFigures(RunOutcome outcome, List<FlowRecord> flows, List<LinkRecord> links, List<Measured> figures,
        Map<String, RttStatistics> roundTrips, List<AssertionResult> verdicts) {
    /**
     * A figure of a flow or link direction.
     *
     * @param value in its unit
     */
    public record Measured(String entity, String figure, Unit unit, double value) {}
}
