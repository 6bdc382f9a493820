package wireclock.reports.compare;

import java.util.List;
import wireclock.reports.TerminalStyle;
import wireclock.reports.TextTable;

/** A comparison of two results for the terminal. */
public final class ComparisonText {
    private static final int ROW_WIDTH = 30;
    private static final int VALUE_WIDTH = 24;
    private static final String NOTHING = "(nothing any more)";

    private ComparisonText() {}

    /**
     * The lines, each ended by a line feed.
     *
     * @param all whether figures are shown also where they are the same
     */
    public static String render(ResultComparison comparison, boolean all, TerminalStyle style) {
        StringBuilder out = new StringBuilder();
        out.append("A: ").append(comparison.first()).append('\n');
        out.append("B: ").append(comparison.second()).append('\n');
        for (TableComparison table : comparison.tables()) {
            List<Figure> shown = all ? table.figures() : table.different();
            if (!shown.isEmpty()) {
                out.append('\n').append(table(table.name(), shown, style));
            }
            only(out, table.name(), "A", table.onlyFirst());
            only(out, table.name(), "B", table.onlySecond());
        }
        PacketDifference packet = comparison.packet();
        if (packet != null) {
            out.append("\nfirst packet that differs (packet ").append(packet.number()).append("):\n");
            out.append("  A: ").append(packet.first() == null ? NOTHING : packet.first()).append('\n');
            out.append("  B: ").append(packet.second() == null ? NOTHING : packet.second()).append('\n');
        }
        return out.append('\n').append(verdict(comparison)).append('\n').toString();
    }

    /** In one line. */
    static String verdict(ResultComparison comparison) {
        long figures = comparison.tables().stream().mapToLong(table -> table.figures().size()).sum();
        long different = comparison.tables().stream().mapToLong(table -> table.different().size()).sum();
        String packets = !comparison.captured() ? "; packets were not compared: they have no captured port in common"
                : comparison.packet() == null ? "; packet by packet the same" : "";
        return (comparison.isSame() ? "the same: " + figures + " figures" : different + " of " + figures
                + " figures differ") + packets;
    }

    private static void only(StringBuilder out, String table, String side, List<String> rows) {
        if (!rows.isEmpty()) {
            out.append(table).append(" only in ").append(side).append(": ").append(String.join(", ", rows))
                    .append('\n');
        }
    }

    private static String table(String name, List<Figure> figures, TerminalStyle style) {
        TextTable table = new TextTable(style).text(name, ROW_WIDTH).text("figure", ROW_WIDTH).text("A", VALUE_WIDTH)
                .text("B", VALUE_WIDTH).figure("difference").figure("%");
        String last = "";
        for (Figure figure : figures) {
            table.row(List.of(figure.row().equals(last) ? "" : figure.row(), figure.column(), figure.first(),
                    figure.second(), figure.difference(), figure.percent().replace(" %", "")));
            last = figure.row();
        }
        return String.join("\n", table.lines(Integer.MAX_VALUE)) + "\n";
    }
}
