package wireclock.scenario.run;

import java.util.List;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.Transcript;
import wireclock.reports.RunOutcome;
import wireclock.reports.RunTiming;
import wireclock.reports.limits.FlowLimits;

/**
 * What a run has to say: on the terminal, or to the program that started it.
 *
 * @param flows in the scenario's order
 * @param limits what held the TCP flows back that have begun
 * @param whatIf what would be if their limits were relaxed; of nothing if nobody asked
 * @param transcripts of the flows that print something, in the same order
 * @param warnings what is hardly meant, or went wrong without being an error
 * @param verdicts on what is asserted
 * @param network as it was at the end
 */
public record RunReport(String scenario, RunOutcome outcome, RunTiming timing, List<FlowRecord> flows,
        List<FlowLimits> limits, WhatIfReport whatIf, List<Transcript> transcripts, List<String> warnings, Verdicts verdicts, MeasuredNetwork network) {}
