package wireclock.scenario.language;

import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/**
 * A key of a section: its name, what it takes, what it is when left out, and what it means. Everything that is known
 * about a word of the language stands in one of these, once.
 */
public final class Key<T> {
    private final String name;
    private final ValueType<T> type;
    private final String meaning;
    private final boolean required;
    private final @Nullable T fallback;
    private final String fallbackText;

    private Key(String name, ValueType<T> type, String meaning, boolean required, @Nullable T fallback,
            String fallbackText) {
        this.name = name;
        this.type = type;
        this.meaning = meaning;
        this.required = required;
        this.fallback = fallback;
        this.fallbackText = fallbackText;
    }

    /** A key that cannot be left out. */
    public static <T> Key<T> required(String name, ValueType<T> type, String meaning) {
        return new Key<>(name, type, meaning, true, null, "");
    }

    /**
     * A key that, left out, has no value of its own.
     *
     * @param otherwise what then holds, for the reference: "from the MTU"; may be empty
     */
    public static <T> Key<T> optional(String name, ValueType<T> type, String otherwise, String meaning) {
        return new Key<>(name, type, meaning, false, null, otherwise);
    }

    /**
     * A key that, left out, is as if a value had been written.
     *
     * @param value as it would be written in a file
     */
    public static <T> Key<T> standard(String name, ValueType<T> type, String value, String meaning) {
        Problems problems = new Problems(name);
        T read = type.read(new YamlNode.Scalar(Mark.FILE, value, true), problems);
        if (read == null) {
            throw new IllegalArgumentException(problems.inOrder().toString());
        }
        return new Key<>(name, type, meaning, false, read, "`" + value + "`");
    }

    public String name() {
        return name;
    }

    public ValueType<T> type() {
        return type;
    }

    public String meaning() {
        return meaning;
    }

    public boolean required() {
        return required;
    }

    /** The value of the key when it is left out, or null where it then has none. */
    public @Nullable T fallback() {
        return fallback;
    }

    /** What holds when the key is left out, in words for the reference. */
    public String fallbackText() {
        return fallbackText;
    }
}
