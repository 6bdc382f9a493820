package wireclock.packetdrill;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statements between {@code %{} and {@code }%}, in the small part of Python that scripts use: {@code assert},
 * assignments, {@code print}, expressions of numbers. Variables last to the end of the script.
 */
final class CodeSnippets {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("0x[0-9A-Fa-f]+|[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*([-+*]?)=(?!=)");
    private static final Pattern WORD_OPERATOR_END = Pattern.compile("(?![A-Za-z0-9_])");

    private final Map<String, Double> variables = new HashMap<>();
    private Map<String, Double> facts = Map.of();
    private Cursor cursor = Cursor.ofCode("");
    private int line;

    /**
     * Carries out statements.
     *
     * @param now what is known of the connection at this moment, by the names of TCP_INFO
     * @param atLine of the script
     * @throws ScriptException if an assertion does not hold, or a statement cannot be read
     */
    void run(String code, Map<String, Double> now, int atLine) throws ScriptException {
        facts = now;
        line = atLine;
        for (String statement : code.replaceAll("\\\\\\s*\n", " ").split("[\\n;]", -1)) {
            String text = statement.replaceFirst("#.*$", "").strip();
            if (!text.isEmpty()) {
                cursor = Cursor.ofCode(text);
                statement(text);
            }
        }
    }

    private void statement(String text) throws ScriptException {
        if (word("assert")) {
            double value = expression();
            if (value == 0) {
                String detail = cursor.take(",") ? " (" + show(expression()) + ")" : "";
                throw new ScriptException(line, "'" + text + "' does not hold" + detail);
            }
            return;
        }
        if (word("print")) {
            return;
        }
        String assignment = cursor.take(ASSIGNMENT);
        if (assignment == null) {
            throw ScriptException.unsupported(line, "code '" + text + "'");
        }
        String name = Objects.requireNonNull(Cursor.ofCode(assignment).take(NAME));
        double value = expression();
        variables.put(name, switch (assignment.charAt(assignment.length() - 2)) {
            case '+' -> variable(name) + value;
            case '-' -> variable(name) - value;
            case '*' -> variable(name) * value;
            default -> value;
        });
    }

    private static String show(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private boolean word(String word) {
        Cursor here = cursor;
        return here.take(Pattern.compile(word + WORD_OPERATOR_END.pattern())) != null;
    }

    // --- expressions, the loosest binding first ----------------------------------------------------------------------

    private double expression() throws ScriptException {
        double value = conjunction();
        while (word("or")) {
            double right = conjunction();
            value = value != 0 ? value : right;
        }
        return value;
    }

    private double conjunction() throws ScriptException {
        double value = negation();
        while (word("and")) {
            double right = negation();
            value = value == 0 ? value : right;
        }
        return value;
    }

    private double negation() throws ScriptException {
        return word("not") ? truth(negation() == 0) : comparison();
    }

    /** Chains as Python does: {@code a <= x <= b}. */
    private double comparison() throws ScriptException {
        double left = bitwiseOr();
        boolean compared = false;
        boolean holds = true;
        for (String operator = operator(); operator != null; operator = operator()) {
            double right = bitwiseOr();
            compared = true;
            holds &= switch (operator) {
                case "==" -> left == right;
                case "!=" -> left != right;
                case "<=" -> left <= right;
                case ">=" -> left >= right;
                case "<" -> left < right;
                default -> left > right;
            };
            left = right;
        }
        return compared ? truth(holds) : left;
    }

    private @Nullable String operator() {
        for (String operator : new String[] {"==", "!=", "<=", ">=", "<", ">"}) {
            if (cursor.take(operator)) {
                return operator;
            }
        }
        return null;
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }

    private double bitwiseOr() throws ScriptException {
        double value = bitwiseAnd();
        while (cursor.take("|")) {
            value = (long) value | (long) bitwiseAnd();
        }
        return value;
    }

    private double bitwiseAnd() throws ScriptException {
        double value = sum();
        while (cursor.take("&")) {
            value = (long) value & (long) sum();
        }
        return value;
    }

    private double sum() throws ScriptException {
        double value = product();
        while (true) {
            if (cursor.take("+")) {
                value += product();
            } else if (cursor.take("-")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() throws ScriptException {
        double value = unary();
        while (true) {
            if (cursor.take("//")) {
                value = Math.floor(value / unary());
            } else if (cursor.take("*")) {
                value *= unary();
            } else if (cursor.take("/")) {
                value /= unary();
            } else if (cursor.take("%")) {
                value = value % unary();
            } else {
                return value;
            }
        }
    }

    private double unary() throws ScriptException {
        if (cursor.take("-")) {
            return -unary();
        }
        if (cursor.take("~")) {
            return ~(long) unary();
        }
        if (cursor.take("(")) {
            double value = expression();
            cursor.expect(")");
            return value;
        }
        String number = cursor.take(NUMBER);
        if (number != null) {
            return number.startsWith("0x") ? Long.decode(number) : Double.parseDouble(number);
        }
        return variable(cursor.expect(NAME, "a name or a number"));
    }

    private double variable(String name) throws ScriptException {
        Double value = variables.get(name);
        if (value == null) {
            value = facts.get(name);
        }
        if (value == null) {
            Long constant = Constants.valueOf(name);
            if (constant == null) {
                throw ScriptException.unsupported(line, "'" + name + "' in code");
            }
            return constant;
        }
        return value;
    }
}
