package wireclock.packetdrill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An argument or a result of a system call, as the script writes it. */
sealed interface Argument {
    /**
     * A number, or constants joined by {@code |}.
     *
     * @param symbol the constant, if it is one, or empty
     */
    @SuppressWarnings("AvoidCommonTypeNames")
    record Number(long value, String symbol) implements Argument {
        Number(long value) {
            this(value, "");
        }
    }

    /** A text in quotation marks. */
    record Text(String value) implements Argument {}

    /** {@code ...}: the runner chooses. */
    record Any() implements Argument {}

    /** {@code [a, b]}: what a pointer points to. */
    record Array(List<Argument> elements) implements Argument {}

    /** {@code {name=value, …}}: a structure. */
    record Structure(List<Field> fields) implements Argument {
        /** The value of a field, or null where it is not given. */
        @Nullable Argument get(String name) {
            for (Field field : fields) {
                if (name.equals(field.name())) {
                    return field.value();
                }
            }
            return null;
        }
    }

    /**
     * A part of a structure.
     *
     * @param name or null where only the place says what it is
     */
    record Field(@Nullable String name, Argument value) {}

    /** A word that is no known constant, or a call such as {@code htons(80)}. */
    record Word(String name, List<Argument> arguments) implements Argument {}
}
