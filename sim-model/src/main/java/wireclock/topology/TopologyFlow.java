package wireclock.topology;

/**
 * A flow of the scenario, as far as the topology must know it: packets of {@code from} are to reach {@code to}.
 *
 * @param name of the flow
 * @param from name of a node
 * @param to name of a node
 */
public record TopologyFlow(String name, String from, String to) {}
