package wireclock.packetdrill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wireclock.engine.SimTime;

/** Reads scripts: options, a setup command, events. Recursive descent, one method for each kind of thing. */
final class ScriptParser {
    private static final Pattern OPTION_NAME = Pattern.compile("--[A-Za-z_]+");
    private static final Pattern OPTION_VALUE = Pattern.compile("[^\\s]+");
    private static final Pattern SECONDS = Pattern.compile("[0-9]*\\.[0-9]+|[0-9]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern ERRNO = Pattern.compile("E[A-Z0-9]+");

    private final Cursor cursor;

    private ScriptParser(String text) {
        cursor = Cursor.ofScript(text);
    }

    /**
     * Reads a script.
     *
     * @param symbols words and what stands for each, as {@code -D} gives them
     * @throws ScriptException with the line that cannot be read
     */
    static Script parse(String text, Map<String, String> symbols) throws ScriptException {
        String replaced = text;
        for (Map.Entry<String, String> symbol : symbols.entrySet()) {
            replaced = replaced.replaceAll("\\b" + Pattern.quote(symbol.getKey()) + "\\b",
                    Matcher.quoteReplacement(symbol.getValue()));
        }
        return new ScriptParser(replaced).script();
    }

    private Script script() throws ScriptException {
        Map<String, String> options = new LinkedHashMap<>();
        while (cursor.sees("--")) {
            String name = cursor.expect(OPTION_NAME, "an option").substring(2);
            boolean hasValue = cursor.take("=");
            options.put(name, hasValue ? cursor.expect(OPTION_VALUE, "a value") : "");
        }
        String setup = "";
        int setupLine = cursor.line();
        if (cursor.take("`")) {
            setup = cursor.until("`");
        }
        List<Script.Event> events = new ArrayList<>();
        while (!cursor.atEnd() && !cursor.sees("`")) {
            events.add(event());
        }
        if (cursor.take("`")) {
            // The command after the last event only tidies up.
            cursor.until("`");
            if (!cursor.atEnd()) {
                throw cursor.wrong("the end expected");
            }
        }
        return new Script(options, setup, setupLine, events);
    }

    private Script.Event event() throws ScriptException {
        int line = cursor.line();
        EventTime time = time();
        return new Script.Event(line, time, action());
    }

    private EventTime time() throws ScriptException {
        if (cursor.take("*")) {
            return EventTime.WHENEVER;
        }
        boolean relative = cursor.take("+");
        EventTime.Kind kind = relative ? EventTime.Kind.RELATIVE : EventTime.Kind.ABSOLUTE;
        long startPs = picoseconds();
        if (cursor.take("...")) {
            cursor.take("+");
            return new EventTime(kind, startPs, picoseconds(), true);
        }
        if (cursor.take("~")) {
            cursor.take("+");
            return new EventTime(kind, startPs, picoseconds(), false);
        }
        return new EventTime(kind, startPs, startPs, false);
    }

    private long picoseconds() throws ScriptException {
        String seconds = cursor.expect(SECONDS, "a time");
        return Math.round(Double.parseDouble(seconds) * 1e9) * (SimTime.SECOND / 1_000_000_000L);
    }

    private Action action() throws ScriptException {
        if (cursor.take("<")) {
            return new Action.Inject(new PacketParser(cursor).packet());
        }
        if (cursor.take(">")) {
            return new Action.Expect(new PacketParser(cursor).packet());
        }
        if (cursor.take("`")) {
            return new Action.Command(cursor.until("`"));
        }
        if (cursor.take("%{")) {
            return new Action.Code(cursor.until("}%"));
        }
        return call();
    }

    private Action.Call call() throws ScriptException {
        String name = cursor.expect(WORD, "a packet, a call, a command or code");
        ArgumentParser arguments = new ArgumentParser(cursor);
        List<Argument> given = arguments.inParentheses();
        cursor.expect("=");
        Argument result = arguments.argument();
        String errno = cursor.take(ERRNO);
        if (cursor.take("(")) {
            cursor.until(")");
        }
        return new Action.Call(name, given, result, errno == null ? "" : errno);
    }
}
