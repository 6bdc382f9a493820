package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.reports.CutShort;
import wireclock.reports.RunOutcome;
import wireclock.reports.limits.FlowLimits;
import wireclock.reports.limits.FlowLimits.HeldBy;
import wireclock.reports.limits.WhatIfRow;
import wireclock.scenario.FlowSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.TcpFlowSpec;
import wireclock.scenario.source.ScenarioException;
import wireclock.scenario.whatif.Relaxation;
import wireclock.scenario.whatif.Relaxations;

/**
 * Runs a scenario again, once for each thing that held a flow back, with that relaxed and all else as it was: the same
 * seed, the same faults, the same traffic beside it.
 *
 * <p>How far a rerun may go is counted in events and not in seconds on the wall, so that the results are the same on
 * every machine.
 */
final class WhatIf {
    /** What held for less is not worth a run. */
    static final double LEAST_SHARE = 0.05;
    /** Of one command; a scenario of hundreds of flows would otherwise never end. */
    static final int MOST_RERUNS = 24;
    /** A flow that gets more of the network makes more events. */
    private static final long MOST_EVENTS_FACTOR = 20;
    private static final long LEAST_EVENTS = 1_000_000;

    private final Scenario scenario;
    private final RunLimits limits;
    private final ProgressListener progress;
    private final Map<String, TcpFlowSpec> specs = new HashMap<>();
    private final Map<String, FlowRecord> before = new HashMap<>();
    private final List<Trial> trials = new ArrayList<>();
    /** What a better network brings to all flows is found out once. */
    private final Set<String> ways = new HashSet<>();
    private final Map<String, Rerun> ofWay = new HashMap<>();
    private final List<WhatIfRow> rows = new ArrayList<>();
    /** Of all trials. */
    private int reruns;
    private int rerunsBegun;
    private int leftOut;
    private boolean interrupted;

    /** A change to be tried for the sake of a flow that was held back. */
    private record Trial(FlowLimits flow, HeldBy limit, Relaxation change, FlowRecord was) {
        boolean isOf(FlowLimits other, Relaxation same) {
            return change.scenario() != null && flow.flow().equals(other.flow())
                    && change.change().equals(same.change());
        }
    }

    /**
     * What came of a change.
     *
     * @param flows of none where there is no result
     * @param note why there is none; empty if there is one
     */
    private record Rerun(List<FlowRecord> flows, String note) {}

    private WhatIf(Scenario scenario, List<FlowRecord> flows, RunLimits limits, ProgressListener progress) {
        this.scenario = scenario;
        this.limits = limits;
        this.progress = progress;
        for (FlowSpec flow : scenario.flows()) {
            if (flow instanceof TcpFlowSpec tcp) {
                specs.put(tcp.name(), tcp);
            }
        }
        flows.forEach(flow -> before.put(flow.flow, flow));
    }

    /** Tries everything for a run that has come to its end. */
    static WhatIfReport of(Scenario scenario, List<FlowLimits> held, List<FlowRecord> flows, RunOutcome outcome,
            RunLimits limits, ProgressListener progress) {
        long events = Math.max(LEAST_EVENTS, MOST_EVENTS_FACTOR * outcome.events());
        WhatIf whatIf = new WhatIf(scenario, flows,
                new RunLimits(Math.min(limits.maxEvents(), events), Long.MAX_VALUE, limits.interrupted()), progress);
        for (FlowLimits flow : held) {
            for (HeldBy limit : flow.limits()) {
                if (limit.share() >= LEAST_SHARE) {
                    whatIf.plan(flow, limit);
                }
            }
        }
        whatIf.tryAll();
        return new WhatIfReport(whatIf.rows, whatIf.leftOut, whatIf.interrupted);
    }

    private void plan(FlowLimits flow, HeldBy limit) {
        TcpFlowSpec spec = specs.get(flow.flow());
        FlowRecord was = before.get(flow.flow());
        if (spec == null || was == null) {
            return;
        }
        for (Relaxation change : new Relaxations(scenario, spec, flow).of(limit.limit())) {
            if (trials.stream().anyMatch(trial -> trial.isOf(flow, change))) {
                continue; // it takes away another of the flow's limits too
            }
            boolean known = ways.contains(change.change());
            if (reruns == MOST_RERUNS && !known) {
                leftOut++;
                continue;
            }
            trials.add(new Trial(flow, limit, change, was));
            if (change.scenario() != null && !known) {
                reruns++;
                if (change.ofWay()) {
                    ways.add(change.change());
                }
            }
        }
    }

    private void tryAll() {
        for (Trial trial : trials) {
            interrupted |= limits.interrupted().getAsBoolean();
            if (interrupted) {
                leftOut++;
            } else {
                rows.add(row(trial.flow, trial.limit, trial.change, trial.was));
            }
        }
    }

    private WhatIfRow row(FlowLimits flow, HeldBy limit, Relaxation change, FlowRecord was) {
        Rerun rerun = rerun(change);
        return new WhatIfRow(flow.flow(), limit.limit(), limit.share(), change.change(), was,
                flow(rerun.flows(), flow.flow()), rerun.note());
    }

    private Rerun rerun(Relaxation change) {
        Scenario other = change.scenario();
        if (other == null) {
            return new Rerun(List.of(), change.whyNot());
        }
        if (!change.ofWay()) {
            return rerun(change.change(), other);
        }
        Rerun known = ofWay.get(change.change());
        if (known == null) {
            known = rerun(change.change(), other);
            ofWay.put(change.change(), known);
        }
        return known;
    }

    private Rerun rerun(String change, Scenario other) {
        progress.rerunning(++rerunsBegun, reruns, change);
        try {
            ScenarioCheck.check(other);
            RunReport report = new MemoryRun(other, limits).execute();
            CutShort cutShort = report.outcome().cutShort();
            interrupted = cutShort == CutShort.INTERRUPTED;
            return cutShort == null ? new Rerun(report.flows(), "")
                    : new Rerun(List.of(), "cut short by " + cutShort.text());
        } catch (ScenarioException e) {
            // One link of a hub cannot be faster than the others, for example.
            return new Rerun(List.of(), e.problems().getFirst().message());
        }
    }

    private static @Nullable FlowRecord flow(List<FlowRecord> flows, String name) {
        return flows.stream().filter(each -> each.flow.equals(name)).findFirst().orElse(null);
    }
}
