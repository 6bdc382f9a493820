package wireclock.scenario;

import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Mark;

/**
 * An end of a link.
 *
 * @param mark where it is named
 * @param node the node's name
 * @param port the interface's name, or null for the next one of the node
 */
public record EndpointSpec(Mark mark, String node, @Nullable String port) {
    /** {@code node} or {@code node:interface}. */
    @Override
    public String toString() {
        return port == null ? node : node + ":" + port;
    }
}
