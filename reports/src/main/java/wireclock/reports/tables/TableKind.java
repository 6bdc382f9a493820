package wireclock.reports.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of table that devices show.
 *
 * @param <R> a row before it is text
 */
public interface TableKind<R> {
    /** Names the file: {@code tables/NAME.csv}. */
    String name();

    /** Stands above the table in text files, with the command that people know it from. */
    String title();

    /** One sentence, for the reference. */
    String meaning();

    List<TableColumn<R>> columns();

    /** The rows in order, or null if a device of this kind has no such table. */
    @Nullable List<R> rows(Device device);
}
