package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wireclock.scenario.Scenario;
import wireclock.topology.LinkPlan;
import wireclock.topology.NetworkPlan;

/** Which ports of a network hear each other: the two of a cable, or all stations around repeater hubs. */
final class Media {
    private Media() {}

    /** The ports on each medium, in the order of the links. */
    static List<List<String>> of(Scenario scenario, NetworkPlan plan) {
        List<List<String>> media = new ArrayList<>();
        Set<Integer> shared = new HashSet<>();
        List<SharedMedium> domains = SharedMedium.of(scenario);
        for (SharedMedium domain : domains) {
            shared.addAll(domain.links());
        }
        for (int i = 0; i < plan.links().size(); i++) {
            LinkPlan link = plan.links().get(i);
            if (!shared.contains(i)) {
                media.add(List.of(link.first().toString(), link.second().toString()));
            }
        }
        for (SharedMedium domain : domains) {
            media.add(new HubTree(scenario, domain).ends().stream()
                    .map(end -> plan.links().get(end.link()))
                    .distinct()
                    .flatMap(link -> stations(domain, link).stream())
                    .toList());
        }
        return media;
    }

    private static List<String> stations(SharedMedium domain, LinkPlan link) {
        List<String> ports = new ArrayList<>();
        if (!domain.hubs().contains(link.first().node())) {
            ports.add(link.first().toString());
        }
        if (!domain.hubs().contains(link.second().node())) {
            ports.add(link.second().toString());
        }
        return ports;
    }
}
