package wireclock.packetdrill;

import java.util.List;
import wireclock.tcp.FastOpenClient;
import wireclock.tcp.Tcp;
import wireclock.tcp.TcpObserver;
import wireclock.tcp.TcpSocket;
import wireclock.wire.BytesPayload;
import wireclock.wire.Payload;

/**
 * How a script's sockets open connections: connect(), and the ways in which Linux lets the first data ride on the SYN
 * (MSG_FASTOPEN, TCP_FASTOPEN_CONNECT).
 */
final class Connecting {
    private final Tcp tcp;
    private final int remoteAddress;
    private final StackSettings settings;

    Connecting(Tcp tcp, int remoteAddress, StackSettings settings) {
        this.tcp = tcp;
        this.remoteAddress = remoteAddress;
        this.settings = settings;
    }

    Outcome connect(ScriptSocket socket, List<Argument> arguments, int line) throws ScriptException {
        if (isUnspecified(arguments, 1)) {
            socket.disconnect();
            return Outcome.OK;
        }
        if (socket.isDeferred()) {
            return Outcome.error("EISCONN");
        }
        if (socket.listening) {
            return Outcome.error("EISCONN");
        }
        if (socket.connection() != null) {
            return socket.connectResult();
        }
        if (socket.options.fastOpenConnect) {
            FastOpenClient client = settings.fastOpenClient(socket.options);
            if (tcp.mayOpenFast(remoteAddress, client)) {
                // The SYN waits for the data of the first write.
                socket.defer();
                return Outcome.OK;
            }
            open(socket, line, client, BytesPayload.EMPTY);
        } else {
            TcpSocket opened = tcp.connect(remoteAddress, SocketCalls.LISTENING_PORT,
                    settings.config(socket.options, line), null, socket, TcpObserver.NONE);
            socket.connecting(opened);
        }
        if (socket.nonBlocking && socket.isConnecting()) {
            return Outcome.error("EINPROGRESS");
        }
        return socket.connectResult();
    }

    private void open(ScriptSocket socket, int line, FastOpenClient client, Payload data) throws ScriptException {
        socket.connecting(tcp.connectFast(remoteAddress, SocketCalls.LISTENING_PORT,
                settings.config(socket.options, line), null, client, data, socket, TcpObserver.NONE));
    }

    /** Whether a write is one that opens the connection: it asks for that, or connect() has left it to it. */
    boolean opensBy(ScriptSocket socket, MessageFlags flags) {
        return flags.fastOpen() || socket.isDeferred() || socket.isFastOpening();
    }

    /**
     * A write that opens the connection.
     *
     * @param address place of the peer's address among the arguments
     */
    Outcome write(ScriptSocket socket, long bytes, MessageFlags flags, List<Argument> arguments, int address, int line)
            throws ScriptException {
        boolean goesOn = socket.isFastOpening();
        if (!goesOn) {
            if (!settings.opensFast() || isUnspecified(arguments, address)) {
                return Outcome.error("EOPNOTSUPP");
            }
            if (socket.connection() != null) {
                return again(socket, bytes, flags);
            }
            FastOpenClient client = settings.fastOpenClient(socket.options);
            open(socket, line, client, new BytesPayload(new byte[(int) bytes]));
            socket.fastOpening(flags);
        }
        if (socket.isConnecting()) {
            if (flags.dontWait() || socket.nonBlocking) {
                long taken = socket.endFastOpening();
                return taken > 0 ? Outcome.of(taken) : Outcome.error("EINPROGRESS");
            }
            socket.awaitToWrite(bytes);
            return Outcome.BLOCKS;
        }
        if (goesOn && !socket.isConnected()) {
            socket.endFastOpening();
            return Outcome.error(socket.takeError());
        }
        return socket.writeRest(bytes, flags, socket.endFastOpening());
    }

    /** Fast opening is asked for on a socket that has been opened already. */
    private static Outcome again(ScriptSocket socket, long bytes, MessageFlags flags) {
        if (socket.isConnecting()) {
            return Outcome.error("EALREADY");
        }
        Outcome connected = socket.connectResult();
        return connected.value() < 0 ? connected : socket.write(bytes, flags);
    }

    private static boolean isUnspecified(List<Argument> arguments, int place) {
        if (arguments.size() <= place) {
            return false;
        }
        Argument address = arguments.get(place);
        Argument family = address instanceof Argument.Structure structure ? structure.get("sa_family") : address;
        return family instanceof Argument.Number number && number.symbol().equals("AF_UNSPEC");
    }
}
