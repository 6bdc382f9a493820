package wireclock.reports.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.reports.Markup;

/** A comparison of two results as an HTML page that needs nothing else. */
public final class ComparisonPage {
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em}
            body{color:#1b1b1b;background:#fff}table{border-collapse:collapse;margin:1em 0}
            th,td{padding:.2em .8em;border-bottom:1px solid #ddd;text-align:left}
            td.n{text-align:right;font-variant-numeric:tabular-nums}pre{overflow-x:auto;background:#f4f4f4;padding:.8em}
            .same{color:#1b7837}.differs{color:#b2182b}
            @media(prefers-color-scheme:dark){body{background:#161616;color:#e4e4e4}th,td{border-color:#444}
            pre{background:#242424}.same{color:#7fc97f}.differs{color:#fb8072}}
            """;

    private final StringBuilder out = new StringBuilder();

    private ComparisonPage() {}

    /** The whole page. */
    public static String render(ResultComparison comparison) {
        return new ComparisonPage().page(comparison);
    }

    private String page(ResultComparison comparison) {
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(Markup.escape(comparison.first() + " and " + comparison.second())).append("</title>\n<style>\n")
                .append(STYLE).append("</style></head><body>\n<h1>Two results compared</h1>\n");
        out.append("<p>A: <b>").append(Markup.escape(comparison.first())).append("</b><br>B: <b>")
                .append(Markup.escape(comparison.second())).append("</b></p>\n<p class=\"")
                .append(comparison.isSame() ? "same" : "differs").append("\">")
                .append(Markup.escape(ComparisonText.verdict(comparison))).append("</p>\n");
        for (TableComparison table : comparison.tables()) {
            table(table);
        }
        PacketDifference packet = comparison.packet();
        if (packet != null) {
            out.append("<h2>First packet that differs</h2>\n<pre>A: ").append(line(packet.first())).append("\nB: ")
                    .append(line(packet.second())).append("</pre>\n");
        }
        return out.append("</body></html>\n").toString();
    }

    private static String line(@Nullable String text) {
        return text == null ? "(nothing any more)" : Markup.escape(text);
    }

    private void table(TableComparison table) {
        if (!table.isSame()) {
            out.append("<h2>").append(Markup.escape(table.name())).append("</h2>\n");
        }
        only("A", table.onlyFirst());
        only("B", table.onlySecond());
        if (!table.different().isEmpty()) {
            out.append("<table><thead><tr><th></th><th>figure</th><th>A</th><th>B</th><th>difference</th>")
                    .append("<th>%</th></tr></thead><tbody>\n");
            for (Figure figure : table.different()) {
                out.append("<tr><td>").append(Markup.escape(figure.row())).append("</td><td>")
                        .append(Markup.escape(figure.column())).append("</td>");
                for (String cell : List.of(figure.first(), figure.second(), figure.difference(), figure.percent())) {
                    out.append("<td class=\"n\">").append(Markup.escape(cell)).append("</td>");
                }
                out.append("</tr>\n");
            }
            out.append("</tbody></table>\n");
        }
    }

    private void only(String side, List<String> rows) {
        if (!rows.isEmpty()) {
            out.append("<p>Only in ").append(side).append(": ").append(Markup.escape(String.join(", ", rows)))
                    .append("</p>\n");
        }
    }
}
