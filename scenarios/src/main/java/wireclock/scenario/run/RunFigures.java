package wireclock.scenario.run;

import java.util.List;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.LinkRecord;
import wireclock.reports.RunOutcome;
import wireclock.reports.assertion.AssertionResult;

/**
 * What a run measured, without the files.
 *
 * @param flows of the whole run, in the scenario's order
 * @param links of the whole run, both directions of each
 * @param flowsBefore the same flows at the end of the warm-up; empty where there was none
 * @param linksBefore the same links at the end of the warm-up
 * @param verdicts on the scenario's assertions, in its order
 */
public record RunFigures(RunOutcome outcome, List<FlowRecord> flows, List<LinkRecord> links,
        List<FlowRecord> flowsBefore, List<LinkRecord> linksBefore, List<AssertionResult> verdicts) {}
