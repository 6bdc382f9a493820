package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.bridge.PortVlans;
import wireclock.engine.SimTime;
import wireclock.ip.RouteKind;
import wireclock.scenario.EcmpMode;
import wireclock.scenario.EndpointSpec;
import wireclock.scenario.FlowSpec;
import wireclock.scenario.FlowTarget;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.RouteSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.SwitchPortSpec;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;
import wireclock.topology.Endpoint;
import wireclock.topology.InterfaceAddress;
import wireclock.topology.InterfacePlan;
import wireclock.topology.NetworkPlan;
import wireclock.topology.NodeKind;
import wireclock.topology.StaticRoute;
import wireclock.topology.Topology;
import wireclock.topology.TopologyException;
import wireclock.topology.TopologyFlow;
import wireclock.topology.TopologyLink;
import wireclock.topology.TopologyNode;
import wireclock.topology.TopologyProblem;
import wireclock.wire.Ipv4Address;

/** Shows a scenario to the topology, and the topology's problems to the scenario's author, at the place of the error. */
final class TopologyInput {
    /** The length of packet with which routes are weighed: that of a full Ethernet frame's payload. */
    private static final int WEIGHED_BYTES = 1500;

    private final Scenario scenario;

    TopologyInput(Scenario scenario) {
        this.scenario = scenario;
    }

    /**
     * Plans addresses and routes.
     *
     * @throws ScenarioException with every problem that the topology finds
     */
    NetworkPlan plan() throws ScenarioException {
        try {
            NetworkPlan plan = Topology.of(scenario.nodes().stream().map(TopologyInput::node).toList(),
                    scenario.links().stream().map(this::link).toList(), flows());
            checkDropping(plan);
            return plan;
        } catch (TopologyException e) {
            List<Problem> problems = new ArrayList<>();
            for (TopologyProblem problem : e.problems()) {
                problems.add(scenario.problem(place(problem), message(problem), sentence(problem.hint())));
            }
            throw new ScenarioException(problems);
        }
    }

    /** What a plan warns of, at the place of it. */
    List<Problem> warnings(NetworkPlan plan) {
        List<Problem> problems = new ArrayList<>();
        for (TopologyProblem warning : plan.warnings()) {
            problems.add(scenario.problem(place(warning), message(warning), sentence(warning.hint())));
        }
        return problems;
    }

    static String message(TopologyProblem problem) {
        String element = switch (problem.element()) {
            case NODE -> "node";
            case LINK -> "link";
            case FLOW -> "flow";
        };
        return element + " '" + problem.name() + "': " + problem.message();
    }

    static String sentence(String hint) {
        return hint.isEmpty() ? "" : Character.toUpperCase(hint.charAt(0)) + hint.substring(1) + ".";
    }

    private static TopologyNode node(NodeSpec spec) {
        Map<String, InterfaceAddress> interfaces = new LinkedHashMap<>();
        spec.interfaces().forEach((name, address) -> interfaces.put(name, address(address)));
        NodeKind kind = switch (spec.kind()) {
            case HOST -> NodeKind.HOST;
            case SWITCH -> NodeKind.SWITCH;
            case HUB -> NodeKind.HUB;
            case ROUTER -> NodeKind.ROUTER;
        };
        List<StaticRoute> routes = passing(spec).stream().map(route -> new StaticRoute(route.to(),
                route.via() == null ? Ipv4Address.ANY : route.via(), route.dev(), route.metric())).toList();
        Map<String, PortVlans> vlans = new LinkedHashMap<>();
        spec.switching().ports().forEach((port, said) -> vlans.put(port, said.vlans()));
        return new TopologyNode(spec.name(), kind, spec.address() == null ? null : address(spec.address()), interfaces,
                spec.gateway(), routes, vlans, spec.arp().claimsAddresses(), spec.ecmp() != EcmpMode.OFF);
    }

    /** The routes that lead somewhere; the others are nothing to the topology. */
    private static List<RouteSpec> passing(NodeSpec spec) {
        return spec.routes().stream().filter(route -> route.kind() == RouteKind.UNICAST).toList();
    }

    /** A route that drops what is for a node's own link would do nothing: the link is there already. */
    private void checkDropping(NetworkPlan plan) throws ScenarioException {
        List<Problem> problems = new ArrayList<>();
        for (NodeSpec node : scenario.nodes()) {
            for (RouteSpec route : node.routes()) {
                for (InterfacePlan own : plan.interfacesOf(node.name())) {
                    if (route.kind() != RouteKind.UNICAST && own.network().equals(route.to())) {
                        problems.add(scenario.problem(route.place().at("to"), "node '" + node.name() + "': "
                                + node.name() + " is itself on " + route.to() + " with " + own.name(),
                                "Give a longer or a shorter prefix."));
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems);
        }
    }

    private static InterfaceAddress address(wireclock.scenario.InterfaceAddress spec) {
        return new InterfaceAddress(spec.address(), spec.prefixLength());
    }

    private TopologyLink link(LinkSpec spec) {
        // A hub passes on bits, not frames: the cables on both sides of it take the time for a frame once.
        int hubs = (isHub(spec.first()) ? 1 : 0) + (isHub(spec.second()) ? 1 : 0);
        long framePs = SimTime.serialisationPs(WEIGHED_BYTES, spec.forward().rateBitPerS()) * (2 - hubs) / 2;
        long weightPs = Math.min(TopologyLink.MAX_WEIGHT_PS, spec.forward().delayPs() + framePs);
        int mtu = Math.min(spec.forward().mtuBytes(), spec.reverse().mtuBytes());
        return new TopologyLink(spec.name(), endpoint(spec.first()), endpoint(spec.second()), weightPs, mtu);
    }

    private boolean isHub(EndpointSpec end) {
        return scenario.nodes().stream().anyMatch(node -> node.name().equals(end.node())
                && node.kind() == wireclock.scenario.NodeKind.HUB);
    }

    private static Endpoint endpoint(EndpointSpec spec) {
        return new Endpoint(spec.node(), spec.port());
    }

    private List<TopologyFlow> flows() {
        List<TopologyFlow> flows = new ArrayList<>();
        for (FlowSpec flow : scenario.flows()) {
            if (flow.to() instanceof FlowTarget.Node target) {
                flows.add(new TopologyFlow(flow.name(), flow.from(), target.name()));
            }
        }
        return flows;
    }

    private Mark place(TopologyProblem problem) {
        return switch (problem.element()) {
            case NODE -> scenario.nodes().stream().filter(node -> node.name().equals(problem.name())).findFirst()
                    .map(node -> place(node, problem.field())).orElse(Mark.FILE);
            case LINK -> scenario.links().stream().filter(link -> link.name().equals(problem.name())).findFirst()
                    .map(link -> place(link, problem.field())).orElse(Mark.FILE);
            case FLOW -> scenario.flows().stream().filter(flow -> flow.name().equals(problem.name())).findFirst()
                    .map(flow -> flow.place().at(problem.field())).orElse(Mark.FILE);
        };
    }

    private static Mark place(NodeSpec node, String field) {
        if (field.startsWith("routes[")) {
            int index = Integer.parseInt(field.substring("routes[".length(), field.indexOf(']')));
            return passing(node).get(index).place().at(field.substring(field.lastIndexOf('.') + 1));
        }
        if (field.startsWith("ports.")) {
            SwitchPortSpec port = node.switching().ports().get(field.substring("ports.".length()));
            return port == null ? node.place().mark() : port.place().mark();
        }
        int dot = field.indexOf('.');
        return node.place().at(dot < 0 ? field : field.substring(0, dot));
    }

    private static Mark place(LinkSpec link, String field) {
        return switch (field) {
            case "endpoints[0]" -> link.first().mark();
            case "endpoints[1]" -> link.second().mark();
            default -> link.place().at(field);
        };
    }
}
