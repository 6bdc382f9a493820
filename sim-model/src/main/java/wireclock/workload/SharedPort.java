package wireclock.workload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import wireclock.device.Host;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.tcp.StreamHandler;
import wireclock.tcp.TcpListener;
import wireclock.tcp.TcpSocket;

/**
 * A server application that several flows' clients connect to at one port, and that accepts one connection after another,
 * each after it has been busy with the one before for a while.
 */
final class SharedPort implements TcpListener.Acceptor {
    private final int port;
    private final Host host;
    private final Serving serving;
    private final Scheduler scheduler;
    private final List<TcpFlow> flows = new ArrayList<>();
    private final Deque<QueuedConnection> queue = new ArrayDeque<>();
    private final Timer ready;
    private long busyUntilPs = -SimTime.SECOND;

    private SharedPort(int port, Host host, Serving serving, Scheduler scheduler) {
        this.port = port;
        this.host = host;
        this.serving = serving;
        this.scheduler = scheduler;
        ready = new Timer(scheduler, host.component()) {
            @Override
            protected void expired() {
                next();
            }
        };
    }

    /** Lets a flow's clients in at its port, beside those of others that are let in there already. */
    static void open(TcpFlow flow, TcpFlowConfig config, Host host, Scheduler scheduler) {
        TcpListener present = host.tcp().listener(config.port());
        if (present != null && present.acceptor() instanceof SharedPort shared) {
            shared.flows.add(flow);
            return;
        }
        SharedPort shared = new SharedPort(config.port(), host, config.serving(), scheduler);
        shared.flows.add(flow);
        host.tcp().listen(new TcpListener(config.port(), config.server(), config.serverSequence(), shared,
                config.fastOpen() ? host.tcp().fastOpenServer() : null, config.serving().waiting()));
    }

    @Override
    public StreamHandler accept(TcpSocket socket) {
        if (queue.isEmpty() && busyUntilPs <= scheduler.nowPs()) {
            return taken(socket);
        }
        QueuedConnection queued = new QueuedConnection(socket);
        queue.add(queued);
        if (!ready.isArmed()) {
            ready.arm(busyUntilPs);
        }
        return queued;
    }

    @Override
    public int waiting() {
        return queue.size();
    }

    private void next() {
        TcpListener present = host.tcp().listener(port);
        if (present == null || present.acceptor() != this) {
            // The application has gone with its host.
            return;
        }
        QueuedConnection queued = queue.remove();
        queued.taken(taken(queued.socket()));
        if (!queue.isEmpty()) {
            ready.arm(busyUntilPs);
        }
    }

    private StreamHandler taken(TcpSocket socket) {
        busyUntilPs = scheduler.nowPs() + serving.intervalPs();
        for (TcpFlow flow : flows) {
            if (flow.isConnectedTo(socket)) {
                return flow.accept(socket);
            }
        }
        // Its client has gone, or is none of the flows'.
        socket.abort();
        return new StreamHandler() {};
    }
}
