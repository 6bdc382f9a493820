package wireclock.scenario.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.arp.ArpConfig;
import wireclock.device.Host;
import wireclock.device.IpNode;
import wireclock.device.Node;
import wireclock.device.NodeConfig;
import wireclock.device.Router;
import wireclock.device.Switch;
import wireclock.device.SwitchConfig;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;
import wireclock.ethernet.Nic;
import wireclock.ip.Ipv4;
import wireclock.ip.NetworkInterface;
import wireclock.link.DirectionConfig;
import wireclock.link.FrameTap;
import wireclock.link.LinkDirection;
import wireclock.link.QueueLimit;
import wireclock.link.TappedMedium;
import wireclock.link.TappedReceiver;
import wireclock.scenario.ArpMode;
import wireclock.scenario.DirectionSpec;
import wireclock.scenario.FlowSpec;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.LossSpec;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.QueueSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.ScenarioException;
import wireclock.topology.InterfacePlan;
import wireclock.topology.LinkPlan;
import wireclock.topology.NetworkPlan;
import wireclock.topology.Port;
import wireclock.topology.RoutePlan;
import wireclock.workload.Flow;

/**
 * Builds a scenario's network: devices, then links, then flows, each in the scenario's order, so that component ids and
 * with them the order of simultaneous events depend on the scenario alone.
 */
final class NetworkBuilder {
    /** Ports of switching hubs have addresses of their own block: 02:01:00:00:00:01 and on. */
    private static final long FIRST_SWITCH_MAC = 0x0201_0000_0001L;

    private final Scenario scenario;
    private final Taps taps;
    private final Scheduler scheduler = new Scheduler();
    private final RandomStreams random;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<Port, Nic> ports = new LinkedHashMap<>();
    private final Map<Port, NetworkInterface> interfaces = new LinkedHashMap<>();
    private long nextSwitchMac = FIRST_SWITCH_MAC;

    /** Who listens at which port of the network. */
    interface Taps {
        /** The tap at a port, or null if nobody listens there. */
        @Nullable FrameTap at(String link, Port port) throws IOException;
    }

    NetworkBuilder(Scenario scenario, Taps taps) {
        this.scenario = scenario;
        this.taps = taps;
        this.random = new RandomStreams(scenario.seed());
    }

    /**
     * Builds everything and schedules the flows.
     *
     * @throws ScenarioException if the scenario cannot be built as it is written
     * @throws IOException if a tap cannot be opened
     */
    Network build() throws ScenarioException, IOException {
        NetworkPlan plan = new TopologyInput(scenario).plan();
        for (NodeSpec spec : scenario.nodes()) {
            nodes.put(spec.name(), node(spec, plan));
        }
        fillArpCaches(plan);
        List<BuiltLink> links = new ArrayList<>();
        for (int i = 0; i < scenario.links().size(); i++) {
            links.add(link(scenario.links().get(i), plan.links().get(i)));
        }
        FlowFactory factory = new FlowFactory(scenario, scheduler, random, nodes, plan);
        List<Flow> flows = new ArrayList<>();
        for (FlowSpec spec : scenario.flows()) {
            flows.add(factory.create(spec));
        }
        flows.forEach(Flow::schedule);
        return new Network(scheduler, plan, nodes, links, flows);
    }

    // --- devices -----------------------------------------------------------------------------------------------------

    private Node node(NodeSpec spec, NetworkPlan plan) {
        return switch (spec.kind()) {
            case SWITCH -> switchingHub(spec, plan);
            case HOST -> withInterfaces(new Host(scheduler, random, spec.name(), config(spec)), plan);
            case ROUTER -> withInterfaces(new Router(scheduler, spec.name(), config(spec)), plan);
        };
    }

    private IpNode withInterfaces(IpNode node, NetworkPlan plan) {
        for (InterfacePlan own : plan.interfacesOf(node.name())) {
            NetworkInterface built =
                    node.addInterface(own.name(), own.mac(), own.address(), own.prefixLength(), own.mtu());
            interfaces.put(own.port(), built);
            ports.put(own.port(), built.nic());
        }
        addRoutes(node.ip(), plan.routesOf(node.name()));
        return node;
    }

    private static NodeConfig config(NodeSpec spec) {
        return new NodeConfig(spec.latencyPs(), ArpConfig.DEFAULT);
    }

    private Switch switchingHub(NodeSpec spec, NetworkPlan plan) {
        SwitchConfig standard = SwitchConfig.DEFAULT;
        Switch hub = new Switch(scheduler, spec.name(),
                new SwitchConfig(spec.latencyPs(), standard.agingPs(), standard.tableLimit()));
        for (LinkPlan link : plan.links()) {
            for (Port port : List.of(link.first(), link.second())) {
                if (port.node().equals(spec.name())) {
                    ports.put(port, hub.addPort(port.interfaceName(), nextSwitchMac++));
                }
            }
        }
        return hub;
    }

    private void addRoutes(Ipv4 ip, List<RoutePlan> routes) {
        for (RoutePlan route : routes) {
            // The network on the link itself came with the interface.
            if (!route.isOnLink()) {
                ip.routes().add(route.prefix(), route.gateway(), interfaceAt(route.node(), route.interfaceName()),
                        route.metric());
            }
        }
    }

    private NetworkInterface interfaceAt(String node, String name) {
        return Objects.requireNonNull(interfaces.get(new Port(node, name)), name);
    }

    /** {@code arp: static}: the caches hold every neighbour from the start. */
    private void fillArpCaches(NetworkPlan plan) {
        for (NodeSpec spec : scenario.nodes()) {
            if (spec.arp() == ArpMode.STATIC) {
                for (InterfacePlan own : plan.interfacesOf(spec.name())) {
                    NetworkInterface built = interfaceAt(spec.name(), own.name());
                    for (InterfacePlan neighbour : plan.neighboursOf(own)) {
                        built.arp().addPermanent(neighbour.address(), neighbour.mac());
                    }
                }
            }
        }
    }

    // --- links -------------------------------------------------------------------------------------------------------

    private BuiltLink link(LinkSpec spec, LinkPlan plan) throws IOException {
        FrameTap firstTap = taps.at(spec.name(), plan.first());
        FrameTap secondTap = taps.at(spec.name(), plan.second());
        LinkDirection forward = direction(spec.name() + " forward", spec.forward(), plan.second(), secondTap);
        LinkDirection backward = direction(spec.name() + " reverse", spec.reverse(), plan.first(), firstTap);
        attach(plan.first(), forward, firstTap);
        attach(plan.second(), backward, secondTap);
        return new BuiltLink(spec.name(), plan.first().node(), plan.second().node(), forward, backward);
    }

    private LinkDirection direction(String name, DirectionSpec spec, Port to, @Nullable FrameTap farTap) {
        Nic nic = nicAt(to);
        FrameReceiver receiver = farTap == null ? nic : new TappedReceiver(nic, farTap, scheduler);
        return new LinkDirection(scheduler, config(spec), receiver, random.stream("loss of link " + name),
                random.stream("jitter of link " + name));
    }

    private void attach(Port port, LinkDirection direction, @Nullable FrameTap tap) {
        nicAt(port).attach(tap == null ? direction : new TappedMedium(direction, tap, scheduler));
    }

    private Nic nicAt(Port port) {
        return Objects.requireNonNull(ports.get(port), port.toString());
    }

    private static DirectionConfig config(DirectionSpec spec) {
        double loss = switch (spec.loss()) {
            case LossSpec.Bernoulli bernoulli -> bernoulli.share();
        };
        QueueSpec queue = spec.queue();
        int packets = (int) Math.min(queue.limitPackets(), QueueLimit.UNLIMITED);
        QueueLimit limit = new QueueLimit(packets, queue.limitBytes());
        wireclock.link.Framing framing = switch (spec.framing()) {
            case ETHERNET -> wireclock.link.Framing.ETHERNET;
            case NONE -> wireclock.link.Framing.NONE;
        };
        return new DirectionConfig(spec.rateBitPerS(), spec.delayPs(), spec.jitterPs(), loss, spec.mtuBytes(), limit,
                framing);
    }
}
