package wireclock.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.LinkRecord;
import wireclock.reports.AssertionTable;
import wireclock.reports.CutShort;
import wireclock.reports.TerminalStyle;
import wireclock.reports.assertion.AssertionResult;
import wireclock.reports.assertion.Verdict;
import wireclock.scenario.run.RunReport;

/** A run that is over, and what came of it. */
public final class Run {
    private static final TerminalStyle PLAIN = new TerminalStyle(false, false);

    private final Simulation simulation;
    private final RunReport report;
    private final @Nullable Path folder;

    Run(Simulation simulation, RunReport report, @Nullable Path folder) {
        this.simulation = simulation;
        this.report = report;
        this.folder = folder;
    }

    /** What was run. */
    public Simulation simulation() {
        return simulation;
    }

    public long seed() {
        return simulation.seed();
    }

    /** The result folder, or null if there is none. */
    public @Nullable Path folder() {
        return folder;
    }

    /** Virtual time at the end. */
    public double endTimeS() {
        return SimTime.toSeconds(report.outcome().endPs());
    }

    /** Events fired. */
    public long events() {
        return report.outcome().events();
    }

    /** Over all events, as in the manifest: equal runs have equal ones. */
    public String trajectoryHash() {
        return String.format(Locale.ROOT, "%016x", report.outcome().trajectoryHash());
    }

    /** Whether the thread was interrupted before the end. */
    public boolean isCutShort() {
        return report.outcome().cutShort() == CutShort.INTERRUPTED;
    }

    /** What is hardly meant, or went wrong without being an error. */
    public List<String> warnings() {
        return report.warnings();
    }

    /** All flows, in the scenario's order; of a flow to many, one for each receiver. */
    public List<FlowResult> flows() {
        return report.flows().stream().map(FlowResult::new).toList();
    }

    /**
     * A flow.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public FlowResult flow(String name) {
        for (FlowRecord flow : report.flows()) {
            if (flow.flow.equals(name)) {
                return new FlowResult(flow);
            }
        }
        throw new IllegalArgumentException("there is no flow '" + name + "'. There are: "
                + report.flows().stream().map(flow -> flow.flow).limit(12).collect(Collectors.joining(", ")) + ".");
    }

    /** All link directions, in the scenario's order. */
    public List<LinkResult> links() {
        List<LinkResult> links = new ArrayList<>();
        List<LinkRecord> records = report.network().links();
        for (int i = 0; i < records.size(); i++) {
            links.add(new LinkResult(records.get(i).link + (i % 2 == 0 ? "" : ".reverse"), records.get(i)));
        }
        return links;
    }

    /**
     * A link from its first endpoint to the second, or with {@code .reverse} behind its name the other way.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public LinkResult link(String name) {
        List<LinkResult> links = links();
        for (LinkResult link : links) {
            if (link.name().equals(name)) {
                return link;
            }
        }
        throw new IllegalArgumentException("there is no link '" + name + "'. There are: "
                + links.stream().map(LinkResult::name).limit(12).collect(Collectors.joining(", ")) + ".");
    }

    /**
     * Any figure, named as in assertions: {@code bulk.rtt.p95}, {@code r1.ip_dropped.no_route}, or calculated: {@code
     * fairness(bulk*.goodput)}.
     *
     * @return in the unit of the result files: seconds, bit/s, bytes, packets, shares; NaN if it has no value
     * @throws IllegalArgumentException if there is no such figure, or it had to be watched from the beginning
     */
    public double figure(String name) {
        return report.network().inquiry().number(name);
    }

    /**
     * Any figure that is a word, such as {@code bulk.state}; null if there is none.
     *
     * @throws IllegalArgumentException if there is no such figure
     */
    public @Nullable String word(String name) {
        return report.network().inquiry().word(name);
    }

    /**
     * Whether a condition holds at the end, written as in assertions: {@code bulk.goodput >= 4 Mbit/s}.
     *
     * @throws IllegalArgumentException if it is none, or had to be watched from the beginning
     */
    public boolean holds(String condition) {
        return report.network().inquiry().judge(condition, "").verdict() == Verdict.PASS;
    }

    /**
     * Asserts that conditions hold at the end.
     *
     * @throws AssertionError if one does not, with a table of all
     */
    public Run verify(String... conditions) {
        List<AssertionResult> results = new ArrayList<>();
        for (String condition : conditions) {
            results.add(report.network().inquiry().judge(condition, ""));
        }
        verify(results);
        return this;
    }

    /**
     * Asserts what the scenario asserts.
     *
     * @throws AssertionError if something does not hold, with the table that the command line shows
     */
    public Run verify() {
        verify(report.verdicts().results());
        return this;
    }

    /** The verdicts on what the scenario asserts, as the command line shows them; empty if it asserts nothing. */
    public String verdicts() {
        return AssertionTable.render(report.verdicts().results(), capture(), PLAIN);
    }

    private void verify(List<AssertionResult> results) {
        if (results.stream().anyMatch(result -> result.verdict() == Verdict.FAIL)) {
            throw new AssertionError(AssertionTable.render(results, capture(), PLAIN) + reproduction());
        }
    }

    private @Nullable String capture() {
        String file = report.verdicts().capture();
        return file == null || folder == null ? file : folder.resolve(file).toString();
    }

    /** Seed and command of this run; of a scenario that is in no file also its text. */
    public String reproduction() {
        return "seed " + seed() + ": " + simulation.command()
                + (simulation.isInProgram() ? "\n\n" + simulation.yaml() : "");
    }
}
