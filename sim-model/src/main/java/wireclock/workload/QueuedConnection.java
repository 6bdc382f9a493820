package wireclock.workload;

import wireclock.tcp.StreamHandler;
import wireclock.tcp.TcpSocket;

/** A connection that waits to be accepted: the stack keeps what comes, and whoever takes it hears of it then. */
final class QueuedConnection extends HandedOn {
    private final TcpSocket socket;
    private boolean readable;
    private boolean ended;

    QueuedConnection(TcpSocket socket) {
        this.socket = socket;
    }

    TcpSocket socket() {
        return socket;
    }

    /** The application has accepted it. */
    void taken(StreamHandler by) {
        handOn(socket, by);
        if (readable) {
            by.readable(socket);
        }
        if (ended) {
            by.endOfStream(socket);
        }
    }

    @Override
    public void readable(TcpSocket of) {
        readable = true;
        super.readable(of);
    }

    @Override
    public void endOfStream(TcpSocket of) {
        ended = true;
        super.endOfStream(of);
    }
}
