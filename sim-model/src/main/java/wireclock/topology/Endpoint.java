package wireclock.topology;

import org.jspecify.annotations.Nullable;

/**
 * Where the scenario plugs a link in.
 *
 * @param node name of a node
 * @param interfaceName of that node, or null for its next free one
 */
public record Endpoint(String node, @Nullable String interfaceName) {
    /** Reads {@code r1} or {@code r1:eth0}. */
    public static Endpoint parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new Endpoint(text, null) : new Endpoint(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return interfaceName == null ? node : node + ":" + interfaceName;
    }
}
