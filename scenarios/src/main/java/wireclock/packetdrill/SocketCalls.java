package wireclock.packetdrill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.tcp.Tcp;
import wireclock.tcp.TcpListener;
import wireclock.tcp.TcpObserver;
import wireclock.tcp.TcpSocket;

/** The system calls of a script: file descriptors, and what each call does with its socket. */
final class SocketCalls {
    /** The port that packetdrill uses on the stack's side where a script leaves the choice. */
    static final int LISTENING_PORT = 8080;

    /** Those before are the terminal's. */
    private static final long FIRST_DESCRIPTOR = 3;
    private static final long O_RDWR = 2;
    private static final long O_NONBLOCK = 0x800;

    private final Tcp tcp;
    private final int remoteAddress;
    private final StackSettings settings;
    private final Runnable changed;
    private final Map<Long, ScriptSocket> descriptors = new HashMap<>();
    private final Map<Long, EventPoll> polls = new HashMap<>();
    private boolean freshListener;
    private @Nullable ScriptSocket newest;

    SocketCalls(Tcp tcp, int remoteAddress, StackSettings settings, Runnable changed) {
        this.tcp = tcp;
        this.remoteAddress = remoteAddress;
        this.settings = settings;
        this.changed = changed;
    }

    /**
     * Carries out a call, or goes on with one that has blocked.
     *
     * @throws ScriptException if there is no such call here
     */
    Outcome call(Action.Call call, int line) throws ScriptException {
        List<Argument> arguments = call.arguments();
        if (call.name().equals("socket")) {
            return socket(number(arguments, 1, line), call, line);
        }
        if (call.name().startsWith("epoll_")) {
            return poll(call, line);
        }
        ScriptSocket socket = descriptors.get(number(arguments, 0, line));
        if (socket == null) {
            return Outcome.error("EBADF");
        }
        return switch (call.name()) {
            case "sendmsg" -> new Messages(socket, line).send(arguments);
            case "recvmsg" -> new Messages(socket, line).receive(arguments);
            case "ioctl" -> ioctl(socket, arguments, line);
            case "bind" -> bind(socket, arguments, line);
            case "listen" -> listen(socket, number(arguments, 1, line), line);
            case "accept" -> accept(socket, call);
            case "connect" -> connect(socket, line);
            case "read", "recv" -> socket.read(bytes(arguments, 2, line), MessageFlags.at(arguments, 3, line).dontWait());
            case "write", "send" -> socket.write(bytes(arguments, 2, line), MessageFlags.at(arguments, 3, line));
            case "sendto" -> socket.write(bytes(arguments, 2, line), MessageFlags.at(arguments, 3, line));
            case "shutdown" -> socket.shutdown(number(arguments, 1, line));
            case "close" -> close(number(arguments, 0, line), socket);
            case "fcntl" -> fcntl(socket, arguments, line);
            case "setsockopt" -> {
                Outcome outcome = new OptionCalls(socket).set(arguments, line);
                if (socket.listening) {
                    register(socket, line);
                }
                yield outcome;
            }
            case "getsockopt" -> new OptionCalls(socket).get(arguments, line);
            default -> throw ScriptException.unsupported(line, "call " + call.name());
        };
    }

    private Outcome poll(Action.Call call, int line) throws ScriptException {
        List<Argument> arguments = call.arguments();
        if (call.name().equals("epoll_create") && call.result() instanceof Argument.Number descriptor) {
            polls.put(descriptor.value(), new EventPoll());
            return Outcome.of(descriptor.value());
        }
        EventPoll poll = polls.get(number(arguments, 0, line));
        if (poll == null) {
            return Outcome.error("EBADF");
        }
        if (call.name().equals("epoll_wait")) {
            return poll.await(arguments, line);
        }
        ScriptSocket watched = descriptors.get(number(arguments, 2, line));
        return watched == null ? Outcome.error("EBADF") : poll.control(arguments, watched, line);
    }

    private Outcome socket(long type, Action.Call call, int line) throws ScriptException {
        if ((type & 0xF) != 1) {
            throw ScriptException.unsupported(line, "a socket that is not TCP");
        }
        ScriptSocket socket = new ScriptSocket(changed);
        socket.nonBlocking = (type & O_NONBLOCK) != 0;
        return Outcome.of(open(socket, call));
    }

    /** Descriptors are called what the script calls them. */
    private long open(ScriptSocket socket, Action.Call call) {
        // A script may give a number again whose socket it has lost sight of.
        if (call.result() instanceof Argument.Number number && number.value() >= 0) {
            descriptors.put(number.value(), socket);
            return number.value();
        }
        long descriptor = FIRST_DESCRIPTOR;
        while (descriptors.containsKey(descriptor)) {
            descriptor++;
        }
        descriptors.put(descriptor, socket);
        return descriptor;
    }

    private static Outcome bind(ScriptSocket socket, List<Argument> arguments, int line) throws ScriptException {
        socket.localPort = LISTENING_PORT;
        if (arguments.get(1) instanceof Argument.Structure address
                && address.get("sin_port") instanceof Argument.Number port) {
            socket.localPort = (int) port.value();
        } else if (!(arguments.get(1) instanceof Argument.Any)) {
            throw ScriptException.unsupported(line, "this address of bind");
        }
        return Outcome.OK;
    }

    private Outcome listen(ScriptSocket socket, long backlog, int line) throws ScriptException {
        socket.listening = true;
        freshListener = true;
        socket.backlog = (int) backlog;
        register(socket, line);
        return Outcome.OK;
    }

    /** Opens a listener's port with its present options. */
    private void register(ScriptSocket socket, int line) throws ScriptException {
        tcp.unlisten(socket.localPort);
        tcp.listen(new TcpListener(socket.localPort, settings.config(socket.options, line), null, opened -> {
            ScriptSocket child = new ScriptSocket(changed);
            child.options.inherit(socket.options);
            child.acceptedAs(opened);
            socket.accepted.add(child);
            return child;
        }, settings.fastOpen(socket.options.fastOpenQueue, line)));
    }

    private Outcome accept(ScriptSocket listener, Action.Call call) {
        ScriptSocket child = listener.accepted.poll();
        if (child == null) {
            return listener.nonBlocking ? Outcome.error("EAGAIN") : Outcome.BLOCKS;
        }
        newest = child;
        return Outcome.of(open(child, call));
    }

    private Outcome connect(ScriptSocket socket, int line) throws ScriptException {
        if (socket.connection() == null) {
            TcpSocket opened = tcp.connect(remoteAddress, LISTENING_PORT, settings.config(socket.options, line), null, socket,
                    TcpObserver.NONE);
            socket.connecting(opened);
            newest = socket;
            if (socket.nonBlocking && socket.isConnecting()) {
                return Outcome.error("EINPROGRESS");
            }
        }
        return socket.connectResult();
    }

    private Outcome close(long descriptor, ScriptSocket socket) {
        descriptors.remove(descriptor);
        if (socket.listening) {
            tcp.unlisten(socket.localPort);
        }
        socket.close();
        return Outcome.OK;
    }

    private static Outcome fcntl(ScriptSocket socket, List<Argument> arguments, int line) throws ScriptException {
        long command = number(arguments, 1, line);
        if (command == Objects.requireNonNull(Constants.valueOf("F_GETFL"))) {
            return Outcome.of(O_RDWR | (socket.nonBlocking ? O_NONBLOCK : 0));
        }
        if (command == Objects.requireNonNull(Constants.valueOf("F_SETFL"))) {
            socket.nonBlocking = (number(arguments, 2, line) & O_NONBLOCK) != 0;
            return Outcome.OK;
        }
        throw ScriptException.unsupported(line, "this fcntl");
    }

    private static Outcome ioctl(ScriptSocket socket, List<Argument> arguments, int line) throws ScriptException {
        if (!(arguments.get(1) instanceof Argument.Number request)
                || !(arguments.get(2) instanceof Argument.Array array)
                || !(array.elements().getFirst() instanceof Argument.Number expected)) {
            throw ScriptException.unsupported(line, "this ioctl");
        }
        TcpSocket connection = socket.connection();
        long seen = switch (request.symbol()) {
            case "SIOCINQ", "FIONREAD" -> connection == null ? 0 : connection.available();
            case "SIOCOUTQ" -> connection == null ? 0 : connection.unacknowledged();
            case "SIOCOUTQNSD" -> connection == null ? 0 : connection.unsent();
            default -> throw ScriptException.unsupported(line, "this ioctl");
        };
        if (seen != expected.value()) {
            throw new ScriptException(line, request.symbol() + " expected " + expected.value() + ", seen " + seen);
        }
        return Outcome.OK;
    }

    private static long bytes(List<Argument> arguments, int place, int line) throws ScriptException {
        if (!(arguments.get(place - 1) instanceof Argument.Any)) {
            throw ScriptException.unsupported(line, "a buffer with a content");
        }
        return number(arguments, place, line);
    }

    static long number(List<Argument> arguments, int place, int line) throws ScriptException {
        if (arguments.size() > place && arguments.get(place) instanceof Argument.Number number) {
            return number.value();
        }
        if (arguments.size() > place && arguments.get(place) instanceof Argument.Any) {
            return 0;
        }
        throw ScriptException.unsupported(line, "argument " + (place + 1) + " of this call");
    }

    /** Whether a socket has begun to listen to which nobody has sent a SYN yet; the next SYN will be for it. */
    boolean takeFreshListener() {
        boolean fresh = freshListener;
        freshListener = false;
        return fresh;
    }

    /** The connection accepted or opened last, which code asks about. */
    @Nullable TcpSocket newestConnection() {
        return newest == null ? null : newest.connection();
    }
}
