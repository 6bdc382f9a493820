package wireclock.cli;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import wireclock.reports.packets.PacketTrace;
import wireclock.scenario.FlowSpec;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.Spelling;

/** Which packets are printed while a run goes on. */
final class TraceOptions {
    @Option(names = "--trace", description = "Prints every packet while it passes a port, a line each.")
    private boolean all;

    @Option(names = "--trace-flow", paramLabel = "FLOW", split = ",",
            description = "Prints the packets of some flows only.")
    private List<String> flows = List.of();

    @Option(names = "--trace-node", paramLabel = "NODE", split = ",",
            description = "Prints what passes the ports of some nodes only.")
    private List<String> nodes = List.of();

    boolean wanted() {
        return all || !flows.isEmpty() || !nodes.isEmpty();
    }

    /** What prints the packets of a run, or null if none are wanted. */
    @Nullable PacketTrace trace(Terminal terminal) {
        return wanted() ? new PacketTrace(terminal.out(), Set.copyOf(flows), Set.copyOf(nodes)) : null;
    }

    /** What is wrong with the names, or null. */
    @Nullable String problem(Scenario scenario) {
        String flow = unknown(scenario, "flow", flows, scenario.flows().stream().map(FlowSpec::name).toList());
        return flow != null ? flow
                : unknown(scenario, "node", nodes, scenario.nodes().stream().map(NodeSpec::name).toList());
    }

    private static @Nullable String unknown(Scenario scenario, String what, List<String> asked,
            Collection<String> known) {
        Set<String> names = new LinkedHashSet<>(known);
        for (String name : asked) {
            if (!names.contains(name)) {
                return scenario.file() + ": there is no " + what + " '" + name + "' to trace. "
                        + Spelling.hint(name, names, "");
            }
        }
        return null;
    }
}
