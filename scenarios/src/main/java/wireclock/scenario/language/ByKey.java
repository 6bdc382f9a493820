package wireclock.scenario.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.Spelling;
import wireclock.scenario.source.YamlNode;

/**
 * A map of one of several sections, told apart by which of certain keys is there: a fault by {@code link}, {@code node}
 * or {@code interface}.
 */
public final class ByKey implements ValueType<Fields> {
    private final Map<String, Section> sections;

    /**
     * @param sections key to section, in order
     */
    public ByKey(Map<String, Section> sections) {
        this.sections = sections;
    }

    @Override
    public @Nullable Fields read(YamlNode node, Problems problems) {
        String keys = String.join(", ", sections.keySet());
        if (!(node instanceof YamlNode.Mapping map)) {
            problems.report(node.mark(), "this is " + node.kind() + ", but a map is needed",
                    "Write {…} with one of the keys " + keys + ".");
            return null;
        }
        for (Map.Entry<String, Section> each : sections.entrySet()) {
            if (map.entries().containsKey(each.getKey())) {
                return each.getValue().read(node, problems);
            }
        }
        Set<String> known = new LinkedHashSet<>();
        sections.values().forEach(section -> section.keys().forEach(key -> known.add(key.name())));
        for (YamlNode.Entry entry : map.entries().values()) {
            String written = entry.key().text();
            if (!known.contains(written)) {
                problems.report(entry.key().mark(), "unknown key '" + written + "'",
                        Spelling.hint(written, known, "Known: " + String.join(", ", known) + "."));
                return null;
            }
        }
        problems.report(map.mark(), "it is not said what this is about", "Add one of " + keys + ".");
        return null;
    }

    @Override
    public Object write(Fields value) {
        return value.tree();
    }

    @Override
    public String label() {
        return sections.values().stream().map(section -> "[" + section.name() + "](#" + section.anchor() + ")")
                .collect(Collectors.joining(", "));
    }

    @Override
    public Map<String, Object> schema() {
        List<Object> choices = new ArrayList<>();
        sections.values().forEach(section -> choices.add(JsonSchema.of("$ref", "#/$defs/" + section.anchor())));
        return JsonSchema.of("anyOf", choices);
    }

    @Override
    public List<Section> sections() {
        return List.copyOf(sections.values());
    }
}
