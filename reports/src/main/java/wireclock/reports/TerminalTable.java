package wireclock.reports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.RttSummary;
import wireclock.reports.TerminalStyle.Tone;
import wireclock.reports.limits.FlowLimits;

/** The result of a run in a few lines for the terminal: the verdict, then a line a flow, and under it why it failed. */
public final class TerminalTable {
    /** No line is longer, colours not counted. */
    public static final int WIDTH = 100;

    private static final int MOST_FLOWS = 40;
    private static final int MOST_SENTENCES = 6;
    private static final int NAME_WIDTH = 14;
    private static final int PATH_WIDTH = 18;
    private static final String MISSING = "-";

    private TerminalTable() {}

    /**
     * The lines, each ended by a line feed.
     *
     * @param name of the scenario
     * @param wallNs what the run took on the wall, in nanoseconds
     */
    public static String render(
            String name, RunOutcome outcome, long wallNs, List<FlowRecord> flows, TerminalStyle style) {
        List<String> lines = new ArrayList<>();
        lines.add(verdict(name, outcome, wallNs, flows, style));
        if (!flows.isEmpty()) {
            lines.addAll(flowLines(flows, style));
        }
        if (flows.size() > MOST_FLOWS) {
            lines.add("and " + Quantity.count(flows.size() - MOST_FLOWS) + " more in flows.csv");
        }
        return String.join("\n", lines) + "\n";
    }

    /** What held the flows back, a sentence each; of many flows the first ones. */
    public static String limits(List<FlowLimits> flows, TerminalStyle style) {
        StringBuilder lines = new StringBuilder();
        for (FlowLimits flow : flows.subList(0, Math.min(flows.size(), MOST_SENTENCES))) {
            lines.append(style.wrap(flow.flow() + ": " + flow.largest().sentence() + ".", WIDTH));
        }
        if (flows.size() > MOST_SENTENCES) {
            lines.append("What held the other ").append(Quantity.count(flows.size() - MOST_SENTENCES))
                    .append(" back is in limits.csv\n");
        }
        return lines.toString();
    }

    /** What is hardly meant, or went wrong without being an error: a line each, of whatever length. */
    public static String warnings(List<String> warnings, TerminalStyle style) {
        StringBuilder lines = new StringBuilder();
        warnings.forEach(text -> lines.append(style.paint("warning: " + text, Tone.DOUBTFUL)).append('\n'));
        return lines.toString();
    }

    private static String verdict(
            String name, RunOutcome outcome, long wallNs, List<FlowRecord> flows, TerminalStyle style) {
        long failed = flows.stream().filter(flow -> flow.error != null).count();
        StringBuilder text = new StringBuilder(name).append(": ");
        text.append(Quantity.count(flows.size())).append(flows.size() == 1 ? " flow" : " flows");
        if (failed > 0) {
            text.append(" (").append(Quantity.count(failed)).append(" failed)");
        }
        text.append(", ").append(Quantity.time(outcome.endPs())).append(" of virtual time in ");
        text.append(Quantity.wallTime(wallNs)).append(", ").append(Quantity.count(outcome.packetHops()));
        text.append(outcome.packetHops() == 1 ? " packet-hop" : " packet-hops");
        CutShort cutShort = outcome.cutShort();
        if (cutShort != null) {
            text.append("; cut short by ").append(cutShort.text());
        }
        Tone tone = failed > 0 ? Tone.BAD : cutShort != null ? Tone.DOUBTFUL : Tone.GOOD;
        return style.paint(style.fit(text.toString(), WIDTH), tone);
    }

    private static List<String> flowLines(List<FlowRecord> flows, TerminalStyle style) {
        List<FlowRecord> shown = flows.subList(0, Math.min(flows.size(), MOST_FLOWS));
        TextTable table = new TextTable(style).text("flow", NAME_WIDTH).text("type", NAME_WIDTH)
                .text("from " + style.arrow() + " to", PATH_WIDTH).figure("goodput").figure("completion")
                .figure("rtt p50 / p95").figure("lost").figure("resent");
        for (FlowRecord flow : shown) {
            table.row(List.of(flow.flow, flow.type, flow.from + " " + style.arrow() + " " + flow.to, goodput(flow),
                    time(flow.completionTimePs), rtt(flow.rtt), count(flow.packetsLost), count(flow.retransmits)));
        }
        List<String> rows = table.lines(WIDTH);
        List<String> lines = new ArrayList<>();
        lines.add(style.paint(rows.getFirst(), Tone.HEADING));
        for (int i = 0; i < shown.size(); i++) {
            lines.add(rows.get(i + 1));
            String error = shown.get(i).error;
            if (error != null) {
                lines.add(style.paint(style.fit("  failed: " + error.replace('\n', ' '), WIDTH), Tone.BAD));
            }
        }
        return lines;
    }

    private static String goodput(FlowRecord flow) {
        Double goodput = flow.goodputBitPerS;
        return goodput == null ? MISSING : Quantity.rate(goodput);
    }

    private static String time(@Nullable Long ps) {
        return ps == null ? MISSING : Quantity.time(ps);
    }

    private static String rtt(@Nullable RttSummary rtt) {
        return rtt == null ? MISSING : Quantity.time(rtt.p50Ps()) + " / " + Quantity.time(rtt.p95Ps());
    }

    private static String count(@Nullable Long value) {
        return value == null ? MISSING : Quantity.count(value);
    }
}
