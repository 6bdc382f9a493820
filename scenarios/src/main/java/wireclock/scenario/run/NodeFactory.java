package wireclock.scenario.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import wireclock.device.Host;
import wireclock.device.Hub;
import wireclock.device.IpNode;
import wireclock.device.Node;
import wireclock.device.NodeConfig;
import wireclock.device.Router;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Nic;
import wireclock.ip.Ipv4;
import wireclock.ip.Multipath;
import wireclock.ip.NetworkInterface;
import wireclock.ip.Route;
import wireclock.ip.RouteKind;
import wireclock.scenario.ArpMode;
import wireclock.scenario.EcmpMode;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.RouteSpec;
import wireclock.scenario.Scenario;
import wireclock.topology.InterfacePlan;
import wireclock.topology.NetworkPlan;
import wireclock.topology.Port;
import wireclock.topology.RoutePlan;
import wireclock.topology.VlanInterface;

/** Builds the devices of a scenario, with the addresses and routes of its plan; knows their adapters by port. */
final class NodeFactory {
    private final Scenario scenario;
    private final NetworkPlan plan;
    private final Scheduler scheduler;
    private final RandomStreams random;
    private final MulticastFactory multicast;
    private final Map<Port, Nic> ports = new LinkedHashMap<>();
    private final Map<Port, NetworkInterface> interfaces = new LinkedHashMap<>();
    private final SwitchFactory switches;

    NodeFactory(Scenario scenario, NetworkPlan plan, Scheduler scheduler, RandomStreams random) {
        this.scenario = scenario;
        this.plan = plan;
        this.scheduler = scheduler;
        this.random = random;
        switches = new SwitchFactory(scenario, plan, scheduler);
        this.multicast = new MulticastFactory(scenario, plan, scheduler);
    }

    /** The adapters of all nodes that have been created. */
    Map<Port, Nic> ports() {
        return ports;
    }

    /** Builds a node with all its interfaces. */
    Node create(NodeSpec spec) {
        return switch (spec.kind()) {
            case SWITCH -> switches.create(spec, ports);
            case HUB -> new Hub(spec.name());
            case HOST -> withInterfaces(spec, new Host(scheduler, random, spec.name(), config(spec)));
            case ROUTER -> router(spec);
        };
    }

    private IpNode router(NodeSpec spec) {
        Router router = new Router(scheduler, spec.name(), config(spec));
        router.ip().setMultipath(spec.ecmp() == EcmpMode.DESTINATION ? Multipath.DESTINATION : Multipath.FLOW,
                random.stream("ecmp of " + spec.name()).nextLong());
        return withInterfaces(spec, router);
    }

    private IpNode withInterfaces(NodeSpec spec, IpNode node) {
        for (InterfacePlan own : plan.interfacesOf(node.name())) {
            VlanInterface part = switches.isEnd(own.port()) ? null : VlanInterface.of(own.name());
            NetworkInterface built = part == null
                    ? node.addInterface(own.name(), own.mac(), own.address(), own.prefixLength(), own.mtu())
                    : node.addVlanInterface(part.parent(), part.vid(), own.mac(), own.address(), own.prefixLength(),
                            own.mtu());
            interfaces.put(own.port(), built);
            Port end = part == null ? own.port() : new Port(node.name(), part.parent());
            ports.put(end, Objects.requireNonNull(node.nic(end.interfaceName())));
        }
        addRoutes(node.ip(), plan.routesOf(node.name()));
        multicast.configure(spec, node);
        for (RouteSpec route : spec.routes()) {
            if (route.kind() != RouteKind.UNICAST) {
                node.ip().routes().add(Route.dropping(route.to(), route.kind(), route.metric()));
            }
        }
        if (spec.arp().claimsAddresses()) {
            for (NetworkInterface own : node.ip().interfaces()) {
                own.claimAddress(spec.arp().claim(), random.stream("address of " + own.nic().name()));
            }
        }
        return node;
    }

    private static NodeConfig config(NodeSpec spec) {
        return new NodeConfig(spec.latencyPs(), spec.arp().config(), spec.ip().config());
    }

    private void addRoutes(Ipv4 ip, List<RoutePlan> routes) {
        for (RoutePlan route : routes) {
            NetworkInterface out = interfaceAt(route.node(), route.interfaceName());
            // The network on the link itself came with the interface.
            if (!route.isOnLink() || !route.prefix().equals(out.prefix())) {
                ip.routes().add(route.prefix(), route.gateway(), out, route.metric());
            }
        }
    }

    private NetworkInterface interfaceAt(String node, String name) {
        return Objects.requireNonNull(interfaces.get(new Port(node, name)), name);
    }

    /** {@code arp: static}: the caches hold every neighbour from the start. */
    void fillArpCaches() {
        for (NodeSpec spec : scenario.nodes()) {
            if (spec.arp().mode() == ArpMode.STATIC) {
                for (InterfacePlan own : plan.interfacesOf(spec.name())) {
                    NetworkInterface built = interfaceAt(spec.name(), own.name());
                    for (InterfacePlan neighbour : plan.neighboursOf(own)) {
                        built.arp().addPermanent(neighbour.address(), neighbour.mac());
                    }
                }
            }
        }
    }
}
