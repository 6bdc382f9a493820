package wireclock.packetdrill;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** setsockopt() and getsockopt() on one socket. */
final class OptionCalls {
    /** Options that change nothing of what a script can see here. */
    private static final List<String> WITHOUT_EFFECT = List.of("SO_REUSEADDR", "SO_REUSEPORT", "IP_BIND_ADDRESS_NO_PORT");
    private static final Map<String, String> ERRNO_NUMBERS = Map.of("ECONNREFUSED", "111", "ECONNRESET", "104",
            "ETIMEDOUT", "110", "EHOSTUNREACH", "113", "EPIPE", "32", "ENETUNREACH", "101");

    private final ScriptSocket socket;

    OptionCalls(ScriptSocket socket) {
        this.socket = socket;
    }

    Outcome set(List<Argument> arguments, int line) throws ScriptException {
        Argument value = content(arguments.get(3));
        SocketOptions options = socket.options;
        switch (name(arguments, line)) {
            case "TCP_NODELAY" -> options.nodelay = number(value, line) != 0;
            case "TCP_MAXSEG" -> options.maximumSegmentSize = (int) number(value, line);
            // The kernel doubles both, for its own bookkeeping.
            case "SO_RCVBUF" -> options.receiveBuffer = number(value, line);
            case "SO_SNDBUF" -> options.sendBuffer = number(value, line);
            case "TCP_CONGESTION" -> {
                if (!(value instanceof Argument.Text text)) {
                    throw ScriptException.unsupported(line, "this congestion control");
                }
                options.congestionControl = text.value();
            }
            case "SO_LINGER" -> {
                if (!(value instanceof Argument.Structure linger)) {
                    throw ScriptException.unsupported(line, "this linger");
                }
                options.linger(field(linger, "onoff", line) != 0, field(linger, "linger", line));
            }
            default -> {
                if (!WITHOUT_EFFECT.contains(name(arguments, line))) {
                    throw ScriptException.unsupported(line, "setsockopt " + name(arguments, line));
                }
            }
        }
        return Outcome.OK;
    }

    Outcome get(List<Argument> arguments, int line) throws ScriptException {
        String name = name(arguments, line);
        if (!name.equals("SO_ERROR")) {
            throw ScriptException.unsupported(line, "getsockopt " + name);
        }
        String error = socket.takeError();
        long found = error.isEmpty() ? 0 : Long.parseLong(ERRNO_NUMBERS.getOrDefault(error, "-1"));
        Argument expected = content(arguments.get(3));
        long wanted = expected instanceof Argument.Word word
                ? Long.parseLong(ERRNO_NUMBERS.getOrDefault(word.name(), "-2")) : number(expected, line);
        if (found != wanted) {
            throw new ScriptException(line, "SO_ERROR expected " + wanted + ", seen " + found);
        }
        return Outcome.OK;
    }

    private static String name(List<Argument> arguments, int line) throws ScriptException {
        if (arguments.size() > 3 && arguments.get(2) instanceof Argument.Number option && !option.symbol().isEmpty()) {
            return option.symbol();
        }
        throw ScriptException.unsupported(line, "this option of a socket");
    }

    private static Argument content(Argument pointer) {
        return pointer instanceof Argument.Array array && !array.elements().isEmpty() ? array.elements().getFirst()
                : pointer;
    }

    private static long number(Argument value, int line) throws ScriptException {
        if (value instanceof Argument.Number number) {
            return number.value();
        }
        throw ScriptException.unsupported(line, "this value of an option");
    }

    private static long field(Argument.Structure structure, String name, int line) throws ScriptException {
        return number(Objects.requireNonNullElse(structure.get(name), new Argument.Any()), line);
    }
}
