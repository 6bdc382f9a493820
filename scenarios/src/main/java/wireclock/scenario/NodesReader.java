package wireclock.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.source.Problems;

/** Makes the nodes of what a file says about them. */
final class NodesReader {
    private final Fields hostDefaults;
    private final Fields routerDefaults;
    private final Fields switchDefaults;
    private final Fields hubDefaults;
    private final Fields tcpDefaults;
    private final Problems problems;
    private final Map<String, NodeSpec> nodes = new LinkedHashMap<>();
    private final Map<String, Long> groups = new LinkedHashMap<>();

    NodesReader(Fields defaults, Problems problems) {
        this.hostDefaults = defaults.nested(ScenarioKeys.HOST, NodeKeys.HOST_DEFAULTS);
        this.routerDefaults = defaults.nested(ScenarioKeys.ROUTER, NodeKeys.ROUTER_DEFAULTS);
        this.switchDefaults = defaults.nested(ScenarioKeys.SWITCH, NodeKeys.SWITCH_DEFAULTS);
        this.hubDefaults = defaults.nested(ScenarioKeys.HUB, NodeKeys.HUB_DEFAULTS);
        this.tcpDefaults = defaults.nested(ScenarioKeys.TCP, TrafficKeys.TCP_DEFAULTS);
        this.problems = problems;
    }

    Directory read(Map<String, Fields> given) {
        given.forEach((name, fields) -> {
            Long count = fields.given(NodeKeys.COUNT);
            if (count == null) {
                add(node(name, fields));
                return;
            }
            groups.put(name, count);
            reportAddresses(name, fields);
            for (long i = 1; i <= count; i++) {
                add(node(name + i, fields));
            }
        });
        return new Directory(List.copyOf(nodes.values()), groups, problems);
    }

    List<NodeSpec> nodes() {
        return new ArrayList<>(nodes.values());
    }

    private void add(NodeSpec node) {
        NodeSpec earlier = nodes.putIfAbsent(node.name(), node);
        if (earlier != null) {
            problems.report(node.place().mark(), "there are two nodes '" + node.name() + "'",
                    "The other one is " + earlier.place().mark().where() + ".");
        }
    }

    /** What is alike for many nodes cannot be an address. */
    private void reportAddresses(String name, Fields fields) {
        for (Key<?> key : List.of(NodeKeys.ADDRESS, NodeKeys.INTERFACES)) {
            if (fields.has(key)) {
                problems.report(fields.place().at(key), "'" + name
                        + "' is several nodes, which cannot share an address", "Leave '" + key.name()
                        + "' out, or describe the nodes one by one.");
            }
        }
    }

    private List<Long> position(Fields fields) {
        List<Long> position = fields.find(NodeKeys.POSITION);
        if (position != null && position.size() != 2) {
            problems.report(fields.place().at(NodeKeys.POSITION), "a position has two coordinates, not "
                    + position.size(), "Write [300 km, 50 km].");
        }
        return position == null ? List.of() : List.copyOf(position);
    }

    private NodeSpec node(String name, Fields given) {
        NodeKind kind = given.get(NodeKeys.KIND);
        Fields fields = given.over(switch (kind) {
            case HOST -> hostDefaults;
            case ROUTER -> routerDefaults;
            case SWITCH -> switchDefaults;
            case HUB -> hubDefaults;
        });
        Fields arp = fields.nested(NodeKeys.ARP, ArpKeys.SECTION);
        // A network of hosts that know everybody needs routers that do: the hosts' default reaches them.
        ArpMode arpMode = kind == NodeKind.ROUTER && !arp.has(ArpKeys.MODE)
                ? hostDefaults.nested(NodeKeys.ARP, ArpKeys.SECTION).get(ArpKeys.MODE) : arp.get(ArpKeys.MODE);
        TcpSpec tcp = TcpSpec.of(fields.nested(NodeKeys.TCP, TcpKeys.SETTINGS)).over(TcpSpec.of(tcpDefaults));
        List<Fields> routes = fields.find(NodeKeys.ROUTES);
        Map<String, InterfaceAddress> interfaces = fields.find(NodeKeys.INTERFACES);
        return new NodeSpec(given.place(), name, kind, fields.find(NodeKeys.ADDRESS), fields.find(NodeKeys.GATEWAY),
                interfaces == null ? Map.of() : interfaces,
                routes == null ? List.of() : routes.stream().map(route -> RouteSpec.of(route, problems)).toList(),
                ArpSpec.of(arp, arpMode),
                fields.get(NodeKeys.LATENCY), tcp,
                kind == NodeKind.SWITCH ? SwitchSpec.of(fields) : SwitchSpec.STANDARD,
                MulticastSpec.of(fields, kind, problems),
                kind == NodeKind.SWITCH ? IpSpec.NONE : IpSpec.of(fields), fields.get(NodeKeys.ECMP), position(fields));
    }
}
