package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.arq.ArqConfig;
import wireclock.device.Host;
import wireclock.device.IpNode;
import wireclock.device.Node;
import wireclock.engine.RandomStream;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ip.PathMtuDiscovery;
import wireclock.reports.packets.FlowSignature;
import wireclock.scenario.ArqFlowSpec;
import wireclock.scenario.FlowSpec;
import wireclock.scenario.FlowTarget;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.PacingSpec;
import wireclock.scenario.PingFlowSpec;
import wireclock.scenario.ReadingSpec;
import wireclock.scenario.ReceivingSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.Side;
import wireclock.scenario.TcpFlowSpec;
import wireclock.scenario.TcpSpec;
import wireclock.scenario.TracerouteFlowSpec;
import wireclock.scenario.UdpFlowSpec;
import wireclock.scenario.source.ScenarioException;
import wireclock.tcp.TcpConfig;
import wireclock.topology.NetworkPlan;
import wireclock.transport.CongestionConfig;
import wireclock.transport.HyStartConfig;
import wireclock.transport.PacingConfig;
import wireclock.wire.IpProtocol;
import wireclock.wire.Ipv4Address;
import wireclock.wire.TcpSignature;
import wireclock.workload.ArqFlow;
import wireclock.workload.ArqFlowConfig;
import wireclock.workload.Flow;
import wireclock.workload.FlowEnds;
import wireclock.workload.PingFlow;
import wireclock.workload.PingFlowConfig;
import wireclock.workload.TcpFlow;
import wireclock.workload.Serving;
import wireclock.workload.TcpFlowConfig;
import wireclock.workload.TracerouteFlow;
import wireclock.workload.TracerouteFlowConfig;
import wireclock.workload.UdpFlow;
import wireclock.workload.UdpFlowConfig;
import wireclock.workload.UdpReceiving;
import wireclock.workload.UdpTarget;

/** Makes the flows of a scenario between the hosts of its network, and gives them ports. */
final class FlowFactory {
    /** What a reader with a rate takes at once if nothing else is said: a page. */
    private static final int DEFAULT_TIMED_BYTES = 4096;

    private final Scenario scenario;
    private final Scheduler scheduler;
    private final RandomStreams random;
    private final Map<String, Node> nodes;
    private final NetworkPlan plan;
    private final Map<String, NodeSpec> specs = new HashMap<>();
    private final ServerPorts ports;
    private final DatagramTargets targets;
    private final FlowSignatures signatures;
    /** Rows of results that flows to many have taken. */
    private final Set<String> rows = new HashSet<>();
    private final Map<Integer, String> nodeByAddress = new HashMap<>();
    private int echoIdentifiers;

    FlowFactory(Scenario scenario, Scheduler scheduler, RandomStreams random, Map<String, Node> nodes,
            NetworkPlan plan) {
        this.scenario = scenario;
        this.scheduler = scheduler;
        this.random = random;
        this.nodes = nodes;
        this.plan = plan;
        scenario.nodes().forEach(node -> specs.put(node.name(), node));
        plan.interfaces().forEach(own -> nodeByAddress.putIfAbsent(own.address(), own.node()));
        ports = new ServerPorts(scenario);
        targets = new DatagramTargets(scenario, plan);
        signatures = new FlowSignatures(plan);
        scenario.flows().forEach(flow -> rows.add(flow.name()));
        for (FlowSpec flow : scenario.flows()) {
            if (flow instanceof TcpFlowSpec tcp && tcp.port() != null) {
                ports.reserve(targetNode(tcp.to()), "tcp", tcp.port());
            } else if (flow instanceof UdpFlowSpec udp && udp.port() != null && !targets.isToMany(udp.to())) {
                ports.reserve(targetNode(udp.to()), "udp", udp.port());
            } else if (flow instanceof ArqFlowSpec arq && arq.port() != null) {
                ports.reserve(targetNode(arq.to()), "udp", arq.port());
            }
        }
    }

    /** By what the packets of the flows made so far are known. */
    List<FlowSignature> signatures() {
        return signatures.all();
    }

    /** The flow that a specification describes, its server's port opened when it is scheduled. */
    Flow create(FlowSpec spec) throws ScenarioException {
        return switch (spec) {
            case TcpFlowSpec tcp -> tcp(tcp);
            case UdpFlowSpec udp -> udp(udp);
            case PingFlowSpec ping -> ping(ping);
            case TracerouteFlowSpec traceroute -> traceroute(traceroute);
            case ArqFlowSpec arq -> arq(arq);
        };
    }

    private Flow tcp(TcpFlowSpec spec) throws ScenarioException {
        Host client = host(spec.from());
        String target = targetNode(spec.to());
        Host server = target != null && nodes.get(target) instanceof Host host ? host : null;
        NodeSpec serverSpec = server == null ? spec(spec.from()) : spec(server.name());
        ReadingSpec reading = spec.reading();
        checkReading(spec);
        checkStack(spec, serverSpec);
        var exchange = spec.transfer().exchange().stream()
                .map(message -> new TcpFlowConfig.Message(message.from() == Side.CLIENT, message.sizeBytes(),
                        message.text()))
                .toList();
        TcpFlowConfig config = new TcpFlowConfig(spec.startPs(), stop(spec),
                exchange.isEmpty() ? spec.transfer().sizeBytes() : TcpFlowConfig.UNLIMITED, spec.transfer().bursts(),
                spec.transfer().gapPs(), writeBytes(spec.transfer().writeSizeBytes()), exchange, reading(reading),
                closing(spec), port(spec, target), config(spec, spec(spec.from())),
                config(spec, serverSpec), sequence(spec.clientInitialSequence()),
                sequence(spec.serverInitialSequence()), spec.fastOpen(), new Serving(spec.backlog() != null,
                        spec.acceptIntervalPs(), Scenario.tcp(spec, serverSpec).stack().waiting(spec.backlog()),
                        spec.simultaneous()));
        signatures.add(spec, IpProtocol.TCP, address(spec), config.port());
        sign(spec, client, server);
        return new TcpFlow(ends(spec), config, scheduler, client, spec.listens() ? server : null, address(spec),
                stream(spec, "bytes"));
    }

    private void sign(TcpFlowSpec spec, Host client, @Nullable Host server) throws ScenarioException {
        String key = spec.md5().clientKey();
        if (key != null && server != null) {
            client.tcp().sign(address(spec), new TcpSignature(key));
            server.tcp().sign(client.ip().sourceFor(address(spec)), new TcpSignature(or(spec.md5().serverKey(), key)));
        }
    }

    private int port(TcpFlowSpec spec, @Nullable String receiver) throws ScenarioException {
        return spec.backlog() == null || spec.port() == null ? ports.take(spec, receiver, "tcp", spec.port())
                : ports.takeServed(spec, receiver, spec.port());
    }

    private void checkReading(TcpFlowSpec spec) throws ScenarioException {
        Long size = spec.reading().sizeBytes();
        if (spec.reading().rateBitPerS() != null && size != null && size > TcpFlowConfig.Reading.MAX_TIMED_BYTES) {
            throw new ScenarioException(List.of(scenario.problem(spec.place().at("read_size"),
                    "a reader with a rate reads at most " + TcpFlowConfig.Reading.MAX_TIMED_BYTES + " B at once",
                    "Give a smaller 'read_size'.")));
        }
    }

    private static TcpFlowConfig.Closing closing(TcpFlowSpec spec) {
        return new TcpFlowConfig.Closing(switch (spec.close()) {
            case SENDER, CLIENT -> TcpFlowConfig.Closing.First.CLIENT;
            case SERVER -> TcpFlowConfig.Closing.First.SERVER;
            case BOTH -> TcpFlowConfig.Closing.First.BOTH;
        }, spec.closeDelayPs());
    }

    private void checkStack(TcpFlowSpec spec, NodeSpec server) throws ScenarioException {
        for (NodeSpec end : List.of(spec(spec.from()), server)) {
            String contradiction = Scenario.tcp(spec, end).stack().contradiction();
            if (contradiction != null) {
                throw new ScenarioException(List.of(scenario.problem(spec.place().mark(), contradiction + " at '"
                        + end.name() + "'", "")));
            }
        }
    }

    private static TcpConfig config(TcpFlowSpec flow, NodeSpec node) {
        TcpSpec said = Scenario.tcp(flow, node);
        TcpConfig standard = TcpConfig.DEFAULTS;
        return said.stack().into(standard.with())
                .congestion(congestion(said))
                .initialWindow(Math.toIntExact(or(said.initialWindowSegments(), (long) standard.initialWindow())))
                .maximumSegmentSize(Math.toIntExact(or(said.mssBytes(), 0L)))
                .sack(or(said.sack(), standard.sack()))
                .timestamps(or(said.timestamps(), standard.timestamps()))
                .windowScaling(or(said.windowScaling(), standard.windowScaling()))
                .nodelay(or(said.nodelay(), standard.nodelay()))
                .delayedAckPs(or(said.delayedAckPs(), standard.delayedAckPs()))
                .quickAcks(or(said.quickAck(), true) ? standard.quickAcks() : 0)
                .sendBufferBytes(or(said.sendBufferBytes(), standard.sendBufferBytes()))
                .receiveBufferBytes(or(said.receiveBufferBytes(), standard.receiveBufferBytes()))
                .build();
    }

    private static CongestionConfig congestion(TcpSpec said) {
        CongestionConfig standard = CongestionConfig.DEFAULTS;
        PacingConfig pacing = standard.pacing();
        PacingSpec spec = said.pacing();
        Long limitBitPerS = spec.limitBitPerS();
        HyStartConfig hyStart = standard.hyStart();
        return new CongestionConfig(or(said.congestion(), standard.name()),
                Math.toIntExact(or(spec.fixedWindowSegments(), (long) standard.fixedWindowSegments())),
                new PacingConfig(or(spec.on(), pacing.on()),
                        limitBitPerS == null ? pacing.limitBytePerS() : Math.max(limitBitPerS / Byte.SIZE, 1),
                        pacing.slowStartPercent(), pacing.avoidancePercent()),
                new HyStartConfig(said.stack().hyStart(), hyStart.detect(), hyStart.lowWindow(), hyStart.trainGapPs()),
                or(spec.earlyMarks(), standard.earlyMarks()));
    }

    private static <T> T or(@Nullable T said, T standard) {
        return said != null ? said : standard;
    }

    private static @Nullable Integer sequence(@Nullable Long number) {
        return number == null ? null : (int) (long) number;
    }

    private static int writeBytes(@Nullable Long said) {
        return said == null ? TcpFlowConfig.DEFAULT_WRITE_BYTES : (int) Math.min(said, Integer.MAX_VALUE);
    }

    private static TcpFlowConfig.Reading reading(ReadingSpec spec) {
        int most = spec.rateBitPerS() == null ? Integer.MAX_VALUE : DEFAULT_TIMED_BYTES;
        return new TcpFlowConfig.Reading(or(spec.rateBitPerS(), 0L),
                (int) Math.min(or(spec.sizeBytes(), (long) most), Integer.MAX_VALUE),
                or(spec.pauseFromPs(), 0L), or(spec.pauseToPs(), 0L));
    }

    private Flow udp(UdpFlowSpec spec) throws ScenarioException {
        String target = targetNode(spec.to());
        Host receiver = target != null && nodes.get(target) instanceof Host host ? host : null;
        UdpFlowConfig.Pattern pattern = switch (spec.pattern()) {
            case CONSTANT -> UdpFlowConfig.Pattern.CONSTANT;
            case POISSON -> UdpFlowConfig.Pattern.POISSON;
            case ON_OFF -> UdpFlowConfig.Pattern.ON_OFF;
        };
        long count = or(spec.count(), UdpFlowConfig.UNLIMITED);
        int lastBytes = spec.packetBytes();
        Long size = spec.sizeBytes();
        if (size != null && Math.ceilDiv(size, spec.packetBytes()) <= count) {
            count = Math.ceilDiv(size, spec.packetBytes());
            lastBytes = Math.toIntExact(size - (count - 1) * spec.packetBytes());
        }
        boolean toMany = targets.isToMany(spec.to());
        List<String> receivers = targets.receivers(spec);
        List<UdpTarget> listening = toMany ? listening(spec, receivers)
                : receiver == null ? List.of() : List.of(new UdpTarget(ends(spec), receiver));
        int port = toMany ? ports.takeShared(spec, receivers, "udp", spec.port())
                : ports.take(spec, target, "udp", spec.port());
        UdpFlowConfig config = new UdpFlowConfig(spec.startPs(), stop(spec), spec.rateBitPerS(), spec.packetBytes(),
                count, lastBytes, pattern, or(spec.onPs(), 0L), or(spec.offPs(), 0L), port, spec.ttl(),
                spec.marking().typeOfService(), discovery(spec.df()));
        ReceivingSpec said = spec.receiving();
        UdpReceiving receiving = new UdpReceiving(said.joinPs(), or(said.leavePs(), SimTime.NEVER),
                or(said.playoutPs(), UdpReceiving.NOT_PLAYED), said.voice());
        signatures.add(spec, IpProtocol.UDP, address(spec), port);
        return new UdpFlow(ends(spec), config, scheduler, host(spec.from()), listening, receiving, address(spec), toMany,
                stream(spec, "bytes"), stream(spec, "times"));
    }

    /** A row of results for each receiver, {@code tv-h2} for h2; the flow's own row if there is none. */
    private List<UdpTarget> listening(UdpFlowSpec spec, List<String> receivers) throws ScenarioException {
        List<UdpTarget> listening = new ArrayList<>();
        for (String name : receivers) {
            String row = spec.name() + "-" + name;
            if (!rows.add(row)) {
                throw new ScenarioException(List.of(scenario.problem(spec.place().at("name"),
                        "the receiver '" + name + "' needs a row '" + row + "' in the results, and that name is taken",
                        "Give one of the flows another 'name'.")));
            }
            listening.add(new UdpTarget(new FlowEnds(row, spec.from(), name), host(name)));
        }
        return listening;
    }

    private Flow ping(PingFlowSpec spec) throws ScenarioException {
        PingFlowConfig config = new PingFlowConfig(spec.startPs(), spec.intervalPs(),
                or(spec.count(), PingFlowConfig.UNLIMITED), stop(spec), spec.timeoutPs(), spec.sizeBytes(), spec.ttl(),
                spec.marking().typeOfService(), discovery(spec.df()));
        RandomStream bytes = stream(spec, "bytes");
        int identifier = nextEchoIdentifier();
        signatures.addEcho(spec, address(spec), identifier);
        return new PingFlow(ends(spec), config, scheduler, ipNode(spec.from()), address(spec), identifier, bytes);
    }

    private Flow traceroute(TracerouteFlowSpec spec) throws ScenarioException {
        TracerouteFlowConfig.Method method = switch (spec.method()) {
            case UDP -> TracerouteFlowConfig.Method.UDP;
            case ICMP -> TracerouteFlowConfig.Method.ICMP;
        };
        TracerouteFlowConfig config = new TracerouteFlowConfig(spec.startPs(), stop(spec), method, spec.maxHops(),
                spec.queries(), spec.timeoutPs());
        int identifier = nextEchoIdentifier();
        if (method == TracerouteFlowConfig.Method.ICMP) {
            signatures.addEcho(spec, address(spec), identifier);
        } else {
            signatures.addProbes(spec, address(spec), config.maxHops() * config.queries());
        }
        return new TracerouteFlow(ends(spec), config, scheduler, ipNode(spec.from()), address(spec), identifier,
                stream(spec, "bytes"), nodeByAddress);
    }

    private Flow arq(ArqFlowSpec spec) throws ScenarioException {
        String target = targetNode(spec.to());
        Host receiver = target != null && nodes.get(target) instanceof Host host ? host : null;
        Long rate = spec.rateBitPerS();
        ArqConfig arq = new ArqConfig(spec.protocol(), spec.window(), spec.segmentBytes(), spec.sequenceBits(),
                or(spec.timeoutPs(), ArqConfig.ADAPTIVE), spec.nak(), spec.attempts(),
                rate == null ? 0 : SimTime.serialisationPs(spec.segmentBytes(), rate));
        ArqFlowConfig config = new ArqFlowConfig(spec.startPs(), stop(spec), spec.sizeBytes(),
                ports.take(spec, target, "udp", spec.port()), arq);
        signatures.add(spec, IpProtocol.UDP, address(spec), config.port());
        return new ArqFlow(ends(spec), config, scheduler, host(spec.from()), receiver, address(spec),
                stream(spec, "bytes"));
    }

    private int nextEchoIdentifier() {
        return ++echoIdentifiers & 0xFFFF;
    }

    /** The language lets hosts and routers ping. */
    private IpNode ipNode(String name) {
        return (IpNode) Objects.requireNonNull(nodes.get(name), name);
    }

    // --- what they share ---------------------------------------------------------------------------------------------

    private static PathMtuDiscovery discovery(@Nullable Boolean df) {
        return df == null ? PathMtuDiscovery.WANT : df ? PathMtuDiscovery.DO : PathMtuDiscovery.DONT;
    }

    private static long stop(FlowSpec spec) {
        Long stopPs = spec.stopPs();
        return stopPs == null ? SimTime.NEVER : stopPs;
    }

    private static FlowEnds ends(FlowSpec spec) {
        return new FlowEnds(spec.name(), spec.from(), spec.to().toString());
    }

    private RandomStream stream(FlowSpec spec, String purpose) {
        return random.stream(purpose + " of flow " + spec.name());
    }

    private NodeSpec spec(String node) {
        return Objects.requireNonNull(specs.get(node), node);
    }

    private Host host(String name) {
        return (Host) Objects.requireNonNull(nodes.get(name), name);
    }

    private int address(FlowSpec spec) throws ScenarioException {
        return switch (spec.to()) {
            case FlowTarget.Node node -> plan.addressOf(node.name());
            case FlowTarget.Address literal -> {
                if (targets.isToMany(literal) && !(spec instanceof UdpFlowSpec)) {
                    throw notOneHost(spec, literal.address());
                }
                yield literal.address();
            }
        };
    }

    private ScenarioException notOneHost(FlowSpec spec, int address) {
        return new ScenarioException(List.of(scenario.problem(spec.place().at("to"),
                Ipv4Address.format(address) + " is a broadcast address, not the address of one host",
                "Name a host, or give its address.")));
    }

    /** The node that a target means, or null if the address is nobody's. */
    private @Nullable String targetNode(FlowTarget target) {
        return switch (target) {
            case FlowTarget.Node node -> node.name();
            case FlowTarget.Address literal -> nodeByAddress.get(literal.address());
        };
    }
}
