package wireclock.fault;

import wireclock.ip.Route;
import wireclock.ip.RoutingTable;

/** A route that somebody adds, until the end. */
public record RouteAdded(RoutingTable routes, Route route) implements Fault {
    @Override
    public void begin() {
        routes.add(route);
    }

    @Override
    public void end() {
        routes.remove(route);
    }
}
