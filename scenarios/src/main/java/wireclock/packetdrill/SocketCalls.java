package wireclock.packetdrill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.tcp.Tcp;
import wireclock.tcp.StreamHandler;
import wireclock.tcp.TcpListener;
import wireclock.tcp.TcpSocket;

/** The system calls of a script: file descriptors, and what each call does with its socket. */
final class SocketCalls {
    /** The port that packetdrill uses on the stack's side where a script leaves the choice. */
    static final int LISTENING_PORT = 8080;

    /** Those before are the terminal's. */
    private static final long FIRST_DESCRIPTOR = 3;
    /** Calls that take no descriptor first. */
    private static final Set<String> NO_DESCRIPTOR_FIRST = Set.of("pipe", "open", "cap_set");
    private static final long O_RDWR = 2;
    private static final long O_NONBLOCK = 0x800;

    private final Tcp tcp;
    private final Connecting connecting;
    private final StackSettings settings;
    private final LongSupplier clockPs;
    private final long tolerancePs;
    private final Runnable changed;
    private final Map<Long, ScriptSocket> descriptors = new HashMap<>();
    private final Map<Long, EventPoll> polls = new HashMap<>();
    private final Pipes pipes = new Pipes();
    private boolean freshListener;
    private boolean freshConnection;
    private @Nullable ScriptSocket newest;

    SocketCalls(Tcp tcp, Environment environment, StackSettings settings, LongSupplier clockPs, Runnable changed) {
        this.tolerancePs = environment.tolerancePs();
        this.clockPs = clockPs;
        this.tcp = tcp;
        this.settings = settings;
        this.changed = changed;
        this.connecting = new Connecting(tcp, environment.remoteAddress(), settings);
    }

    /**
     * Carries out a call, or goes on with one that has blocked.
     *
     * @param over whether the time has passed that the call waits at the most
     * @throws ScriptException if there is no such call here
     */
    Outcome call(Action.Call call, boolean over, int line) throws ScriptException {
        List<Argument> arguments = call.arguments();
        if (call.name().equals("socket")) {
            return socket(number(arguments, 1, line), call, line);
        }
        if (call.name().equals("poll")) {
            return new SocketPoll(descriptors).poll(arguments, number(arguments, 2, line) == 0 || over, line);
        }
        if (call.name().startsWith("epoll_")) {
            return poll(call, over, line);
        }
        ScriptSocket socket = descriptors.get(NO_DESCRIPTOR_FIRST.contains(call.name()) ? -1 : number(arguments, 0, line));
        if (socket == null || call.name().equals("sendfile") || call.name().equals("splice")) {
            return withoutSocket(call, line);
        }
        return switch (call.name()) {
            case "sendmsg" -> sendMessage(socket, arguments, line);
            case "recvmsg" -> new Messages(socket, line, tolerancePs).receive(arguments);
            case "ioctl" -> ioctl(socket, arguments, line);
            case "bind" -> bind(socket, arguments, line);
            case "listen" -> listen(socket, number(arguments, 1, line), line);
            case "accept" -> accept(socket, call);
            case "connect" -> connect(socket, arguments, line);
            case "read" -> socket.receive(bytes(arguments, 2, line), MessageFlags.NONE);
            case "recv", "recvfrom" -> socket.receive(bytes(arguments, 2, line), MessageFlags.at(arguments, 3, line));
            case "readv" -> socket.receive(new Messages(socket, line, tolerancePs).vector(arguments), MessageFlags.NONE);
            case "writev" -> socket.write(new Messages(socket, line, tolerancePs).vector(arguments), MessageFlags.NONE);
            case "write" -> write(socket, arguments, MessageFlags.NONE, line);
            case "send", "sendto" -> write(socket, arguments, MessageFlags.at(arguments, 3, line), line);
            case "shutdown" -> socket.shutdown(number(arguments, 1, line));
            case "close" -> close(number(arguments, 0, line), socket, over);
            case "fcntl" -> fcntl(socket, arguments, line);
            case "setsockopt" -> {
                Outcome outcome = new OptionCalls(socket, settings).set(arguments, line);
                if (socket.listening) {
                    register(socket, line);
                }
                yield outcome;
            }
            case "getsockopt" -> new OptionCalls(socket, settings).get(arguments, line);
            default -> throw ScriptException.unsupported(line, "call " + call.name());
        };
    }

    /** Calls whose first descriptor is not that of a socket. */
    private Outcome withoutSocket(Action.Call call, int line) throws ScriptException {
        List<Argument> arguments = call.arguments();
        return switch (call.name()) {
            case "pipe" -> pipes.pipe(arguments, line);
            case "open" -> pipes.open(call);
            case "splice" -> pipes.splice(descriptors, number(arguments, 0, line), number(arguments, 2, line),
                    number(arguments, 4, line), number(arguments, 5, line));
            case "sendfile" -> pipes.splice(descriptors, number(arguments, 1, line), number(arguments, 0, line),
                    number(arguments, 3, line), 0);
            case "close" -> pipes.has(number(arguments, 0, line)) ? pipes.close(number(arguments, 0, line))
                    : polls.remove(number(arguments, 0, line)) != null ? Outcome.OK : Outcome.error("EBADF");
            case "read", "write" -> pipes.move(number(arguments, 0, line), number(arguments, 2, line),
                    call.name().equals("write"));
            case "cap_set" -> Outcome.OK;
            default -> Outcome.error("EBADF");
        };
    }

    private Outcome poll(Action.Call call, boolean over, int line) throws ScriptException {
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
            return poll.await(arguments, over, line);
        }
        ScriptSocket watched = descriptors.get(number(arguments, 2, line));
        return watched == null ? Outcome.error("EBADF") : poll.control(arguments, watched, line);
    }

    private Outcome socket(long type, Action.Call call, int line) throws ScriptException {
        if ((type & 0xF) != 1) {
            throw ScriptException.unsupported(line, "a socket that is not TCP");
        }
        ScriptSocket socket = new ScriptSocket(changed, clockPs);
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
        tcp.listen(new TcpListener(socket.localPort, settings.config(socket.options, line), null,
                new AcceptQueue(socket), settings.fastOpen(socket.options.fastOpenQueue, line),
                settings.waiting(socket.backlog, socket.options.deferredTimeouts)));
    }

    /** The connections that wait for accept(). */
    private final class AcceptQueue implements TcpListener.Acceptor {
        private final ScriptSocket listener;

        AcceptQueue(ScriptSocket listener) {
            this.listener = listener;
        }

        @Override
        public StreamHandler accept(TcpSocket opened) {
            ScriptSocket child = new ScriptSocket(changed, clockPs);
            child.options.inherit(listener.options);
            child.acceptedAs(opened);
            opened.urgent().setInline(listener.options.urgentInline);
            listener.accepted.add(child);
            return child;
        }

        @Override
        public int waiting() {
            return listener.accepted.size();
        }
    }

    private Outcome accept(ScriptSocket listener, Action.Call call) {
        ScriptSocket child = listener.accepted.poll();
        if (child == null) {
            return listener.nonBlocking ? Outcome.error("EAGAIN") : Outcome.BLOCKS;
        }
        newest = child;
        return Outcome.of(open(child, call));
    }

    private Outcome connect(ScriptSocket socket, List<Argument> arguments, int line) throws ScriptException {
        TcpSocket before = socket.connection();
        Outcome outcome = connecting.connect(socket, arguments, line);
        noteOpened(socket, before);
        return outcome;
    }

    private Outcome write(ScriptSocket socket, List<Argument> arguments, MessageFlags flags, int line)
            throws ScriptException {
        long bytes = bytes(arguments, 2, line);
        if (!connecting.opensBy(socket, flags)) {
            return bytes > 0 && isNull(arguments.get(1)) ? Outcome.error("EFAULT") : socket.write(bytes, flags);
        }
        // Of a buffer that is not there nothing rides on the SYN.
        return open(socket, isNull(arguments.get(1)) ? 0 : bytes, flags, arguments, line);
    }

    private Outcome sendMessage(ScriptSocket socket, List<Argument> arguments, int line) throws ScriptException {
        Messages messages = new Messages(socket, line, tolerancePs);
        MessageFlags flags = MessageFlags.at(arguments, 2, line);
        return connecting.opensBy(socket, flags) ? open(socket, messages.bytes(arguments), flags, List.of(), line)
                : messages.send(arguments, flags);
    }

    private Outcome open(ScriptSocket socket, long bytes, MessageFlags flags, List<Argument> arguments, int line)
            throws ScriptException {
        TcpSocket before = socket.connection();
        Outcome outcome = connecting.write(socket, bytes, flags, arguments, 4, line);
        noteOpened(socket, before);
        return outcome;
    }

    private void noteOpened(ScriptSocket socket, @Nullable TcpSocket before) {
        if (socket.connection() != before && socket.connection() != null) {
            newest = socket;
            freshConnection = true;
        } else if (socket.isDeferred()) {
            newest = socket;
        }
    }

    /** Whether a connection has been opened whose SYN the script has not looked at. */
    boolean isFreshConnection() {
        return freshConnection;
    }

    /** The script has looked at the SYN. */
    void freshConnectionSeen() {
        freshConnection = false;
    }

    private static boolean isNull(Argument argument) {
        return argument instanceof Argument.Word word && word.name().equals("NULL");
    }

    private Outcome close(long descriptor, ScriptSocket socket, boolean over) {
        if (socket.listening) {
            tcp.unlisten(socket.localPort);
        }
        Outcome outcome = socket.close(over);
        if (!outcome.blocks()) {
            descriptors.remove(descriptor);
        }
        return outcome;
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
            case "SIOCINQ", "FIONREAD" -> connection == null ? 0 : socket.inputQueue(connection);
            case "SIOCATMARK" -> connection != null && connection.urgent().isNext() ? 1 : 0;
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
        Argument buffer = arguments.get(place - 1);
        if (!(buffer instanceof Argument.Any) && !isNull(buffer)) {
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

    /** How long a call waits at the most, or -1: for ever. */
    long patiencePs(Action.Call call) {
        if (call.name().equals("close") && call.arguments().getFirst() instanceof Argument.Number descriptor) {
            ScriptSocket socket = descriptors.get(descriptor.value());
            return socket == null ? -1 : socket.options.lingerPs();
        }
        int place = switch (call.name()) {
            case "poll" -> 2;
            case "epoll_wait" -> 3;
            default -> -1;
        };
        return place >= 0 && call.arguments().size() > place && call.arguments().get(place) instanceof Argument.Number most
                ? most.value() * SimTime.MILLISECOND : -1;
    }

    /** Whether a socket has begun to listen to which nobody has sent a SYN yet; the next SYN will be for it. */
    boolean takeFreshListener() {
        boolean fresh = freshListener;
        freshListener = false;
        return fresh;
    }

    /** A command may have changed what the kernel looks up with every segment. */
    void settingsChanged() {
        for (ScriptSocket socket : descriptors.values()) {
            TcpSocket connection = socket.connection();
            if (connection != null) {
                connection.setAccurateEcnOption(settings.accurateEcnOption());
            }
        }
    }

    /** The socket accepted or opened last, which code asks about. */
    @Nullable ScriptSocket newest() {
        return newest;
    }
}
