package wireclock.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import wireclock.reports.assertion.AssertionResult;

/** The table {@code assertions.csv}: one row an assertion, in the scenario's order; only where something is asserted. */
public final class AssertionsCsv {
    private AssertionsCsv() {}

    /** A row before it is text. */
    record Row(RunIdentity run, AssertionResult result) {}

    /** Writes the header and all rows. */
    public static void write(Writer out, RunIdentity run, List<AssertionResult> results) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        for (Column<Row> column : columns()) {
            csv.text(column.name());
        }
        csv.endRow();
        for (AssertionResult result : results) {
            for (Column<Row> column : columns()) {
                column.cell().write(csv, new Row(run, result));
            }
            csv.endRow();
        }
    }

    static List<Column<Row>> columns() {
        return List.of(
                new Column<>("run_id", "", "The run.", (csv, r) -> csv.text(r.run.runId())),
                new Column<>("assertion", "", "What is asserted.", (csv, r) -> csv.text(r.result.claim().text())),
                new Column<>("verdict", "", "pass, fail, or warn for one that does not hold but was only to warn.",
                        (csv, r) -> csv.text(r.result.verdict().key())),
                new Column<>("measured", "",
                        "What was measured on the left of the comparison, when it was decided: at the first moment of "
                                + "failure, when it came true, or at the end; of what always held, where it was closest.",
                        (csv, r) -> csv.text(r.result.evidence().measured())),
                new Column<>("unit", "", "The unit of it.", (csv, r) -> csv.text(r.result.evidence().unitSymbol())),
                new Column<>("because", "", "Why it should be so, by the scenario.",
                        (csv, r) -> csv.text(r.result.claim().because())));
    }
}
