package wireclock.fault;

import java.util.List;
import wireclock.ip.Route;
import wireclock.ip.RoutingTable;
import wireclock.wire.Ipv4Prefix;

/** The routes to one destination, which somebody takes out until the end. */
public final class RoutesRemoved implements Fault {
    private final RoutingTable routes;
    private final Ipv4Prefix destination;
    private List<Route> removed = List.of();

    public RoutesRemoved(RoutingTable routes, Ipv4Prefix destination) {
        this.routes = routes;
        this.destination = destination;
    }

    @Override
    public void begin() {
        removed = routes.routesTo(destination);
        removed.forEach(routes::remove);
    }

    @Override
    public void end() {
        removed.forEach(routes::add);
    }
}
