package wireclock.scenario;

import java.util.Map;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Place;
import wireclock.scenario.language.Tree;
import wireclock.wire.Ipv4Prefix;

/**
 * A static route.
 *
 * @param to the destination network
 * @param via the next router's address
 */
public record RouteSpec(Place place, Ipv4Prefix to, int via) {
    static RouteSpec of(Fields fields) {
        return new RouteSpec(fields.place(), fields.get(NodeKeys.ROUTE_TO), fields.get(NodeKeys.ROUTE_VIA));
    }

    Map<String, Object> tree() {
        return new Tree().put(NodeKeys.ROUTE_TO, to).put(NodeKeys.ROUTE_VIA, via).map();
    }
}
