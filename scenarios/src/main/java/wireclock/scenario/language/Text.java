package wireclock.scenario.language;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** A word or a text of a given form, with the value it stands for. */
public final class Text<T> extends ScalarType<T> {
    /** Any text. */
    public static final Text<String> ANY = of("text", "a text", "Write a text.", "(?s).*");
    /** What nodes, links, flows and interfaces are called. */
    public static final Text<String> NAME =
            of("name", "a name", "A name has letters, digits, - and _, and begins with a letter or a digit.",
                    "[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final String label;
    private final String noun;
    private final String hint;
    private final Pattern form;
    private final Function<String, T> value;
    private final Function<T, String> text;

    private Text(String label, String noun, String hint, Pattern form, Function<String, T> value,
            Function<T, String> text) {
        this.label = label;
        this.noun = noun;
        this.hint = hint;
        this.form = form;
        this.value = value;
        this.text = text;
    }

    /** Texts that stand for themselves. */
    public static Text<String> of(String label, String noun, String hint, String form) {
        return new Text<>(label, noun, hint, Pattern.compile(form), Function.identity(), Function.identity());
    }

    /**
     * Texts that stand for something.
     *
     * @param value makes it of a text that has the form; may throw {@link IllegalArgumentException}
     * @param text makes the text again
     */
    public static <T> Text<T> of(String label, String noun, String hint, String form, Function<String, T> value,
            Function<T, String> text) {
        return new Text<>(label, noun, hint, Pattern.compile(form), value, text);
    }

    @Override
    String noun() {
        return noun;
    }

    @Override
    String hint() {
        return hint;
    }

    @Override
    @Nullable T parse(YamlNode.Scalar scalar, Problems problems) {
        if (form.matcher(scalar.text()).matches()) {
            try {
                return value.apply(scalar.text());
            } catch (IllegalArgumentException e) {
                return refuse(scalar, problems);
            }
        }
        return refuse(scalar, problems);
    }

    @Override
    public Object write(T value) {
        // What is written is final: a dollar sign in it is not a parameter to be put in.
        return text.apply(value).replace("$", "$$");
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Map<String, Object> schema() {
        // Without quotes a name or a text may look like a number to YAML.
        return this == ANY ? JsonSchema.of("type", List.of("string", "number"))
                : form.matcher("1").matches() ? JsonSchema.anyOf(JsonSchema.text("^(?:" + form + ")$"),
                        JsonSchema.of("type", "integer"))
                : JsonSchema.text("^(?:" + form + ")$");
    }
}
