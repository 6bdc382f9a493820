package wireclock.workload;

import wireclock.device.Host;
import wireclock.engine.Scheduler;
import wireclock.engine.Timer;
import wireclock.tcp.TcpObserver;
import wireclock.tcp.TcpSocket;

/**
 * The server of a flow that does not listen but connects, at the same instant as the client and from port to port, so
 * that the SYNs cross (RFC 9293 §3.5, figure 7).
 */
final class SimultaneousOpen extends Timer {
    private final TcpFlow flow;
    private final TcpFlowConfig config;
    private final Host server;
    private final Host client;

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
                    config.server(), config.serverSequence(), new ServerEnd(), TcpObserver.NONE);
        }
    }

    /** The end of the server, whose application comes when the handshake is complete. */
    private final class ServerEnd extends HandedOn {
        @Override
        public void connected(TcpSocket socket) {
            handOn(socket, flow.accept(socket));
        }
    }
}
