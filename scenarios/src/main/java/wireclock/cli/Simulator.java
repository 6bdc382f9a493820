package wireclock.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.reports.AssertionTable;
import wireclock.reports.CutShort;
import wireclock.reports.JsonWriter;
import wireclock.reports.Progress;
import wireclock.reports.ResultFolderException;
import wireclock.reports.TerminalStyle;
import wireclock.reports.TerminalTable;
import wireclock.reports.WhatIfTable;
import wireclock.reports.limits.FlowLimits;
import wireclock.reports.limits.WhatIfRow;
import wireclock.reports.tables.Transcripts;
import wireclock.scenario.Scenario;
import wireclock.scenario.run.ProgressListener;
import wireclock.scenario.run.RunLimits;
import wireclock.scenario.run.RunReport;
import wireclock.scenario.run.RunSettings;
import wireclock.scenario.run.ScenarioCheck;
import wireclock.scenario.run.ScenarioRun;
import wireclock.scenario.run.ToolVersion;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** Runs scenarios for the command line: watches for Ctrl-C, shows progress, prints the summary. */
final class Simulator implements ScenarioRunner {
    /** A run that is done sooner shows no progress. */
    private static final long QUIET_NS = 1_000_000_000L;

    private static final long BETWEEN_LINES_NS = 200_000_000L;

    private final Version version = new Version();

    @Override
    public List<Problem> check(Scenario scenario) throws ScenarioException {
        return ScenarioCheck.check(scenario);
    }

    @Override
    public int run(Scenario scenario, RunOptions options) throws ScenarioException {
        ProgressLine progress = new ProgressLine(scenario.name(), options.terminal());
        try (Interrupt interrupt = new Interrupt()) {
            RunLimits limits = new RunLimits(or(options.maxEvents()), or(options.maxWallNs()), interrupt::requested);
            RunSettings settings = new RunSettings(options.out(), options.capture(), limits,
                    options.quiet() || options.trace() != null || !options.terminal().color() ? ProgressListener.NONE
                            : progress, options.trace(), options.html(),
                    options.whatIf());
            ToolVersion tool = new ToolVersion(version.version(), version.revision());
            RunReport report = new ScenarioRun(scenario, settings, tool).execute();
            progress.clear();
            print(report, options);
            if (options.junit() != null) {
                options.junit().add(report.scenario(), report.timing().wallNs(), report.verdicts().results(),
                        capture(report, options));
            }
            return report.outcome().cutShort() == CutShort.INTERRUPTED || report.whatIf().interrupted() ? ExitStatus.INTERRUPTED
                    : report.verdicts().failed() ? ExitStatus.FAILED : ExitStatus.OK;
        } catch (ResultFolderException e) {
            progress.clear();
            options.terminal().err().println(options.terminal().red("wireclock: " + e.getMessage()));
            return ExitStatus.WRONG_INPUT;
        }
    }

    private static long or(@Nullable Long limit) {
        return limit == null ? Long.MAX_VALUE : limit;
    }

    private static void print(RunReport report, RunOptions options) {
        PrintWriter out = options.terminal().out();
        if (options.json()) {
            out.print(JsonWriter.write(tree(report, options)));
        } else if (!options.quiet()) {
            TerminalStyle style = new TerminalStyle(options.terminal().color(), false);
            out.print(AssertionTable.render(report.verdicts().results(), capture(report, options), style));
            out.print(TerminalTable.render(report.scenario(), report.outcome(), report.timing().wallNs(), report.flows(),
                    style));
            out.print(TerminalTable.limits(report.limits(), style));
            out.print(WhatIfTable.render(report.whatIf().rows(), style));
            if (report.whatIf().leftOut() > 0) {
                out.println(report.whatIf().leftOut() + " more changes were not tried");
            }
            if (options.whatIf() && report.whatIf().rows().isEmpty()) {
                out.println(report.outcome().cutShort() != null
                        ? "what if: a run that was cut short cannot be compared"
                        : "what if: no TCP flow has been held back by anything");
            }
            out.print(Transcripts.render(report.transcripts()));
            out.print(TerminalTable.warnings(report.warnings(), style));
            out.println("Results: " + options.out());
        }
        out.flush();
    }

    /** Where the frames around the first failure are, or null. */
    private static @Nullable String capture(RunReport report, RunOptions options) {
        String file = report.verdicts().capture();
        return file == null ? null : options.out().resolve(file).toString();
    }

    private static Map<String, @Nullable Object> tree(RunReport report, RunOptions options) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        CutShort cutShort = report.outcome().cutShort();
        tree.put("scenario", report.scenario());
        tree.put("results", options.out().toString());
        tree.put("end_time_s", seconds(report.outcome().endPs()));
        tree.put("cut_short", cutShort == null ? null : cutShort.key());
        tree.put("events", report.outcome().events());
        tree.put("packet_hops", report.outcome().packetHops());
        List<Object> flows = new ArrayList<>();
        report.flows().forEach(flow -> flows.add(tree(flow, report.limits())));
        tree.put("flows", flows);
        if (options.whatIf()) {
            tree.put("what_if", report.whatIf().rows().stream().map(WhatIfRow::tree).toList());
        }
        tree.put("assertions", report.verdicts().tree());
        tree.put("warnings", report.warnings());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(FlowRecord flow, List<FlowLimits> limits) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("flow", flow.flow);
        tree.put("type", flow.type);
        tree.put("from", flow.from);
        tree.put("to", flow.to);
        tree.put("completed", flow.completed);
        tree.put("bytes_delivered", flow.bytesDelivered);
        tree.put("goodput_bit_s", flow.goodputBitPerS);
        tree.put("completion_time_s", flow.completionTimePs == null ? null : seconds(flow.completionTimePs));
        tree.put("rtt_p50_s", flow.rtt == null ? null : seconds(flow.rtt.p50Ps()));
        tree.put("rtt_p95_s", flow.rtt == null ? null : seconds(flow.rtt.p95Ps()));
        tree.put("retransmits", flow.retransmits);
        tree.put("packets_lost", flow.packetsLost);
        tree.put("limited_by", flow.limitedBy);
        tree.put("limits", limits.stream().filter(each -> each.flow().equals(flow.flow))
                .flatMap(each -> each.limits().stream()).map(FlowLimits.HeldBy::sentence).toList());
        tree.put("error", flow.error);
        return tree;
    }

    private static BigDecimal seconds(long ps) {
        return BigDecimal.valueOf(ps, 12).stripTrailingZeros();
    }

    /** One line on the terminal, written over and over. */
    private static final class ProgressLine implements ProgressListener {
        private final String name;
        private final Terminal terminal;
        private long lastNs;
        private int width;

        ProgressLine(String name, Terminal terminal) {
            this.name = name;
            this.terminal = terminal;
        }

        @Override
        public void advanced(double fraction, long elapsedNs, long events) {
            if (elapsedNs >= QUIET_NS && elapsedNs - lastNs >= BETWEEN_LINES_NS) {
                lastNs = elapsedNs;
                show(Progress.line(name, fraction, elapsedNs, events));
            }
        }

        @Override
        public void rerunning(int number, int of, String change) {
            show(name + "  what if, run " + number + " of " + of + ": " + change);
        }

        private void show(String line) {
            terminal.err().print("\r" + line + " ".repeat(Math.max(width - line.length(), 0)));
            terminal.err().flush();
            width = line.length();
        }

        void clear() {
            if (width > 0) {
                terminal.err().print("\r" + " ".repeat(width) + "\r");
                terminal.err().flush();
                width = 0;
            }
        }
    }
}
