package wireclock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The next hops of a router are exactly those neighbours that a breadth-first search finds one step nearer. */
class EqualRoutesTest {
    @Test
    void randomNetworksOfLinksThatCostTheSame() {
        for (long seed = 1; seed <= 60; seed++) {
            check(seed, 4 + (int) (seed % 12), 1500);
        }
    }

    /** More than 256 segments, so that the tables are summarised: they must still say the same of every network. */
    @Test
    void summarisedTablesSayTheSame() {
        check(4711, 60, 300);
    }

    private static void check(long seed, int routers, int mostLinks) {
        Random random = new Random(seed);
        Sketch sketch = new Sketch();
        Map<String, Set<String>> neighbours = new TreeMap<>();
        for (int r = 0; r < routers; r++) {
            sketch.routers("r" + r);
            neighbours.put("r" + r, new TreeSet<>());
        }
        List<String> links = new ArrayList<>();
        for (int r = 1; r < routers; r++) {
            links.add("r" + random.nextInt(r) + " r" + r);
        }
        for (int extra = 0; extra < Math.min(2 * routers + 150 * (routers / 60), mostLinks); extra++) {
            int a = random.nextInt(routers);
            int b = random.nextInt(routers);
            String link = "r" + Math.min(a, b) + " r" + Math.max(a, b);
            if (a != b && !links.contains(link)) {
                links.add(link);
            }
        }
        for (int r = 0; r < routers; r++) {
            sketch.hosts("h" + r).link("h" + r, "r" + r);
        }
        for (String link : links) {
            String[] ends = link.split(" ");
            sketch.link(ends[0], ends[1]);
            neighbours.get(ends[0]).add(ends[1]);
            neighbours.get(ends[1]).add(ends[0]);
        }
        NetworkPlan plan = sketch.plan();
        Map<Integer, String> owners = new HashMap<>();
        plan.interfaces().forEach(own -> owners.put(own.address(), own.node()));
        for (int target = 0; target < routers; target++) {
            Map<String, Integer> steps = steps(neighbours, "r" + target);
            for (String from : neighbours.keySet()) {
                if (!from.equals("r" + target)) {
                    Set<String> expected = new HashSet<>(neighbours.get(from));
                    expected.removeIf(next -> steps.get(next) != steps.get(from) - 1);
                    assertThat(nextHops(plan, owners, from, plan.addressOf("h" + target)))
                            .as("seed %d, from %s to h%d", seed, from, target).containsExactlyInAnyOrderElementsOf(expected);
                }
            }
        }
    }

    private static Map<String, Integer> steps(Map<String, Set<String>> neighbours, String target) {
        Map<String, Integer> steps = new HashMap<>(Map.of(target, 0));
        Deque<String> open = new ArrayDeque<>(List.of(target));
        while (!open.isEmpty()) {
            String from = open.remove();
            for (String to : neighbours.get(from)) {
                if (steps.putIfAbsent(to, steps.get(from) + 1) == null) {
                    open.add(to);
                }
            }
        }
        return steps;
    }

    private static List<String> nextHops(NetworkPlan plan, Map<Integer, String> owners, String from, int address) {
        int longest = plan.routesOf(from).stream().filter(route -> route.prefix().contains(address))
                .mapToInt(route -> route.prefix().length()).max().orElseThrow();
        return plan.routesOf(from).stream()
                .filter(route -> route.prefix().contains(address) && route.prefix().length() == longest)
                .map(route -> owners.get(route.gateway())).toList();
    }
}
