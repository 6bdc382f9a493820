package wireclock.scenario.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Mark;

/** What one map of a file says: the values of the keys that are given, with their places. */
public final class Fields {
    private final Section section;
    private final Place place;
    private final Map<String, Object> values;
    /** Whether nothing said which section it is, of several: what it is laid over may decide. */
    private final boolean kindLeftOpen;

    Fields(Section section, Place place, Map<String, Object> values) {
        this(section, place, values, false);
    }

    private Fields(Section section, Place place, Map<String, Object> values, boolean kindLeftOpen) {
        this.section = section;
        this.place = place;
        this.values = values;
        this.kindLeftOpen = kindLeftOpen;
    }

    /** The same, of the section that is meant where nothing says which. */
    Fields leavingKindOpen() {
        return new Fields(section, place, values, true);
    }

    public Section section() {
        return section;
    }

    public Place place() {
        return place;
    }

    /** The value of a key that is required or has a standard value. */
    public <T> T get(Key<T> key) {
        T value = find(key);
        if (value == null) {
            throw new IllegalStateException("nothing to take for the key '" + key.name() + "'");
        }
        return value;
    }

    /** The value given, or the standard one, or null. */
    public <T> @Nullable T find(Key<T> key) {
        T value = given(key);
        return value == null ? key.fallback() : value;
    }

    /** The value given, or null. */
    @SuppressWarnings("unchecked") // what a key's type has read is of its type
    public <T> @Nullable T given(Key<T> key) {
        return (T) values.get(key.name());
    }

    public boolean has(Key<?> key) {
        return values.containsKey(key.name());
    }

    /** The same with a value that no file gives, at the place of the whole. */
    public <T> Fields with(Key<T> key, T value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(key.name(), value);
        return new Fields(section, place, more);
    }

    /** A nested section; empty where it is left out. */
    public Fields nested(Key<Fields> key, Section section) {
        Fields fields = given(key);
        return fields == null ? section.empty() : fields;
    }

    /**
     * These laid over others: what is given here holds, the rest is as there. Nested sections of one kind, or of a
     * kind that is left open, are laid over each other likewise, and a key given here displaces its alternatives there.
     */
    public Fields over(Fields base) {
        Map<String, Object> merged = new LinkedHashMap<>(base.values);
        Map<String, Mark> marks = new LinkedHashMap<>(base.place.keys());
        for (List<Key<?>> group : section.alternatives()) {
            if (group.stream().anyMatch(this::has)) {
                group.forEach(key -> merged.remove(key.name()));
                group.forEach(key -> marks.remove(key.name()));
            }
        }
        values.forEach((name, value) -> {
            boolean nested = value instanceof Fields top && merged.get(name) instanceof Fields below
                    && (top.section == below.section || top.kindLeftOpen && top.isPossibleIn(below.section));
            merged.merge(name, value, (below, top) -> nested ? ((Fields) top).over((Fields) below) : top);
        });
        marks.putAll(place.keys());
        return new Fields(kindLeftOpen ? base.section : section, new Place(place.mark(), marks), merged,
                kindLeftOpen && base.kindLeftOpen);
    }

    /** What is given, as a file would say it. */
    Map<String, Object> tree() {
        Tree tree = new Tree();
        section.keys().forEach(key -> put(tree, key));
        return tree.map();
    }

    private <T> void put(Tree tree, Key<T> key) {
        tree.put(key, given(key));
    }

    private boolean isPossibleIn(Section other) {
        return other.keys().stream().map(Key::name).toList().containsAll(values.keySet());
    }
}
