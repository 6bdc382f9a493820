package wireclock.workload;

import wireclock.tcp.StreamHandler;
import wireclock.tcp.TcpError;
import wireclock.tcp.TcpSocket;

/** An end of a connection whose application comes later: it hears of everything from then on, and of nothing before. */
abstract class HandedOn implements StreamHandler {
    private StreamHandler application = new StreamHandler() {};

    /** The application has come: the connection is its own from now on. */
    void handOn(TcpSocket socket, StreamHandler to) {
        application = to;
        to.connected(socket);
    }

    @Override
    public void readable(TcpSocket socket) {
        application.readable(socket);
    }

    @Override
    public void writable(TcpSocket socket) {
        application.writable(socket);
    }

    @Override
    public void acknowledged(TcpSocket socket) {
        application.acknowledged(socket);
    }

    @Override
    public void endOfStream(TcpSocket socket) {
        application.endOfStream(socket);
    }

    @Override
    public void closed(TcpSocket socket) {
        application.closed(socket);
    }

    @Override
    public void failed(TcpSocket socket, TcpError error) {
        application.failed(socket, error);
    }
}
