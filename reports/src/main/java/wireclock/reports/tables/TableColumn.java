package wireclock.reports.tables;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wireclock.reports.Decimals;

/**
 * A column of a table of devices, for people and for tools.
 *
 * @param name in CSV files, ending in the unit where there is one
 * @param heading in text files
 * @param isFigure whether text files align it to the right
 * @param meaning one sentence, for the reference
 * @param cell the text, the same for both; null where there is nothing to say
 */
public record TableColumn<R>(String name, String heading, boolean isFigure, String meaning,
        Function<R, @Nullable String> cell) {
    static <R> TableColumn<R> text(String name, String heading, String meaning, Function<R, @Nullable String> cell) {
        return new TableColumn<>(name, heading, false, meaning, cell);
    }

    static <R> TableColumn<R> figure(String name, String heading, String meaning, Function<R, Long> cell) {
        return new TableColumn<>(name, heading, true, meaning, row -> Long.toString(cell.apply(row)));
    }

    /** Picoseconds, shown as seconds. */
    static <R> TableColumn<R> seconds(String name, String heading, String meaning, Function<R, @Nullable Long> cell) {
        return new TableColumn<>(name, heading, true, meaning, row -> {
            Long ps = cell.apply(row);
            return ps == null ? null : Decimals.seconds(ps).toPlainString();
        });
    }
}
