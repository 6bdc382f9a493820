package wireclock.scenario.assertion;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.figures.Figure;
import wireclock.metrics.figures.FigureTable;
import wireclock.metrics.figures.Meter;
import wireclock.metrics.figures.TextFigure;
import wireclock.reports.assertion.Saying;

/**
 * Something that conditions can name: a flow, a link direction, a node, an interface.
 *
 * @param <S> what its figures are read from
 */
public final class Entity<S> {
    private final String name;
    private final FigureTable<S> table;
    private final S source;
    private final Predicate<String> has;

    /**
     * @param has whether this one has a figure that others of its kind have
     */
    public Entity(String name, FigureTable<S> table, S source, Predicate<String> has) {
        this.name = name;
        this.table = table;
        this.source = source;
        this.has = has;
    }

    public String name() {
        return name;
    }

    /** The figures of its kind. */
    public FigureTable<S> table() {
        return table;
    }

    /** The figure of a name, or null if it has none of that name. */
    public @Nullable Figure<S> find(String figure) {
        Figure<S> found = table.find(figure);
        return found != null && has.test(found.name()) ? found : null;
    }

    boolean hasText(String figure) {
        return table.findText(figure) != null;
    }

    /** A new meter for a figure that it has. */
    public Meter meter(String figure) {
        Figure<S> found = find(figure);
        if (found == null) {
            throw new IllegalArgumentException(name + " has no " + figure);
        }
        return found.opening().of(source);
    }

    /** A reader of a word that it has. */
    Saying.Words words(String figure) {
        TextFigure<S> found = table.findText(figure);
        if (found == null) {
            throw new IllegalArgumentException(name + " has no " + figure);
        }
        return () -> found.reading().of(source);
    }
}
