package wireclock.scenario.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.Spelling;
import wireclock.scenario.source.YamlNode;

/** A kind of map in a scenario (a link, a TCP flow) with the table of its keys. */
public final class Section {
    private final String name;
    private final String meaning;
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final List<List<Key<?>>> alternatives = new ArrayList<>();

    /**
     * @param name what it is called, with its article: "a link"
     * @param meaning what it describes, in whole sentences
     */
    public Section(String name, String meaning, Key<?>... keys) {
        this.name = name;
        this.meaning = meaning;
        for (Key<?> key : keys) {
            this.keys.put(key.name(), key);
        }
    }

    /** Adds the keys of another section behind those that are here. */
    public Section and(Section more) {
        keys.putAll(more.keys);
        alternatives.addAll(more.alternatives);
        return this;
    }

    /** Takes some keys out. */
    public Section without(Key<?>... left) {
        for (Key<?> key : left) {
            keys.remove(key.name());
        }
        return this;
    }

    /** Says of which keys at most one may be given; the one that is displaces the others of the defaults. */
    public Section oneOf(Key<?>... keys) {
        alternatives.add(List.of(keys));
        return this;
    }

    public String name() {
        return name;
    }

    public String meaning() {
        return meaning;
    }

    /** The name as a word for links and references: {@code a-tcp-flow}. */
    public String anchor() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    public Collection<Key<?>> keys() {
        return keys.values();
    }

    /** Whether these are some keys of another section, for places where it is not said in full. */
    public boolean isPartOf(Section other) {
        return keys.values().stream().noneMatch(Key::required) && other.keys.values().stream().anyMatch(Key::required)
                && other.keys.values().containsAll(keys.values());
    }

    List<List<Key<?>>> alternatives() {
        return alternatives;
    }

    /** Fields of this section in which nothing is given. */
    public Fields empty() {
        return emptyAt(Mark.FILE);
    }

    /** Fields of this section in which nothing is given, but that have a place. */
    public Fields emptyAt(Mark mark) {
        return new Fields(this, new Place(mark, Map.of()), Map.of());
    }

    /** Reads a map, or returns null after reporting what is wrong with it: keys, values, or what is missing. */
    public @Nullable Fields read(YamlNode node, Problems problems) {
        if (!(node instanceof YamlNode.Mapping map)) {
            problems.report(node.mark(), "this is " + node.kind() + ", but a map is needed",
                    "Here belongs " + name + ", with the keys " + String.join(", ", keys.keySet()) + ".");
            return null;
        }
        int before = problems.count();
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Mark> marks = new LinkedHashMap<>();
        for (YamlNode.Entry entry : map.entries().values()) {
            String written = entry.key().text();
            Key<?> key = keys.get(written);
            if (key == null) {
                problems.report(entry.key().mark(), "unknown key '" + written + "' in " + name,
                        Spelling.hint(written, keys.keySet(), "Known: " + String.join(", ", keys.keySet()) + "."));
                continue;
            }
            Object value = key.type().read(entry.value(), problems);
            if (value != null) {
                values.put(key.name(), value);
            }
            marks.put(key.name(), entry.value().mark());
        }
        reportMissing(map.mark(), marks, problems);
        reportAlternatives(marks, problems);
        return problems.count() > before ? null : new Fields(this, new Place(map.mark(), marks), values);
    }

    private void reportMissing(Mark whole, Map<String, Mark> given, Problems problems) {
        for (Key<?> key : keys.values()) {
            if (key.required() && !given.containsKey(key.name())) {
                problems.report(whole, name + " needs '" + key.name() + "'", "Add '" + key.name() + ": …'.");
            }
        }
    }

    private void reportAlternatives(Map<String, Mark> given, Problems problems) {
        for (List<Key<?>> group : alternatives) {
            Key<?> first = null;
            for (Key<?> key : group) {
                Mark mark = given.get(key.name());
                if (mark != null && first != null) {
                    problems.report(mark, "'" + first.name() + "' and '" + key.name() + "' exclude each other",
                            "Keep one of them.");
                }
                first = mark != null ? key : first;
            }
        }
    }
}
