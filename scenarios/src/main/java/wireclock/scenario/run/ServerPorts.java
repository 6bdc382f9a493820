package wireclock.scenario.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.FlowSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.TcpFlowSpec;
import wireclock.scenario.source.ScenarioException;

/** Gives out the ports that flows' receivers listen at: the one that is asked for, or the next that nobody asks for. */
final class ServerPorts {
    /** Where nobody chooses, receivers listen here and above. */
    private static final int FIRST = 5001;

    private final Scenario scenario;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> shared = new HashSet<>();
    /** The first flow of each port that several are served at. */
    private final Map<String, TcpFlowSpec> served = new HashMap<>();
    private int nextShared = FIRST;
    /** Receiver and protocol to the next port to give. */
    private final Map<String, Integer> next = new HashMap<>();

    ServerPorts(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Keeps a port for the flow that names it; to be called for all of them before any is given out. */
    void reserve(@Nullable String receiver, String protocol, int port) {
        asked.add(key(receiver, protocol) + " " + port);
    }

    /**
     * The port of one flow.
     *
     * @param receiver name of the node, or null for an address that is nobody's
     * @param named by the flow, or null
     * @throws ScenarioException if another flow has the named port already
     */
    int take(FlowSpec flow, @Nullable String receiver, String protocol, @Nullable Integer named)
            throws ScenarioException {
        String key = key(receiver, protocol);
        if (named != null) {
            if (shared.contains(key + " " + named) || !taken.add(key + " " + named)) {
                throw inUse(flow, protocol, named, receiver);
            }
            return named;
        }
        int port = next.getOrDefault(key, FIRST);
        while (asked.contains(key + " " + port)) {
            port++;
        }
        next.put(key, port + 1);
        return port;
    }

    /**
     * A port at which one application serves all flows that name it with a backlog.
     *
     * @throws ScenarioException if a flow has it for itself, or the others' servers are said to be otherwise
     */
    int takeServed(TcpFlowSpec flow, @Nullable String receiver, int port) throws ScenarioException {
        String place = key(receiver, "tcp") + " " + port;
        TcpFlowSpec first = served.putIfAbsent(place, flow);
        if (first == null) {
            return take(flow, receiver, "tcp", port);
        }
        if (!Objects.equals(first.backlog(), flow.backlog()) || first.acceptIntervalPs() != flow.acceptIntervalPs()
                || first.listens() != flow.listens()) {
            throw new ScenarioException(List.of(scenario.problem(flow.place().at("port"),
                    "TCP port " + port + " of '" + receiver + "' is served in another way for flow '" + first.name() + "'",
                    "Give both the same 'backlog', 'accept_interval' and 'listen', or ports of their own.")));
        }
        return port;
    }

    private ScenarioException inUse(FlowSpec flow, String protocol, int port, @Nullable String receiver) {
        return new ScenarioException(List.of(scenario.problem(flow.place().at("port"),
                protocol.toUpperCase(Locale.ROOT) + " port " + port + " of '" + receiver + "' is in use already",
                "Give each flow to one host a port of its own, or leave 'port' out.")));
    }

    /**
     * The port of a flow to many: the one that is named, or one that no other such flow has and that is free at all
     * receivers. Flows to many that name the same port share it, but not with a flow to one of the receivers alone.
     */
    int takeShared(FlowSpec flow, List<String> receivers, String protocol, @Nullable Integer named)
            throws ScenarioException {
        int port = named != null ? named : freeAtAll(receivers, protocol);
        for (String receiver : receivers) {
            String place = key(receiver, protocol) + " " + port;
            if (named != null && !shared.contains(place) && (asked.contains(place)
                    || port >= FIRST && port < next.getOrDefault(key(receiver, protocol), FIRST))) {
                throw inUse(flow, protocol, named, receiver);
            }
            // Whoever is served later stays away from it.
            asked.add(place);
            shared.add(place);
        }
        return port;
    }

    private int freeAtAll(List<String> receivers, String protocol) {
        int port = nextShared;
        for (int i = 0; i < receivers.size(); ) {
            String key = key(receivers.get(i), protocol);
            if (port < next.getOrDefault(key, FIRST) || asked.contains(key + " " + port)) {
                port++;
                i = 0;
            } else {
                i++;
            }
        }
        nextShared = port + 1;
        return port;
    }

    private static String key(@Nullable String receiver, String protocol) {
        return receiver + " " + protocol;
    }
}
