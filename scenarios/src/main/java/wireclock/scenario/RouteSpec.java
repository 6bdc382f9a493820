package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.ip.RouteKind;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Place;
import wireclock.scenario.language.Tree;
import wireclock.scenario.source.Problems;
import wireclock.wire.Ipv4Prefix;

/**
 * A static route.
 *
 * @param to the destination network
 * @param via the next router's address, or null where there is none
 * @param dev the interface by which packets leave, or null where it follows from {@code via} or there is none
 * @param metric the lowest wins
 * @param kind what happens to packets; of all kinds but {@link RouteKind#UNICAST} there is neither via nor dev
 */
public record RouteSpec(Place place, Ipv4Prefix to, @Nullable Integer via, @Nullable String dev, int metric,
        RouteKind kind) {
    static RouteSpec of(Fields fields, Problems problems) {
        RouteKind kind = IpKeys.kind(fields);
        Integer via = fields.find(IpKeys.ROUTE_VIA);
        String dev = fields.find(IpKeys.ROUTE_DEV);
        if (kind == RouteKind.UNICAST && via == null && dev == null) {
            problems.report(fields.place().mark(), "a route needs 'via'",
                    "Add 'via: …', a 'dev', or 'blackhole: true', 'unreachable: true' or 'prohibit: true'.");
        }
        return new RouteSpec(fields.place(), fields.get(IpKeys.ROUTE_TO), via, dev,
                Math.toIntExact(fields.get(IpKeys.ROUTE_METRIC)), kind);
    }

    Map<String, Object> tree() {
        return new Tree().put(IpKeys.ROUTE_TO, to).put(IpKeys.ROUTE_VIA, via).put(IpKeys.ROUTE_DEV, dev)
                .put(IpKeys.ROUTE_METRIC, (long) metric)
                .put(IpKeys.ROUTE_BLACKHOLE, kind == RouteKind.BLACKHOLE ? true : null)
                .put(IpKeys.ROUTE_UNREACHABLE, kind == RouteKind.UNREACHABLE ? true : null)
                .put(IpKeys.ROUTE_PROHIBIT, kind == RouteKind.PROHIBIT ? true : null)
                .map();
    }
}
