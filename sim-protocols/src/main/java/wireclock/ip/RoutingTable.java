package wireclock.ip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Prefix;

/**
 * The routes of a node, found by longest matching prefix (RFC 1812 §5.2.4.3), then lowest metric, then order of entry.
 *
 * <p>A binary trie, one bit a level. It is asked once per destination: what comes out of it is kept in
 * {@link DestinationTable} until a route changes.
 */
public final class RoutingTable {
    private final Vertex root = new Vertex();
    private final Runnable changed;

    /**
     * @param changed called after every change
     */
    RoutingTable(Runnable changed) {
        this.changed = changed;
    }

    /** Adds a route; one that is equal to it in all but the metric stays. */
    public void add(Route route) {
        Vertex vertex = vertexOf(route.destination());
        if (vertex.routes.isEmpty()) {
            vertex.routes = new ArrayList<>(1);
        }
        List<Route> routes = vertex.routes;
        int place = 0;
        while (place < routes.size() && routes.get(place).metric() <= route.metric()) {
            place++;
        }
        routes.add(place, route);
        changed.run();
    }

    /** Adds a route by its parts. */
    public void add(Ipv4Prefix destination, int gateway, NetworkInterface networkInterface, int metric) {
        add(new Route(destination, gateway, networkInterface, metric));
    }

    /**
     * Takes a route out.
     *
     * @return whether it was there
     */
    public boolean remove(Route route) {
        List<Route> routes = vertexOf(route.destination()).routes;
        boolean wasThere = !routes.isEmpty() && routes.remove(route);
        if (wasThere) {
            changed.run();
        }
        return wasThere;
    }

    /** The routes to exactly this destination, the best first, also those whose interface is down. */
    public List<Route> routesTo(Ipv4Prefix destination) {
        return List.copyOf(vertexOf(destination).routes);
    }

    /** The route for an address, or null when none matches. A route whose interface is down is passed over. */
    public @Nullable Route lookup(int address) {
        List<Route> routes = routesFor(address);
        return routes.isEmpty() ? null : routes.getFirst();
    }

    /** The routes for an address that are as good as the first, that one first: to neighbours there is only one. */
    List<Route> lookupAll(int address) {
        List<Route> routes = routesFor(address);
        int equal = 1;
        while (equal < routes.size() && routes.get(equal).isAsGoodAs(routes.getFirst())) {
            equal++;
        }
        return routes.subList(0, Math.min(equal, routes.size()));
    }

    /** The routes of the longest prefix that has any, the best first. */
    private List<Route> routesFor(int address) {
        List<Route> best = List.of();
        int bits = address;
        for (Vertex vertex = root; vertex != null; vertex = bits < 0 ? vertex.one : vertex.zero, bits <<= 1) {
            List<Route> usable = vertex.usable();
            if (!usable.isEmpty()) {
                best = usable;
            }
        }
        return best;
    }

    /** The routes in use: by network address, shorter prefixes first, the metric last; the default route leads. */
    public List<Route> snapshot() {
        List<Route> routes = new ArrayList<>();
        collect(root, routes);
        routes.sort(Comparator.<Route>comparingLong(route -> Integer.toUnsignedLong(route.destination().address()))
                .thenComparingInt(route -> route.destination().length())
                .thenComparingInt(Route::metric));
        return routes;
    }

    private Vertex vertexOf(Ipv4Prefix prefix) {
        Vertex vertex = root;
        for (int bit = 0; bit < prefix.length(); bit++) {
            if ((prefix.address() << bit) < 0) {
                if (vertex.one == null) {
                    vertex.one = new Vertex();
                }
                vertex = vertex.one;
            } else {
                if (vertex.zero == null) {
                    vertex.zero = new Vertex();
                }
                vertex = vertex.zero;
            }
        }
        return vertex;
    }

    private static void collect(@Nullable Vertex vertex, List<Route> routes) {
        if (vertex != null) {
            routes.addAll(vertex.usable());
            collect(vertex.zero, routes);
            collect(vertex.one, routes);
        }
    }

    /** A prefix in the trie. */
    private static final class Vertex {
        /** Immutable while there are none: most vertices only lead to others. */
        private List<Route> routes = List.of();
        private @Nullable Vertex zero;
        private @Nullable Vertex one;

        /** Without those whose interface is down; one that drops packets has none. */
        List<Route> usable() {
            for (Route route : routes) {
                if (isDown(route)) {
                    return routes.stream().filter(each -> !isDown(each)).toList();
                }
            }
            return routes;
        }

        private static boolean isDown(Route route) {
            NetworkInterface out = route.networkInterface();
            return out != null && !out.isUp();
        }
    }
}
