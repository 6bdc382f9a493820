package wireclock.workload;

import wireclock.device.Host;
import wireclock.engine.Scheduler;
import wireclock.engine.Timer;
import wireclock.tcp.StreamHandler;
import wireclock.tcp.TcpError;
import wireclock.tcp.TcpObserver;
import wireclock.tcp.TcpSocket;

/**
 * The server of a flow that does not listen but connects, at the same instant as the client and from port to port, so
 * that the SYNs cross (RFC 9293 §3.5, figure 7).
 */
final class SimultaneousOpen extends Timer implements StreamHandler {
    private final TcpFlow flow;
    private final TcpFlowConfig config;
    private final Host server;
    private final Host client;
    private StreamHandler application = new StreamHandler() {};

    SimultaneousOpen(TcpFlow flow, TcpFlowConfig config, Host server, Host client, Scheduler scheduler) {
        super(scheduler, server.component());
        this.flow = flow;
        this.config = config;
        this.server = server;
        this.client = client;
    }

    @Override
    protected void expired() {
        if (server.isRunning()) {
            server.tcp().connectBetween(config.port(), client.ip().sourceFor(flow.serverAddress()), config.port(),
                    config.server(), config.serverSequence(), this, TcpObserver.NONE);
        }
    }

    @Override
    public void connected(TcpSocket socket) {
        application = flow.accept(socket);
        application.connected(socket);
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
