package wireclock.tcp;

/**
 * What the application is to be told when the stack has finished its turn, as bits; a lower bit is told first.
 *
 * <p>As in a kernel, the application runs after the protocol: an acknowledgement that is due leaves before the application
 * hears of the data, and what it writes in answer is a turn of its own.
 */
final class Notices {
    static final int CONNECTED = 1;
    static final int WRITABLE = 2;
    static final int ACKNOWLEDGED = 4;
    static final int READABLE = 8;
    static final int END_OF_STREAM = 16;
    static final int CLOSED = 32;
    static final int FAILED = 64;

    private int pending;
    private boolean delivering;

    void add(int notice) {
        pending |= notice;
    }

    /** Nothing but the end is worth telling any more. */
    void replaceAllBy(int notice) {
        pending = notice;
    }

    /** Tells the connection's application everything, also what comes up while it is being told. */
    void deliver(TcpConnection connection) {
        if (pending == 0 || delivering) {
            return;
        }
        delivering = true;
        while (pending != 0) {
            int notice = Integer.lowestOneBit(pending);
            pending ^= notice;
            connection.tell(notice);
        }
        delivering = false;
    }
}
