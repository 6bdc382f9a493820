package wireclock.scenario.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.device.IpNode;
import wireclock.device.Node;
import wireclock.fault.ControlledInterface;
import wireclock.fault.Crash;
import wireclock.fault.Fault;
import wireclock.fault.Freeze;
import wireclock.fault.Restart;
import wireclock.fault.RouteAdded;
import wireclock.fault.RoutesRemoved;
import wireclock.fault.Thaw;
import wireclock.fault.Together;
import wireclock.ip.NetworkInterface;
import wireclock.ip.Route;
import wireclock.scenario.FaultEffect;
import wireclock.scenario.FaultSpec;
import wireclock.scenario.FaultTarget;
import wireclock.scenario.FaultWord;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.ScenarioException;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/** Makes the faults of nodes and of their interfaces. */
final class NodeFaultFactory {
    private static final Ipv4Prefix EVERYWHERE = new Ipv4Prefix(0, 0);
    private static final Fault NOTHING = new Together(List.of());

    private final Scenario scenario;
    private final Map<String, Node> nodes;
    private final Map<NetworkInterface, ControlledInterface> interfaces = new HashMap<>();

    NodeFaultFactory(Scenario scenario, Map<String, Node> nodes) {
        this.scenario = scenario;
        this.nodes = nodes;
    }

    Fault ofNode(FaultSpec spec, String name) throws ScenarioException {
        Node node = Objects.requireNonNull(nodes.get(name), name);
        return switch (spec.effect()) {
            case FaultEffect.State state -> state(state.word(), node);
            case FaultEffect.AddRoute add -> added(spec, (IpNode) node, add.to(), add.via());
            case FaultEffect.RemoveRoute remove -> removed((IpNode) node, remove.to());
            case FaultEffect.Gateway gateway -> new Together(List.of(removed((IpNode) node, EVERYWHERE),
                    added(spec, (IpNode) node, EVERYWHERE, gateway.address())));
            default -> throw new IllegalStateException(spec.effect() + " is no fault of a node");
        };
    }

    private static Fault state(FaultWord word, Node node) {
        return switch (word) {
            case CRASHED -> new Crash(node);
            case RESTARTED -> new Restart(node);
            case FROZEN -> new Freeze(node);
            case THAWED -> new Thaw(node);
            default -> throw new IllegalStateException(word + " is no state of a node");
        };
    }

    private static Fault removed(IpNode node, Ipv4Prefix to) {
        return new RoutesRemoved(node.ip().routes(), to);
    }

    private Fault added(FaultSpec spec, IpNode node, Ipv4Prefix to, int gateway) throws ScenarioException {
        for (NetworkInterface own : node.ip().interfaces()) {
            if (own.prefix().contains(gateway)) {
                return new RouteAdded(node.ip().routes(), new Route(to, gateway, own, 0));
            }
        }
        throw new ScenarioException(List.of(scenario.problem(spec.place().mark(), "no interface of '" + node.name()
                + "' is on a network with " + Ipv4Address.format(gateway), "Name a gateway that is a neighbour.")));
    }

    /**
     * What happens to the interface itself, its cable left out; nothing to the port of a switch, which has no address.
     */
    Fault ofInterface(FaultSpec spec, FaultTarget.Interface target) throws ScenarioException {
        Node node = Objects.requireNonNull(nodes.get(target.node()), target.node());
        if (node.nic(target.port()) == null) {
            List<String> names =
                    node.nics().stream().map(nic -> nic.name().substring(nic.name().indexOf(':') + 1)).toList();
            throw problem(spec, "'" + target.node() + "' has no interface '" + target.port() + "'",
                    names.isEmpty() ? "It has none." : "Its interfaces: " + String.join(", ", names) + ".");
        }
        ControlledInterface own = networkInterface(node, target.port());
        if (own == null) {
            if (spec.effect() instanceof FaultEffect.State || spec.effect() instanceof FaultEffect.Flapping) {
                return NOTHING;
            }
            throw problem(spec, "'" + target + "' has no address and no MTU of its own", "Name a host or a router.");
        }
        return switch (spec.effect()) {
            case FaultEffect.State state -> own.up().to(state.word() == FaultWord.UP);
            case FaultEffect.Flapping flapping -> own.up().to(false);
            case FaultEffect.Address given -> own.address().to(
                    new ControlledInterface.Address(given.address().address(), given.address().prefixLength()));
            case FaultEffect.Amount mtu -> own.mtu().to(Math.toIntExact(mtu.value()));
            default -> throw new IllegalStateException(spec.effect() + " is no fault of an interface");
        };
    }

    private ScenarioException problem(FaultSpec spec, String message, String hint) {
        return new ScenarioException(List.of(scenario.problem(spec.place().at("interface"), message, hint)));
    }

    private @Nullable ControlledInterface networkInterface(Node node, String port) {
        if (node instanceof IpNode ipNode) {
            for (NetworkInterface own : ipNode.ip().interfaces()) {
                if (own.name().equals(port)) {
                    return interfaces.computeIfAbsent(own, ControlledInterface::new);
                }
            }
        }
        return null;
    }
}
