package wireclock.metrics.figures;

/** The text of {@code docs/reference/figures.md}, made of the tables that assertions take their figures from. */
final class FiguresReference {
    private final StringBuilder text = new StringBuilder("""
            <!-- Generated from the tables of package metrics.figures. Regenerate instead of editing:
                 mvn test -pl sim-model -am -Dtest=FiguresReferenceTest -Dsurefire.failIfNoSpecifiedTests=false \
            -Dwireclock.regenerate=true -->
            # Figures

            What [assertions](../assertions.md) can be about: a name, a dot and one of these figures, as in
            `bulk.goodput`. Where a column is given, its name is another name of the figure, and an earlier result can be
            compared with (`baseline`).
            """);

    private FiguresReference() {}

    static String markdown() {
        FiguresReference reference = new FiguresReference();
        reference.table("Of a flow", "Named as in `flows.csv`: of a flow to many, the row of one receiver (`tv-h2`). Not "
                + "every type of flow has all.", FlowFigures.table());
        reference.table("Of a link", "`name` is the direction from the link's first endpoint to the second, "
                + "`name.reverse` the other.", LinkFigures.table());
        reference.table("Of a host or router", "Since the start, or since `from`.", NodeFigures.ofIpNodes());
        reference.table("Of a switching hub", "Since the start, or since `from`.", NodeFigures.ofSwitches());
        reference.table("Of an interface", "Named `node:interface`, as in `r1:eth0.frames_sent`.",
                NodeFigures.ofInterfaces());
        return reference.text.toString();
    }

    private <S> void table(String title, String meaning, FigureTable<S> table) {
        text.append("\n## ").append(title).append("\n\n").append(meaning)
                .append("\n\n| figure | unit | is | meaning | column |\n|---|---|---|---|---|\n");
        for (Figure<S> figure : table.figures()) {
            row(figure.name(), figure.unit().equals(Unit.TRUTH) ? "true or false" : figure.unit().symbol(),
                    figure.span().text(), figure.meaning(), figure.column());
        }
        table.texts().forEach(word -> row(word.name(), "word", Figure.Span.NOW.text(), word.meaning(), ""));
    }

    private void row(String name, String unit, String span, String meaning, String column) {
        text.append("| `").append(name).append("` | ").append(unit).append(" | ").append(span).append(" | ")
                .append(meaning).append(" | ").append(column.isEmpty() ? "" : "`" + column + "`").append(" |\n");
    }
}
