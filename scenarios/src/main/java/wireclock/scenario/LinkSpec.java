package wireclock.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.scenario.language.Marked;
import wireclock.scenario.language.Place;
import wireclock.scenario.language.Tree;

/**
 * A link: one of those that a pattern made, where an endpoint was one.
 *
 * @param place where it is described
 * @param forward from the first endpoint to the second
 * @param reverse from the second endpoint to the first
 * @param halfDuplex whether the ends listen before they send, and how they go on after a collision
 */
public record LinkSpec(Place place, String name, EndpointSpec first, EndpointSpec second, DirectionSpec forward,
        DirectionSpec reverse, HalfDuplexSpec halfDuplex) {

    /** The same link with other directions. */
    public LinkSpec with(DirectionSpec forward, DirectionSpec reverse) {
        return new LinkSpec(place, name, first, second, forward, reverse, halfDuplex);
    }

    /**
     * The link as a scenario file would say it, with every default; of the reverse direction only what is different.
     */
    Map<String, Object> tree() {
        Map<String, Object> there = forward.tree();
        Map<String, Object> back = new LinkedHashMap<>(reverse.tree());
        back.entrySet().removeIf(entry -> entry.getValue().equals(there.get(entry.getKey())));
        return new Tree().put(LinkKeys.NAME, name)
                .put(LinkKeys.ENDPOINTS, List.of(new Marked<>(first.mark(), first.toString()),
                        new Marked<>(second.mark(), second.toString())))
                .putAll(there)
                .putAll(halfDuplex.tree())
                .putTree(LinkKeys.REVERSE, back)
                .map();
    }
}
