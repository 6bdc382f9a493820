package wireclock.scenario.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import wireclock.arp.ArpConfig;
import wireclock.device.Host;
import wireclock.device.Hub;
import wireclock.device.IpNode;
import wireclock.device.Node;
import wireclock.device.NodeConfig;
import wireclock.device.Router;
import wireclock.device.Switch;
import wireclock.device.SwitchConfig;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Nic;
import wireclock.ip.Ipv4;
import wireclock.ip.NetworkInterface;
import wireclock.scenario.ArpMode;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.Scenario;
import wireclock.topology.InterfacePlan;
import wireclock.topology.LinkPlan;
import wireclock.topology.NetworkPlan;
import wireclock.topology.Port;
import wireclock.topology.RoutePlan;

/** Builds the devices of a scenario, with the addresses and routes of its plan; knows their adapters by port. */
final class NodeFactory {
    /** Ports of switching hubs have addresses of their own block: 02:01:00:00:00:01 and on. */
    private static final long FIRST_SWITCH_MAC = 0x0201_0000_0001L;

    private final Scenario scenario;
    private final NetworkPlan plan;
    private final Scheduler scheduler;
    private final RandomStreams random;
    private final Map<Port, Nic> ports = new LinkedHashMap<>();
    private final Map<Port, NetworkInterface> interfaces = new LinkedHashMap<>();
    private long nextSwitchMac = FIRST_SWITCH_MAC;

    NodeFactory(Scenario scenario, NetworkPlan plan, Scheduler scheduler, RandomStreams random) {
        this.scenario = scenario;
        this.plan = plan;
        this.scheduler = scheduler;
        this.random = random;
    }

    /** The adapters of all nodes that have been created. */
    Map<Port, Nic> ports() {
        return ports;
    }

    /** Builds a node with all its interfaces. */
    Node create(NodeSpec spec) {
        return switch (spec.kind()) {
            case SWITCH -> switchingHub(spec);
            case HUB -> new Hub(spec.name());
            case HOST -> withInterfaces(new Host(scheduler, random, spec.name(), config(spec)));
            case ROUTER -> withInterfaces(new Router(scheduler, spec.name(), config(spec)));
        };
    }

    private IpNode withInterfaces(IpNode node) {
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

    private Switch switchingHub(NodeSpec spec) {
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
    void fillArpCaches() {
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
}
