package wireclock.workload;

/**
 * A flow's name and ends, for its report.
 *
 * @param name unique in the scenario
 * @param from node that sends, or opens the connection
 * @param to node, or address, at the other end
 */
public record FlowEnds(String name, String from, String to) {}
