package wireclock.workload;

import wireclock.tcp.ListenConfig;

/**
 * How a flow's server takes connections.
 *
 * @param shared whether other flows' clients connect to the same port, and the same application serves them
 * @param intervalPs so long the application needs for one connection before it accepts the next; 0: at once
 * @param waiting what may wait meanwhile
 * @param connects it does not listen, but connects itself when the client does: from its port to the same of the client
 */
public record Serving(boolean shared, long intervalPs, ListenConfig waiting, boolean connects) {
    /** A port of the flow's own, and an application that does nothing else than accept. */
    public static final Serving ALONE = new Serving(false, 0, ListenConfig.DEFAULTS, false);
}
