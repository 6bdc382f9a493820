package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import wireclock.scenario.Duplex;
import wireclock.scenario.EndpointSpec;
import wireclock.scenario.HalfDuplexSpec;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.NodeKind;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.Scenario;

/**
 * Links that are one collision domain: all that hubs join, or a single link that is not full duplex at both ends.
 *
 * @param links their numbers in the scenario, in its order
 * @param hubs names of the hubs; none for a single link
 */
record SharedMedium(List<Integer> links, Set<String> hubs) {
    boolean atHub() {
        return !hubs.isEmpty();
    }

    boolean isHub(EndpointSpec end) {
        return hubs.contains(end.node());
    }

    /** Whether the first end of a link sends in half duplex, be it by a hub. */
    boolean firstIsHalf(LinkSpec link) {
        Duplex own = link.halfDuplex().duplex().first();
        return HalfDuplexSpec.isHalf(own, link.halfDuplex().duplex().second(), isHub(link.second()));
    }

    /** Whether the second end of a link sends in half duplex. */
    boolean secondIsHalf(LinkSpec link) {
        Duplex own = link.halfDuplex().duplex().second();
        return HalfDuplexSpec.isHalf(own, link.halfDuplex().duplex().first(), isHub(link.first()));
    }

    /** All of a scenario, in the order of their first links. */
    static List<SharedMedium> of(Scenario scenario) {
        Set<String> hubs = scenario.nodes().stream().filter(node -> node.kind() == NodeKind.HUB).map(NodeSpec::name)
                .collect(Collectors.toSet());
        List<SharedMedium> media = new ArrayList<>();
        Set<Integer> done = new HashSet<>();
        for (int i = 0; i < scenario.links().size(); i++) {
            if (done.contains(i)) {
                continue;
            }
            LinkSpec link = scenario.links().get(i);
            SharedMedium medium = new SharedMedium(new ArrayList<>(List.of(i)), new HashSet<>());
            if (hubs.contains(link.first().node()) || hubs.contains(link.second().node())) {
                medium.grow(scenario.links(), hubs);
                done.addAll(medium.links);
                media.add(medium);
            } else if (medium.firstIsHalf(link) || medium.secondIsHalf(link)) {
                media.add(medium);
            }
        }
        return media;
    }

    /** Takes in hubs at the links, and links at the hubs, until nothing more is joined. */
    private void grow(List<LinkSpec> all, Set<String> everyHub) {
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int i : links) {
                for (EndpointSpec end : List.of(all.get(i).first(), all.get(i).second())) {
                    grown |= everyHub.contains(end.node()) && hubs.add(end.node());
                }
            }
            links.clear();
            for (int i = 0; i < all.size(); i++) {
                if (isHub(all.get(i).first()) || isHub(all.get(i).second())) {
                    links.add(i);
                }
            }
        }
    }
}
