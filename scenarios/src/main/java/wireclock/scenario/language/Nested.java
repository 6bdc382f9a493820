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
 * <p>{@link #write} gives back what a file said. A manifest says more, all that holds, and so the records made of such
 * maps write themselves, with {@link Tree#putTree}.
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

    /**
     * Sections told apart by the word that a key of theirs takes, or is taken to have where it is left out.
     *
     * @param shorthand whose value may stand for the whole
     */
    public static Nested byWordOr(Key<?> selector, Map<String, Section> sections, Key<?> shorthand) {
        return new Nested(sections, selector, shorthand);
    }

    @Override
    public @Nullable Fields read(YamlNode node, Problems problems) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isNull() && shorthand != null) {
            YamlNode.Scalar key = new YamlNode.Scalar(scalar.mark(), shorthand.name(), true);
            return read(new YamlNode.Mapping(scalar.mark(), Map.of(key.text(), new YamlNode.Entry(key, scalar))),
                    problems);
        }
        Section section = selector == null ? sections.get("") : choose(selector, node, problems);
        Fields fields = section == null ? null : section.read(node, problems);
        return fields == null || selector == null || fields.has(selector) ? fields : fields.leavingKindOpen();
    }

    private @Nullable Section choose(Key<?> selector, YamlNode node, Problems problems) {
        if (!(node instanceof YamlNode.Mapping map)) {
            problems.report(node.mark(), "this is " + node.kind() + ", but a map is needed",
                    "Write {" + selector.name() + ": …}.");
            return null;
        }
        YamlNode.Entry word = map.entries().get(selector.name());
        if (word == null) {
            Section usual = usual(selector);
            if (usual == null || !misspellings(selector, map).isEmpty()) {
                reportNoWord(selector, map, problems);
                return null;
            }
            return usual;
        }
        return selector.type().read(word.value(), problems) == null ? null
                : sections.get(((YamlNode.Scalar) word.value()).text());
    }

    /** The section that is meant where the selector is left out and has a standard value, or null. */
    private <T> @Nullable Section usual(Key<T> selector) {
        T word = selector.fallback();
        return word == null ? null : sections.get(String.valueOf(selector.type().write(word)));
    }

    /** Reports a missing selector, at the place of its misspelling if there is one. */
    private void reportNoWord(Key<?> selector, YamlNode.Mapping map, Problems problems) {
        List<YamlNode.Scalar> misspellings = misspellings(selector, map);
        if (!misspellings.isEmpty()) {
            problems.report(misspellings.getFirst().mark(), "unknown key '" + misspellings.getFirst().text() + "'",
                    "Did you mean '" + selector.name() + "'?");
            return;
        }
        problems.report(map.mark(), "'" + selector.name() + "' is missing",
                "Add '" + selector.name() + ": …', one of " + String.join(", ", sections.keySet()) + ".");
    }

    private List<YamlNode.Scalar> misspellings(Key<?> selector, YamlNode.Mapping map) {
        Set<String> known = new LinkedHashSet<>();
        sections.values().forEach(section -> section.keys().forEach(key -> known.add(key.name())));
        return map.entries().values().stream().map(YamlNode.Entry::key)
                .filter(key -> !known.contains(key.text()) && Spelling.nearest(key.text(), known)
                        .filter(selector.name()::equals).isPresent())
                .toList();
    }

    @Override
    public Object write(Fields value) {
        return value.tree();
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
