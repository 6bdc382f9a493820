package wireclock.workload;

import wireclock.tcp.StreamHandler;
import wireclock.tcp.TcpError;
import wireclock.tcp.TcpSocket;

/** A connection that waits to be accepted: the stack keeps what comes, and whoever takes it hears of it then. */
final class QueuedConnection implements StreamHandler {
    private final TcpSocket socket;
    private StreamHandler application = new StreamHandler() {};
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
        application = by;
        by.connected(socket);
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
        application.readable(of);
    }

    @Override
    public void writable(TcpSocket of) {
        application.writable(of);
    }

    @Override
    public void acknowledged(TcpSocket of) {
        application.acknowledged(of);
    }

    @Override
    public void endOfStream(TcpSocket of) {
        ended = true;
        application.endOfStream(of);
    }

    @Override
    public void closed(TcpSocket of) {
        application.closed(of);
    }

    @Override
    public void failed(TcpSocket of, TcpError reason) {
        application.failed(of, reason);
    }
}
