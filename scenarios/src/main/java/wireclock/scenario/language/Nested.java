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
 * A map of one section, or of one of several that a word in it tells apart: nodes by {@code kind}, flows by {@code
 * type}.
 *
 * <p>Values of this type are written by the records made of them, with {@link Tree#putTree}, not by {@link #write}.
 */
public final class Nested implements ValueType<Fields> {
    private final Map<String, Section> sections;
    private final @Nullable Key<?> selector;
    private final @Nullable Key<?> shorthand;

    private Nested(Map<String, Section> sections, @Nullable Key<?> selector, @Nullable Key<?> shorthand) {
        this.sections = sections;
        this.selector = selector;
        this.shorthand = shorthand;
    }

    public static Nested of(Section section) {
        return new Nested(Map.of("", section), null, null);
    }

    /** A section of which the value of one key may stand for the whole: {@code 1 %} for <code>{share: 1 %}</code>. */
    public static Nested of(Section section, Key<?> shorthand) {
        return new Nested(Map.of("", section), null, shorthand);
    }

    /**
     * Sections told apart by the word that a key of theirs takes.
     *
     * @param sections word to section, in order
     * @param alone whether the word alone may stand for the whole: {@code host} for <code>{kind: host}</code>
     */
    public static Nested byWord(Key<?> selector, Map<String, Section> sections, boolean alone) {
        return new Nested(sections, selector, alone ? selector : null);
    }

    @Override
    public @Nullable Fields read(YamlNode node, Problems problems) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isNull() && shorthand != null) {
            YamlNode.Scalar key = new YamlNode.Scalar(scalar.mark(), shorthand.name(), true);
            return read(new YamlNode.Mapping(scalar.mark(), Map.of(key.text(), new YamlNode.Entry(key, scalar))),
                    problems);
        }
        Section section = selector == null ? sections.get("") : choose(selector, node, problems);
        return section == null ? null : section.read(node, problems);
    }

    private @Nullable Section choose(Key<?> selector, YamlNode node, Problems problems) {
        if (!(node instanceof YamlNode.Mapping map)) {
            problems.report(node.mark(), "this is " + node.kind() + ", but a map is needed",
                    "Write {" + selector.name() + ": …}.");
            return null;
        }
        YamlNode.Entry word = map.entries().get(selector.name());
        if (word == null) {
            reportNoWord(selector, map, problems);
            return null;
        }
        return selector.type().read(word.value(), problems) == null ? null
                : sections.get(((YamlNode.Scalar) word.value()).text());
    }

    /** Reports a missing selector, at the place of its misspelling if there is one. */
    private void reportNoWord(Key<?> selector, YamlNode.Mapping map, Problems problems) {
        Set<String> known = new LinkedHashSet<>();
        sections.values().forEach(section -> section.keys().forEach(key -> known.add(key.name())));
        for (YamlNode.Entry entry : map.entries().values()) {
            String written = entry.key().text();
            if (!known.contains(written) && Spelling.nearest(written, known).filter(selector.name()::equals)
                    .isPresent()) {
                problems.report(entry.key().mark(), "unknown key '" + written + "'",
                        "Did you mean '" + selector.name() + "'?");
                return;
            }
        }
        problems.report(map.mark(), "'" + selector.name() + "' is missing",
                "Add '" + selector.name() + ": …', one of " + String.join(", ", sections.keySet()) + ".");
    }

    @Override
    public Object write(Fields value) {
        throw new UnsupportedOperationException("the record made of " + value.section().name() + " writes itself");
    }

    @Override
    public String label() {
        String map = sections.values().stream().map(section -> "[" + section.name() + "](#" + section.anchor() + ")")
                .collect(Collectors.joining(", "));
        return shorthand == null ? map : shorthand.type().label() + " or " + map;
    }

    @Override
    public Map<String, Object> schema() {
        List<Object> choices = new ArrayList<>();
        if (shorthand != null) {
            choices.add(shorthand.type().schema());
        }
        sections.forEach((word, section) -> {
            Map<String, Object> choice = JsonSchema.of("$ref", "#/$defs/" + section.anchor());
            if (selector != null) {
                choice.put("properties", JsonSchema.of(selector.name(),
                        JsonSchema.anyOf(JsonSchema.of("const", word), JsonSchema.parameter())));
            }
            choices.add(choice);
        });
        return JsonSchema.of(choices.size() == 1 ? "allOf" : "anyOf", choices);
    }

    @Override
    public List<Section> sections() {
        return List.copyOf(sections.values());
    }
}
