package wireclock.packetdrill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads structures of a script's message, and compares them. */
final class MessageFields {
    private final int line;

    MessageFields(int line) {
        this.line = line;
    }

    Argument field(Argument.Structure structure, String name) throws ScriptException {
        Argument value = structure.get(name);
        if (value == null) {
            throw ScriptException.unsupported(line, "a message without " + name);
        }
        return value;
    }

    long number(Argument.Structure structure, String name) throws ScriptException {
        return number(field(structure, name));
    }

    long number(Argument value) throws ScriptException {
        if (value instanceof Argument.Number number) {
            return number.value();
        }
        throw ScriptException.unsupported(line, "this part of a message");
    }

    Argument.Structure structure(Argument.Structure outer, String name) throws ScriptException {
        return structure(field(outer, name));
    }

    Argument.Structure structure(@Nullable Argument value) throws ScriptException {
        if (value instanceof Argument.Structure structure) {
            return structure;
        }
        throw ScriptException.unsupported(line, "this part of a message");
    }

    List<Argument> list(Argument.Structure outer, String name, int size) throws ScriptException {
        List<Argument> list = outer.get(name) instanceof Argument.Array array ? array.elements() : List.of();
        check("control messages", list.size(), size);
        return list;
    }

    long constant(String name) {
        Long value = Constants.valueOf(name);
        return value == null ? -1 : value;
    }

    void check(String what, long expected, long seen) throws ScriptException {
        if (expected != seen) {
            throw new ScriptException(line, what + " expected " + expected + ", seen " + seen);
        }
    }
}
