package wireclock.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.ListOf;
import wireclock.scenario.language.MapOf;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.WholeNumber;

/** The words about nodes. */
final class NodeKeys {
    static final Choice<NodeKind> KINDS = Choice.ofConstants("a kind of node", NodeKind.values());
    static final Key<NodeKind> KIND = Key.required("kind", KINDS, "What the node is.");
    static final Key<Long> COUNT = Key.optional("count", WholeNumber.from(1, 100_000), "one node",
            "Makes so many nodes alike: `pc` with a count of 20 gives pc1 to pc20. Links and flows may say `pc*`.");
    static final Key<Long> LATENCY = Key.standard("latency", Amount.TIME, "0 s",
            "How long the node itself takes over each arriving frame.");
    static final Key<Fields> ARP = Key.optional("arp", Nested.of(ArpKeys.SECTION, ArpKeys.MODE), "`dynamic`",
            "How neighbours' MAC addresses are found; a mode may stand for the whole. The `mode` as a default of hosts "
                    + "holds for routers too.");
    static final Key<InterfaceAddress> ADDRESS = Key.optional("address", Words.INTERFACE_ADDRESS, "assigned",
            "The address of the host's first interface.");
    static final Key<Integer> GATEWAY = Key.optional("gateway", Words.ADDRESS, "the router on the shortest path",
            "Where packets for other networks go.");
    static final Key<Map<String, InterfaceAddress>> INTERFACES = Key.optional("interfaces",
            new MapOf<>(Words.INTERFACE, Words.INTERFACE_ADDRESS), "eth0, eth1 … in the order of links",
            "Interfaces with their addresses.");
    static final Key<List<Fields>> ROUTES = Key.optional("routes", new ListOf<>(Nested.of(IpKeys.ROUTE)),
            "shortest paths", "Static routes, beside those that are computed.");
    static final Key<Fields> TCP = Key.optional("tcp", Nested.of(TcpKeys.SETTINGS), "`defaults.tcp`",
            "How TCP is set on this host, for all its connections.");

    static final Key<List<Long>> POSITION = Key.optional("position", new ListOf<>(Amount.DISTANCE), "nowhere",
            "Where it stands in a plane, [x, y]; of generated networks. Links keep the delay that they say.");
    static final Key<EcmpMode> ECMP = Key.standard("ecmp", Choice.ofConstants("a way of choosing between equal routes",
            EcmpMode.values()), "flow", "Which of several equally short paths packets take. `flow`: one for each flow, "
                    + "by a hash of addresses, protocol and ports that is different in each router; `destination`: one "
                    + "for each destination address; `off`: all the same.");

    static final Section HOST = new Section("a host", "A computer with the full stack: the end of flows.",
            KIND, COUNT, ADDRESS, GATEWAY, INTERFACES, ROUTES, ARP, LATENCY, TCP, MulticastKeys.IGMP, POSITION)
            .oneOf(ADDRESS, INTERFACES).and(IpKeys.OF_HOSTS);
    static final Section ROUTER = new Section("a router", "Forwards IP packets between its interfaces; answers ping.",
            KIND, COUNT, INTERFACES, ROUTES, ARP, LATENCY, MulticastKeys.IGMP, MulticastKeys.MULTICAST,
            MulticastKeys.DIRECTED_BROADCAST, ECMP, POSITION).and(IpKeys.OF_ROUTERS);
    static final Section SWITCH = new Section("a switch", "A switching hub: learns MAC addresses, stores and forwards.",
            KIND, COUNT, LATENCY, POSITION).and(SwitchKeys.SETTINGS);
    static final Section HUB = new Section("a hub", "A repeater hub: all that is joined by hubs is one collision "
            + "domain, in which one station sends at a time (CSMA/CD, 10 or 100 Mbit/s).", KIND, COUNT, LATENCY,
            POSITION);

    static final Section HOST_DEFAULTS = new Section("defaults of hosts",
            "What every host is that does not say otherwise.").and(HOST)
            .without(KIND, COUNT, ADDRESS, INTERFACES, POSITION);
    static final Section ROUTER_DEFAULTS = new Section("defaults of routers", "What every router is that does not say "
            + "otherwise.").and(ROUTER).without(KIND, COUNT, INTERFACES, POSITION);
    static final Section SWITCH_DEFAULTS = new Section("defaults of switches", "What every switch is that does not say "
            + "otherwise.").and(SWITCH).without(KIND, COUNT, POSITION, SwitchKeys.PORTS);
    static final Section HUB_DEFAULTS = new Section("defaults of hubs",
            "What every hub is that does not say otherwise.").and(HUB).without(KIND, COUNT, POSITION);

    static final Nested NODE = Nested.byWord(KIND, kinds(), true);

    private NodeKeys() {}

    private static Map<String, Section> kinds() {
        Map<String, Section> kinds = new LinkedHashMap<>();
        kinds.put("host", HOST);
        kinds.put("switch", SWITCH);
        kinds.put("hub", HUB);
        kinds.put("router", ROUTER);
        return kinds;
    }
}
