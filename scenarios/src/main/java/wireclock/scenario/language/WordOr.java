package wireclock.scenario.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/**
 * A word that stands for a value, or anything else of a type: {@code unlimited} or a size.
 *
 * @param word the word
 * @param meaning what it stands for
 * @param type everything else
 * @param written whether the word is written for the value, where the type has another way
 */
public record WordOr<T>(String word, T meaning, ValueType<T> type, boolean written) implements ValueType<T> {
    @Override
    public @Nullable T read(YamlNode node, Problems problems) {
        return node instanceof YamlNode.Scalar scalar && scalar.text().equals(word) ? meaning
                : type.read(node, problems);
    }

    @Override
    public Object write(T value) {
        return !written || !value.equals(meaning) ? type.write(value)
                : word.equals("true") || word.equals("false") ? (Object) Boolean.valueOf(word) : word;
    }

    @Override
    public String label() {
        return type.label() + " or `" + word + "`";
    }

    @Override
    public Map<String, Object> schema() {
        // Unquoted, some words are truth values to YAML.
        Object constant = word.equals("true") ? (Object) true : word.equals("false") ? (Object) false : word;
        return JsonSchema.anyOf(JsonSchema.of("const", constant), type.schema());
    }

    @Override
    public List<Section> sections() {
        return type.sections();
    }
}
