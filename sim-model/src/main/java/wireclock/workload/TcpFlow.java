package wireclock.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.device.Host;
import wireclock.device.PowerListener;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.Timer;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.MetricRegistry;
import wireclock.metrics.RttStatistics;
import wireclock.metrics.StandardMetrics;
import wireclock.tcp.FastOpenClient;
import wireclock.tcp.StreamHandler;
import wireclock.tcp.Tcp;
import wireclock.tcp.TcpError;
import wireclock.tcp.TcpListener;
import wireclock.tcp.TcpSocket;
import wireclock.workload.TcpFlowConfig.Closing.First;

/**
 * A TCP connection between two hosts and what the applications at its ends do with it: bursts in one direction, or a
 * dialogue.
 *
 * <p>The side that connects is the client, the flow's {@code from}; the side that accepts is the server. Figures are of
 * the bytes from client to server; in a dialogue, of both directions together.
 */
public final class TcpFlow implements Flow {
    private final FlowEnds ends;
    private final TcpFlowConfig config;
    private final Scheduler scheduler;
    private final Host client;
    private final @Nullable Host server;
    private final int serverAddress;
    private final SenderWatch watch;
    private final DeliveredStream toServer;
    private final DeliveredStream toClient;
    private final StreamWriter clientWriter;
    private final StreamWriter serverWriter;
    private final StreamReader serverReader;
    private final StreamReader clientReader;
    /** Null for bursts. */
    private final @Nullable Dialogue dialogue;
    private final Timer start;
    private final Timer stop;
    private final Timer nextBurst;

    private @Nullable TcpSocket clientSocket;
    private @Nullable TcpSocket serverSocket;
    private long connectedPs = -1;
    private long stoppedPs = -1;
    /** What the receiver had taken then; more may come, until the reset has arrived. */
    private long bytesAtStop;
    private long completedPs = -1;
    private @Nullable String error;
    private int burst;
    private boolean begun;

    /**
     * Builds the flow and opens the server's port.
     *
     * @param server the host that accepts, or null if the address is nobody's
     * @param pattern of the streams' bytes; well mixed, so that no two flows' bytes are alike
     */
    public TcpFlow(FlowEnds ends, TcpFlowConfig config, Scheduler scheduler, Host client, @Nullable Host server,
            int serverAddress, RandomStream pattern) {
        this.ends = ends;
        this.config = config;
        this.scheduler = scheduler;
        this.client = client;
        this.server = server;
        this.serverAddress = serverAddress;
        this.watch = new SenderWatch(scheduler, config.client());
        StreamContent upward = StreamContent.of(config.exchange(), true, pattern.nextLong());
        StreamContent downward = StreamContent.of(config.exchange(), false, pattern.nextLong());
        toServer = new DeliveredStream(ends.name(), upward);
        toClient = new DeliveredStream(ends.name(), downward);
        clientWriter = new StreamWriter(upward, config.writeBytes());
        serverWriter = new StreamWriter(downward, config.writeBytes());
        serverReader = new StreamReader(scheduler, (server == null ? client : server).component(), config.reading(), toServer,
                this::bytesRead, config.closing().delayPs());
        clientReader = new StreamReader(scheduler, client.component(), TcpFlowConfig.Reading.AT_ONCE, toClient,
                this::bytesRead, config.closing().delayPs());
        dialogue = config.exchange().isEmpty() ? null
                : new Dialogue(config.exchange(), config.closing().first(), clientWriter, serverWriter, toServer,
                        toClient, this::complete);
        start = timer(client.component(), this::connect);
        stop = timer(client.component(), this::stopNow);
        nextBurst = timer(client.component(), this::writeBurst);
        client.addPowerListener(new ClientMachine());
        if (server != null) {
            server.addPowerListener(new ServerMachine());
        }
    }

    private Timer timer(int component, Runnable action) {
        return new Timer(scheduler, component) {
            @Override
            protected void expired() {
                action.run();
            }
        };
    }

    @Override
    public String name() {
        return ends.name();
    }

    @Override
    public void schedule() {
        if (server != null) {
            if (config.serving().connects()) {
                new SimultaneousOpen(this, config, server, client, scheduler).arm(config.startPs());
            } else {
                listen(server);
            }
        }
        if (config.startPs() < config.stopPs()) {
            start.arm(config.startPs());
            stop.arm(config.stopPs());
        }
    }

    private void listen(Host host) {
        if (config.serving().shared()) {
            SharedPort.open(this, config, host, scheduler);
            return;
        }
        host.tcp().listen(new TcpListener(config.port(), config.server(), config.serverSequence(), this::accept,
                config.fastOpen() ? host.tcp().fastOpenServer() : null, config.serving().waiting()));
    }

    // --- client ------------------------------------------------------------------------------------------------------

    private void connect() {
        if (!client.isRunning()) {
            error = HostFailure.DOWN;
            stop.disarm();
            return;
        }
        watch.begin();
        if (!config.fastOpen()) {
            clientSocket = client.tcp().connectBetween(config.serving().connects() ? config.port() : Tcp.ANY_PORT,
                    serverAddress,
                    config.port(), config.client(), config.clientSequence(), new ClientEnd(), watch);
            return;
        }
        TcpSocket opened = client.tcp().connectFast(serverAddress, config.port(), config.client(),
                config.clientSequence(), FastOpenClient.DEFAULTS, clientWriter.first(config.firstFromClient()),
                new ClientEnd(), watch);
        clientSocket = opened;
        if (opened.synDataBytes() > 0) {
            clientWriter.startedWith(opened.synDataBytes());
            begin(opened);
        }
    }

    /** The client's application begins: when the connection is open, or when its first data has left on the SYN. */
    private void begin(TcpSocket socket) {
        begun = true;
        clientReader.start(socket);
        if (dialogue == null) {
            writeBurst();
        } else {
            dialogue.connected(socket);
        }
    }

    private void stopNow() {
        if (clientSocket != null) {
            stoppedPs = scheduler.nowPs();
            watch.end(stoppedPs);
            bytesAtStop = deliveredBytes();
            nextBurst.disarm();
            clientSocket.abort();
        }
    }

    private void writeBurst() {
        if (clientSocket != null) {
            burst++;
            boolean last = burst == config.bursts() && config.closing().first() == First.CLIENT;
            clientWriter.write(clientSocket, config.sizeBytes(), last);
        }
    }

    private final class ClientEnd implements StreamHandler {
        @Override
        public void connected(TcpSocket socket) {
            clientSocket = socket;
            connectedPs = scheduler.nowPs();
            if (begun) {
                clientWriter.proceed(socket);
            } else {
                begin(socket);
            }
        }

        @Override
        public void readable(TcpSocket socket) {
            clientReader.readable();
        }

        @Override
        public void writable(TcpSocket socket) {
            clientWriter.proceed(socket);
        }

        @Override
        public void acknowledged(TcpSocket socket) {
            if (dialogue != null) {
                dialogue.acknowledged(true);
            } else if (clientWriter.isDone() && burst < config.bursts() && !nextBurst.isArmed()) {
                nextBurst.arm(scheduler.nowPs() + config.gapPs());
            }
        }

        @Override
        public void endOfStream(TcpSocket socket) {
            clientReader.endOfStream();
        }

        @Override
        public void failed(TcpSocket socket, TcpError reason) {
            giveUp(reason);
        }
    }

    // --- server ------------------------------------------------------------------------------------------------------

    /** Whether a socket of the server is the other end of this flow's connection. */
    boolean isConnectedTo(TcpSocket socket) {
        return clientSocket != null && clientSocket.localPort() == socket.remotePort()
                && client.ip().isLocal(socket.remoteAddress());
    }

    StreamHandler accept(TcpSocket socket) {
        if (socket.localAddress() != serverAddress) {
            // Somebody has given this host an address that others connect to: they are not the flow's client.
            socket.abort();
            return new StreamHandler() {};
        }
        serverSocket = socket;
        serverReader.start(socket);
        return new ServerEnd();
    }

    private final class ServerEnd implements StreamHandler {
        @Override
        public void connected(TcpSocket socket) {
            if (dialogue != null) {
                dialogue.accepted(socket);
            }
        }

        @Override
        public void readable(TcpSocket socket) {
            serverReader.readable();
        }

        @Override
        public void writable(TcpSocket socket) {
            serverWriter.proceed(socket);
        }

        @Override
        public void acknowledged(TcpSocket socket) {
            if (dialogue != null) {
                dialogue.acknowledged(false);
            }
        }

        @Override
        public void endOfStream(TcpSocket socket) {
            serverReader.endOfStream();
        }

        @Override
        public void failed(TcpSocket socket, TcpError reason) {
            giveUp(reason);
        }
    }

    /** The sending application dies with its host; one that has not begun yet may find a host that is up again. */
    private final class ClientMachine implements PowerListener {
        @Override
        public void crashed() {
            clientReader.stop();
            nextBurst.disarm();
            if (clientSocket != null) {
                stop.disarm();
                if (error == null && completedPs < 0 && stoppedPs < 0) {
                    error = HostFailure.CRASHED;
                    stoppedPs = scheduler.nowPs();
                    watch.end(stoppedPs);
                    bytesAtStop = deliveredBytes();
                }
            }
        }

        @Override
        public void restarted() {
            // The connection and the application that had it are gone.
        }
    }

    private final class ServerMachine implements PowerListener {
        @Override
        public void crashed() {
            serverReader.stop();
        }

        @Override
        public void restarted() {
            if (server != null && !config.serving().connects()) {
                listen(server);
            }
        }
    }

    private void bytesRead() {
        if (dialogue != null) {
            dialogue.bytesRead();
        } else if (completedPs < 0 && config.sizeBytes() != TcpFlowConfig.UNLIMITED
                && toServer.bytes() == config.sizeBytes() * config.bursts()) {
            complete();
        }
    }

    /** The last byte has been read. Who closes first and sent it has closed with it already. */
    private void complete() {
        completedPs = scheduler.nowPs();
        watch.end(completedPs);
        stop.disarm();
        First first = config.closing().first();
        if (first != First.CLIENT && serverSocket != null) {
            serverSocket.close();
        }
        if (clientSocket != null && (first == First.BOTH || first == First.CLIENT && dialogue != null)) {
            clientSocket.close();
        }
    }

    private void giveUp(TcpError reason) {
        // The end that was stopped has no error; the other end's reset is only the echo of it.
        if (error == null && stoppedPs < 0 && completedPs < 0) {
            error = reason.text();
        }
        watch.end(scheduler.nowPs());
        nextBurst.disarm();
        stop.disarm();
    }

    /** The node that connects. */
    public String from() {
        return ends.from();
    }

    /** Where the flow's segments go: the server's address. */
    public int serverAddress() {
        return serverAddress;
    }

    public int serverPort() {
        return config.port();
    }

    /** Whether an address is one of the client's. */
    public boolean isClient(int address) {
        return client.ip().isLocal(address);
    }

    /** A link that the flow's packets take is cut, or mended. */
    public void pathCut(boolean cut) {
        watch.pathCut(cut);
    }

    /** Payload bytes of a full segment of the client, or of the server; 0 while there is no connection. */
    public int effectiveSegmentSize(boolean ofClient) {
        TcpSocket socket = socket(ofClient);
        return socket == null ? 0 : socket.effectiveSegmentSize();
    }

    private @Nullable TcpSocket socket(boolean ofClient) {
        return ofClient ? clientSocket : serverSocket;
    }

    private long deliveredBytes() {
        return toServer.bytes() + toClient.bytes();
    }

    @Override
    public void register(MetricRegistry metrics) {
        String entity = ends.name();
        metrics.add(entity, StandardMetrics.GOODPUT, () -> 8.0 * deliveredBytes());
        watch.register(metrics, entity, () -> clientSocket);
    }

    @Override
    public RttStatistics roundTrips() {
        return watch.roundTrips();
    }

    @Override
    public @Nullable String state(boolean ofClient) {
        TcpSocket socket = socket(ofClient);
        return socket == null ? null : socket.state().name();
    }

    @Override
    public FlowRecord record(long endPs, PacketsUnderWay underWay) {
        FlowRecord record = counted(endPs, underWay);
        record.rtt = watch.roundTrips().summary();
        record.roundTrips = watch.roundTrips();
        return record;
    }

    @Override
    public List<FlowRecord> counts(long nowPs) {
        return List.of(counted(nowPs, new PacketsUnderWay()));
    }

    private FlowRecord counted(long endPs, PacketsUnderWay underWay) {
        FlowRecord record = new FlowRecord(ends.name(), "tcp", ends.from(), ends.to());
        record.startPs = config.startPs();
        record.error = error;
        if (clientSocket == null) {
            return record;
        }
        record.completed = completedPs >= 0;
        record.bytesDelivered = deliveredBytes();
        long finishedPs = completedPs >= 0 ? completedPs : stoppedPs;
        if (finishedPs >= 0) {
            record.endPs = finishedPs;
        }
        record.goodputBitPerS = Goodput.of(stoppedPs >= 0 ? bytesAtStop : deliveredBytes(), config.startPs(),
                finishedPs >= 0 ? finishedPs : endPs);
        if (completedPs >= 0) {
            record.completionTimePs = completedPs - config.startPs();
        }
        if (connectedPs >= 0) {
            record.connectTimePs = connectedPs - config.startPs();
        }
        SegmentCounts.record(record, clientSocket, serverSocket, underWay);
        watch.describe(record, clientSocket.stats(), endPs);
        return record;
    }
}
