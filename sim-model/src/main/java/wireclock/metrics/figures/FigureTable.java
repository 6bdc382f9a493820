package wireclock.metrics.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All figures of one kind of thing, by name.
 *
 * @param <S> what they are read from
 */
public final class FigureTable<S> {
    private final String owner;
    private final Map<String, Figure<S>> figures = new LinkedHashMap<>();
    private final Map<String, Figure<S>> columns = new LinkedHashMap<>();
    private final Map<String, TextFigure<S>> texts = new LinkedHashMap<>();

    FigureTable(String owner, List<Figure<S>> figures, List<TextFigure<S>> texts) {
        this.owner = owner;
        for (Figure<S> figure : figures) {
            if (this.figures.put(figure.name(), figure) != null) {
                throw new IllegalArgumentException(figure.name() + " of " + owner + " is there twice");
            }
            if (!figure.column().isEmpty()) {
                columns.put(figure.column(), figure);
            }
        }
        texts.forEach(text -> this.texts.put(text.name(), text));
    }

    /** Of what, in the singular: flow, link, node, switch, interface. */
    public String owner() {
        return owner;
    }

    /** The figure of a name, or of a column of the results; null if there is none. */
    public @Nullable Figure<S> find(String name) {
        Figure<S> figure = figures.get(name);
        return figure == null ? columns.get(name) : figure;
    }

    /** The word of a name, or null. */
    public @Nullable TextFigure<S> findText(String name) {
        return texts.get(name);
    }

    /** All numbers, in the order of the reference. */
    public List<Figure<S>> figures() {
        return List.copyOf(figures.values());
    }

    /** All words. */
    public List<TextFigure<S>> texts() {
        return List.copyOf(texts.values());
    }

    /** What can be asked for, for hints. */
    public List<String> names() {
        List<String> names = new ArrayList<>(figures.keySet());
        names.addAll(texts.keySet());
        names.addAll(columns.keySet());
        return names;
    }
}
