package wireclock.tcp;

/**
 * What the application is to be told when the stack has finished its turn, as bits; a lower bit is told first.
 *
 * <p>As in a kernel, the application runs after the protocol: an acknowledgement that is due leaves before the
 * application hears of the data, and what it writes in answer is a turn of its own.
 */
final class Notices {
    static final int CONNECTED = 1;
    static final int WRITABLE = 2;
    static final int ACKNOWLEDGED = 4;
    static final int READABLE = 8;
    static final int END_OF_STREAM = 16;
    private static final int CLOSED = 32;
    private static final int FAILED = 64;

    private final Tcp tcp;
    private final TcpConnection connection;
    private StreamHandler handler;
    private TcpError error = TcpError.RESET;
    private int pending;
    private boolean delivering;

    /**
     * Nothing to tell yet.
     *
     * @param handler the application, or nobody where it is the listener that will name it
     */
    Notices(Tcp tcp, TcpConnection connection, StreamHandler handler) {
        this.tcp = tcp;
        this.connection = connection;
        this.handler = handler;
    }

    void add(int notice) {
        pending |= notice;
    }

    /** The connection has ended in good order: nothing else is worth telling any more. */
    void closed() {
        pending = CLOSED;
    }

    /** The connection has broken: nothing else is worth telling any more. */
    void failed(TcpError reason) {
        error = reason;
        pending = FAILED;
    }

    /** There is nobody left to be told anything. */
    void drop() {
        pending = 0;
    }

    /** Tells everything, also what comes up while the application is being told. */
    void deliver() {
        if (pending == 0 || delivering) {
            return;
        }
        delivering = true;
        while (pending != 0) {
            int notice = Integer.lowestOneBit(pending);
            pending ^= notice;
            tell(notice, connection.socket());
        }
        delivering = false;
    }

    private void tell(int notice, TcpSocket socket) {
        switch (notice) {
            case CONNECTED -> {
                if (connection.life().isPassive()) {
                    handler = tcp.accepted(connection);
                }
                handler.connected(socket);
            }
            case WRITABLE -> handler.writable(socket);
            case ACKNOWLEDGED -> handler.acknowledged(socket);
            case READABLE -> handler.readable(socket);
            case END_OF_STREAM -> handler.endOfStream(socket);
            case CLOSED -> handler.closed(socket);
            default -> handler.failed(socket, error);
        }
    }
}
