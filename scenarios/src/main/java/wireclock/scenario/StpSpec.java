package wireclock.scenario;

import java.util.Map;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Place;
import wireclock.scenario.language.Tree;

/**
 * How a switch runs the spanning tree protocol.
 *
 * @param place where it is described, with the places of inherited values where they stand
 * @param priority 16 bits; the lowest becomes the root
 */
public record StpSpec(Place place, SpanningTreeMode enabled, int priority, long helloPs, long maxAgePs,
        long forwardDelayPs) {
    static StpSpec of(Fields fields) {
        return new StpSpec(fields.place(), fields.get(SwitchKeys.STP_ENABLED),
                Math.toIntExact(fields.get(SwitchKeys.STP_PRIORITY)), fields.get(SwitchKeys.STP_HELLO),
                fields.get(SwitchKeys.STP_MAX_AGE), fields.get(SwitchKeys.STP_FORWARD_DELAY));
    }

    Map<String, Object> tree() {
        return new Tree().put(SwitchKeys.STP_ENABLED, enabled)
                .put(SwitchKeys.STP_PRIORITY, (long) priority)
                .put(SwitchKeys.STP_HELLO, helloPs)
                .put(SwitchKeys.STP_MAX_AGE, maxAgePs)
                .put(SwitchKeys.STP_FORWARD_DELAY, forwardDelayPs)
                .map();
    }
}
