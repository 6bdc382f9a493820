package wireclock.scenario.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.Spelling;
import wireclock.scenario.source.YamlNode;

/** One of a few words. */
public final class Choice<T> extends ScalarType<T> {
    private final String noun;
    private final Map<String, T> values;

    private Choice(String noun, Map<String, T> values) {
        this.noun = noun;
        this.values = values;
    }

    /** Words that stand for themselves. */
    public static Choice<String> ofWords(String noun, String... words) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : words) {
            values.put(word, word);
        }
        return new Choice<>(noun, values);
    }

    /** Words and what they stand for; of several for the same value the first is written. */
    public static <T> Choice<T> of(String noun, SequencedMap<String, T> values) {
        return new Choice<>(noun, new LinkedHashMap<>(values));
    }

    /** The constants of an enum in small letters, with - for _. */
    public static <E extends Enum<E>> Choice<E> ofConstants(String noun, E[] constants) {
        Map<String, E> values = new LinkedHashMap<>();
        for (E constant : constants) {
            values.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return new Choice<>(noun, values);
    }

    /** {@code true} or {@code false}, as YAML 1.2 has them. */
    public static Choice<Boolean> ofTrueOrFalse() {
        Map<String, Boolean> values = new LinkedHashMap<>();
        values.put("true", true);
        values.put("false", false);
        return new Choice<>("true or false", values);
    }

    /** The words, in the order given. */
    public List<String> words() {
        return List.copyOf(values.keySet());
    }

    @Override
    String noun() {
        return noun;
    }

    @Override
    String hint() {
        return "Write " + listed(words()) + ".";
    }

    private static String listed(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    @Override
    @Nullable T parse(YamlNode.Scalar scalar, Problems problems) {
        boolean truth = values.containsKey("true");
        T value = values.get(truth ? scalar.text().toLowerCase(Locale.ROOT) : scalar.text());
        if (value == null) {
            problems.report(scalar.mark(), scalar.quoted() + " is not " + noun,
                    Spelling.nearest(scalar.text(), values.keySet()).map(near -> "Did you mean '" + near + "'? ")
                    .orElse("")
                            + hint());
        }
        return value;
    }

    @Override
    public Object write(T value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        for (Map.Entry<String, T> entry : values.entrySet()) {
            if (entry.getValue().equals(value)) {
                String word = entry.getKey();
                return word.equals("true") || word.equals("false") ? (Object) Boolean.valueOf(word) : word;
            }
        }
        throw new IllegalArgumentException(value + " is not " + noun);
    }

    @Override
    public String label() {
        return words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    @Override
    public Map<String, Object> schema() {
        boolean truth = values.containsKey("true");
        List<String> others = words().stream().filter(word -> !word.equals("true") && !word.equals("false")).toList();
        if (!truth) {
            return JsonSchema.anyOf(JsonSchema.of("enum", others), JsonSchema.parameter());
        }
        Map<String, Object> truthValue = JsonSchema.of("type", "boolean");
        return others.isEmpty() ? JsonSchema.anyOf(truthValue, JsonSchema.parameter())
                : JsonSchema.anyOf(truthValue, JsonSchema.of("enum", others), JsonSchema.parameter());
    }
}
