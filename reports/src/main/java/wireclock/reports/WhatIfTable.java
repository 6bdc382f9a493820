package wireclock.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.reports.TerminalStyle.Tone;
import wireclock.reports.limits.WhatIfRow;

/** What would be if limits were relaxed, for the terminal: under each limit of a flow the changes and what they bring. */
public final class WhatIfTable {
    private static final int CHANGE_WIDTH = 44;
    /** From here on nobody thinks in per cent. */
    private static final double MANY = 9;
    private static final String MISSING = "-";

    private WhatIfTable() {}

    /** The lines, each ended by a line feed; none if there is nothing to say. */
    public static String render(List<WhatIfRow> rows, TerminalStyle style) {
        if (rows.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(style).text("what if", CHANGE_WIDTH).figure("before").figure("after")
                .figure("gain").text("then limited by", CHANGE_WIDTH);
        List<WhatIfRow> tried = rows.stream().filter(row -> row.after() != null).toList();
        for (WhatIfRow row : tried) {
            FlowRecord after = row.after();
            table.row(List.of("  " + row.change(), figure(row, row.before()), figure(row, after), gain(row.gain()),
                    after == null || after.limitedBy == null ? MISSING : after.limitedBy));
        }
        List<String> lines = new ArrayList<>(table.lines(TerminalTable.WIDTH));
        StringBuilder text = new StringBuilder(style.paint(lines.removeFirst(), Tone.HEADING)).append('\n');
        String heading = "";
        for (WhatIfRow row : rows) {
            String own = row.flow() + ", " + row.limit().text() + " " + Quantity.share(row.share());
            if (!own.equals(heading)) {
                text.append(own).append('\n');
                heading = own;
            }
            text.append(row.after() != null ? lines.removeFirst() + "\n" : "  " + style.wrap(
                    (row.change().isEmpty() ? "nothing to try: " : row.change() + ": ") + row.note(),
                    TerminalTable.WIDTH - 2));
        }
        return text.toString();
    }

    /** Times where the flow ended both times, otherwise goodputs. */
    private static String figure(WhatIfRow row, @Nullable FlowRecord flow) {
        if (row.isCompletedTwice() && flow != null && flow.completionTimePs != null) {
            return Quantity.time(flow.completionTimePs);
        }
        return flow == null || flow.goodputBitPerS == null ? MISSING : Quantity.rate(flow.goodputBitPerS);
    }

    private static String gain(@Nullable Double gain) {
        return gain == null ? MISSING : gain < MANY ? String.format(Locale.ROOT, "%+.0f %%", 100 * gain)
                : String.format(Locale.ROOT, "%.0f times", 1 + gain);
    }
}
