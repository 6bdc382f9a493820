package wireclock.packetdrill;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.tcp.KeepAlive;
import wireclock.tcp.ListenConfig;
import wireclock.tcp.TcpSocket;

/** setsockopt() and getsockopt() on one socket. */
final class OptionCalls {
    /** Options that change nothing of what a script can see here. */
    private static final List<String> WITHOUT_EFFECT = List.of("SO_REUSEADDR", "SO_REUSEPORT", "IP_BIND_ADDRESS_NO_PORT",
            "IP_FREEBIND", "SO_MARK", "SO_PRIORITY");
    private static final Map<String, String> ERRNO_NUMBERS = Map.of("ECONNREFUSED", "111", "ECONNRESET", "104",
            "ETIMEDOUT", "110", "EHOSTUNREACH", "113", "EPIPE", "32", "ENETUNREACH", "101");

    /** TCP_FIN_TIMEOUT_MAX. */
    private static final long LONGEST_FIN_TIMEOUT_S = 120;
    private static final long UNCONNECTED_SEGMENT_SIZE = 536;

    private final ScriptSocket socket;
    private final StackSettings settings;

    OptionCalls(ScriptSocket socket, StackSettings settings) {
        this.socket = socket;
        this.settings = settings;
    }

    Outcome set(List<Argument> arguments, int line) throws ScriptException {
        Argument value = content(arguments.get(3));
        SocketOptions options = socket.options;
        KeepAlive keepAlive = options.keepAlive;
        TcpSocket connection = socket.connection();
        switch (name(arguments, line)) {
            case "TCP_NODELAY" -> {
                options.nodelay = number(value, line) != 0;
                if (connection != null) {
                    connection.setNodelay(options.nodelay);
                }
            }
            case "TCP_CORK" -> {
                options.corked = number(value, line) != 0;
                if (connection != null) {
                    connection.setCorked(options.corked);
                }
            }
            case "SO_KEEPALIVE" -> keepAlive(connection, new KeepAlive(number(value, line) != 0,
                    keepAlive.idlePs(), keepAlive.intervalPs(), keepAlive.probes()));
            case "TCP_KEEPIDLE" -> keepAlive(connection, new KeepAlive(keepAlive.enabled(),
                    number(value, line) * SimTime.SECOND, keepAlive.intervalPs(), keepAlive.probes()));
            case "TCP_KEEPINTVL" -> keepAlive(connection, new KeepAlive(keepAlive.enabled(), keepAlive.idlePs(),
                    number(value, line) * SimTime.SECOND, keepAlive.probes()));
            case "TCP_KEEPCNT" -> keepAlive(connection, new KeepAlive(keepAlive.enabled(), keepAlive.idlePs(),
                    keepAlive.intervalPs(), (int) number(value, line)));
            case "TCP_USER_TIMEOUT" -> {
                options.userTimeoutPs = number(value, line) * SimTime.MILLISECOND;
                if (connection != null) {
                    connection.setUserTimeoutPs(options.userTimeoutPs);
                }
            }
            case "TCP_LINGER2" -> {
                long seconds = number(value, line);
                options.finTimeoutPs = seconds < 0 ? -1 : Math.min(seconds, LONGEST_FIN_TIMEOUT_S) * SimTime.SECOND;
                options.applyFinTimeout(connection);
            }
            case "TCP_DEFER_ACCEPT" -> options.deferredTimeouts = ListenConfig.timeoutsWithin(number(value, line));
            case "TCP_WINDOW_CLAMP" -> {
                options.windowClamp = number(value, line);
                if (connection != null && options.windowClamp == 0) {
                    return Outcome.error("EINVAL");
                }
                if (connection != null) {
                    connection.setWindowClamp(options.windowClamp);
                }
            }
            case "TCP_QUICKACK" -> {
                long quick = number(value, line);
                if (connection != null) {
                    connection.setQuickAck(quick != 0);
                    if (quick != 0 && (quick & 1) == 0) {
                        // For this once.
                        connection.setQuickAck(false);
                    }
                }
            }
            case "SO_RCVLOWAT" -> {
                options.setLowWater(number(value, line), settings.receiveMemoryLimit());
                options.applyLowWater(connection);
                socket.lookAgain();
            }
            case "TCP_FASTOPEN" -> options.fastOpenQueue = number(value, line);
            case "TCP_FASTOPEN_CONNECT" -> {
                if (!settings.opensFast()) {
                    return Outcome.error("EOPNOTSUPP");
                }
                long on = number(value, line);
                if (on < 0 || on > 1 || connection != null) {
                    return Outcome.error("EINVAL");
                }
                options.fastOpenConnect = on != 0;
            }
            case "TCP_FASTOPEN_NO_COOKIE" -> {
                long on = number(value, line);
                if (on < 0 || on > 1 || connection != null) {
                    return Outcome.error("EINVAL");
                }
                options.fastOpenWithoutCookie = on != 0;
            }
            case "SO_TIMESTAMPING" -> socket.wantTimestamps(number(value, line));
            case "SO_OOBINLINE" -> {
                options.urgentInline = number(value, line) != 0;
                if (connection != null) {
                    connection.urgent().setInline(options.urgentInline);
                }
            }
            case "TCP_INQ" -> options.unreadTold = number(value, line) != 0;
            case "SO_ZEROCOPY" -> options.zeroCopy = number(value, line) != 0;
            case "TCP_SYNCNT" -> {
                options.synRetries = (int) number(value, line);
                if (connection != null) {
                    connection.setSynRetries(options.synRetries);
                }
            }
            case "TCP_MAXSEG" -> options.maximumSegmentSize = (int) number(value, line);
            // The kernel doubles both, for its own bookkeeping.
            case "SO_RCVBUF" -> options.receiveBuffer = number(value, line);
            case "SO_SNDBUF" -> {
                options.sendBuffer = number(value, line);
                options.applySendMemory(connection);
            }
            case "TCP_NOTSENT_LOWAT" -> {
                options.unsentLimit = number(value, line);
                if (connection != null) {
                    connection.setUnsentLimit(options.unsentLimit);
                }
            }
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
            long seen = current(name, line);
            long expected = number(content(arguments.get(3)), line);
            if (seen != expected) {
                throw new ScriptException(line, name + " expected " + expected + ", seen " + seen);
            }
            return Outcome.OK;
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

    private void keepAlive(@Nullable TcpSocket connection, KeepAlive settings) {
        socket.options.keepAlive = settings;
        if (connection != null) {
            connection.setKeepAlive(settings);
        }
    }

    private long current(String name, int line) throws ScriptException {
        SocketOptions options = socket.options;
        TcpSocket connection = socket.connection();
        return switch (name) {
            case "SO_OOBINLINE" -> options.urgentInline ? 1 : 0;
            case "TCP_NOTSENT_LOWAT" -> options.unsentLimit;
            case "TCP_FASTOPEN" -> options.fastOpenQueue;
            case "TCP_FASTOPEN_CONNECT" -> options.fastOpenConnect ? 1 : 0;
            case "TCP_FASTOPEN_NO_COOKIE" -> options.fastOpenWithoutCookie ? 1 : 0;
            case "TCP_INQ" -> options.unreadTold ? 1 : 0;
            case "SO_ZEROCOPY" -> options.zeroCopy ? 1 : 0;
            case "TCP_NODELAY" -> options.nodelay ? 1 : 0;
            case "TCP_CORK" -> options.corked ? 1 : 0;
            case "SO_KEEPALIVE" -> options.keepAlive.enabled() ? 1 : 0;
            case "TCP_KEEPIDLE" -> options.keepAlive.idlePs() / SimTime.SECOND;
            case "TCP_KEEPINTVL" -> options.keepAlive.intervalPs() / SimTime.SECOND;
            case "TCP_KEEPCNT" -> options.keepAlive.probes();
            case "TCP_USER_TIMEOUT" -> options.userTimeoutPs / SimTime.MILLISECOND;
            case "TCP_LINGER2" -> options.finTimeoutPs < 0 ? -1
                    : (options.finTimeoutPs == 0 ? settings.finTimeoutPs() : options.finTimeoutPs) / SimTime.SECOND;
            case "TCP_DEFER_ACCEPT" -> ListenConfig.secondsOf(options.deferredTimeouts);
            case "TCP_WINDOW_CLAMP" -> connection != null ? connection.windowClamp() : options.windowClamp;
            case "TCP_QUICKACK" -> connection == null || connection.isQuickAck() ? 1 : 0;
            case "SO_RCVLOWAT" -> options.lowWater();
            case "TCP_MAXSEG" -> connection != null && connection.state().isSynchronized()
                    ? connection.effectiveSegmentSize()
                    : options.maximumSegmentSize > 0 ? options.maximumSegmentSize : UNCONNECTED_SEGMENT_SIZE;
            default -> throw ScriptException.unsupported(line, "getsockopt " + name);
        };
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
