package wireclock.device;

import wireclock.engine.Scheduler;

/**
 * A router (RFC 1812): what {@link Host} is up to the network layer, with forwarding switched on and no TCP. It answers
 * pings to any of its addresses, and datagrams, for which nobody listens, with port unreachable.
 */
public final class Router extends IpNode {
    /** A router without interfaces. */
    public Router(Scheduler scheduler, String name, NodeConfig config) {
        super(scheduler, name, config, true);
    }
}
