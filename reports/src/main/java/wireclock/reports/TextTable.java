package wireclock.reports;

import java.util.ArrayList;
import java.util.List;

/** Aligns cells in columns two blanks apart: texts to the left, figures to the right. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<Integer> widestAllowed = new ArrayList<>();
    private final List<Boolean> figures = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final TerminalStyle style;

    public TextTable(TerminalStyle style) {
        this.style = style;
        rows.add(headings);
    }

    /** Adds a column of texts, which are cut to a width. */
    public TextTable text(String heading, int widest) {
        return column(heading, widest, false);
    }

    /** Adds a column of figures, which are never cut. */
    public TextTable figure(String heading) {
        return column(heading, Integer.MAX_VALUE, true);
    }

    /** Adds a row; as many cells as there are columns. */
    public void row(List<String> cells) {
        if (cells.size() != headings.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + headings.size() + " columns");
        }
        rows.add(cells);
    }

    /** The lines, headings first, without trailing blanks; none longer than {@code width}. */
    public List<String> lines(int width) {
        List<Integer> widths = widths();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String cell = style.fit(row.get(i), widestAllowed.get(i));
                String padding = " ".repeat(widths.get(i) - cell.length());
                line.append(i == 0 ? "" : GAP);
                line.append(figures.get(i) ? padding + cell : cell + padding);
            }
            lines.add(style.fit(line.toString().stripTrailing(), width));
        }
        return lines;
    }

    private TextTable column(String heading, int widest, boolean isFigure) {
        headings.add(heading);
        widestAllowed.add(widest);
        figures.add(isFigure);
        return this;
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int width = 0;
            for (List<String> row : rows) {
                width = Math.max(width, style.fit(row.get(i), widestAllowed.get(i)).length());
            }
            widths.add(width);
        }
        return widths;
    }
}
