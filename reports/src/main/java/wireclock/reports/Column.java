package wireclock.reports;

import java.io.IOException;

/**
 * A column of a result table: the header, the reference of the results and the cells come from this one place.
 *
 * @param name the header; ends in the unit where there is one
 * @param unit of the cells; empty for texts and for numbers that count nothing, {@code 1} for shares
 * @param meaning one sentence, for the reference
 * @param cell writes exactly one field
 */
record Column<R>(String name, String unit, String meaning, Cell<R> cell) {
    /** Writes one field of a row. */
    interface Cell<R> {
        void write(CsvWriter csv, R row) throws IOException;
    }
}
