package wireclock.packetdrill;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of system calls. */
final class ArgumentParser {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("-?0x[0-9A-Fa-f]+|-?[0-9]+");
    private static final Pattern FIELD = Pattern.compile("[a-z_]+(?=\\s*(?:\\([^)]*\\))?\\s*=)");
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private final Cursor cursor;

    ArgumentParser(Cursor cursor) {
        this.cursor = cursor;
    }

    List<Argument> inParentheses() throws ScriptException {
        cursor.expect("(");
        return listUntil(")");
    }

    private List<Argument> listUntil(String end) throws ScriptException {
        List<Argument> list = new ArrayList<>();
        if (cursor.take(end)) {
            return list;
        }
        do {
            list.add(argument());
        } while (cursor.take(","));
        cursor.expect(end);
        return list;
    }

    Argument argument() throws ScriptException {
        Argument first = single();
        while (cursor.take("|")) {
            Argument second = single();
            first = first instanceof Argument.Number left && second instanceof Argument.Number right
                    ? new Argument.Number(left.value() | right.value())
                    : new Argument.Word("|", List.of(first, second));
        }
        return first;
    }

    private Argument single() throws ScriptException {
        if (cursor.take("...")) {
            return new Argument.Any();
        }
        if (cursor.take("[")) {
            return new Argument.Array(listUntil("]"));
        }
        if (cursor.take("{")) {
            return structure();
        }
        String text = cursor.take(STRING);
        if (text != null) {
            return new Argument.Text(text.substring(1, text.length() - 1));
        }
        String number = cursor.take(NUMBER);
        if (number != null) {
            return new Argument.Number(Long.decode(withoutLeadingZeros(number)));
        }
        return word(cursor.expect(WORD, "an argument"));
    }

    /** Nobody writes octal numbers here. */
    private static String withoutLeadingZeros(String number) {
        return number.startsWith("0x") || number.startsWith("-") ? number : number.replaceFirst("^0+(?=[0-9])", "");
    }

    private Argument word(String name) throws ScriptException {
        if (cursor.sees("(")) {
            List<Argument> arguments = inParentheses();
            if (name.equals("htons") && arguments.size() == 1) {
                return arguments.getFirst();
            }
            return new Argument.Word(name, arguments);
        }
        Long value = Constants.valueOf(name);
        return value != null ? new Argument.Number(value, name) : new Argument.Word(name, List.of());
    }

    private Argument structure() throws ScriptException {
        List<Argument.Field> fields = new ArrayList<>();
        if (cursor.take("}")) {
            return new Argument.Structure(fields);
        }
        do {
            if (cursor.sees("}")) {
                break;
            }
            @Nullable String name = cursor.take(FIELD);
            if (name != null) {
                if (cursor.take("(")) {
                    // The length of the field: msg_iov(1)
                    cursor.until(")");
                }
                cursor.expect("=");
            }
            fields.add(new Argument.Field(name, argument()));
        } while (cursor.take(","));
        cursor.expect("}");
        return new Argument.Structure(fields);
    }
}
