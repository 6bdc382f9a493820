package wireclock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Following the tables hop by hop costs what Floyd and Warshall's algorithm says a shortest path costs. */
class ShortestRoutesTest {
    @Test
    void randomTopologies() {
        for (long seed = 1; seed <= 150; seed++) {
            checkRandomTopology(seed);
        }
    }

    @Test
    @Tag("long")
    void manyRandomTopologies() {
        for (long seed = 1_000; seed < 21_000; seed++) {
            checkRandomTopology(seed);
        }
    }

    /** 128 hosts, 80 routers, 384 segments: planned fast enough that nobody waits for it. */
    @Test
    @Timeout(5)
    void fatTree() {
        fatTreePlan(8); // once without the clock, for the classes to be loaded
        long start = System.nanoTime();
        NetworkPlan plan = fatTreePlan(8);
        double seconds = (System.nanoTime() - start) / 1e9;

        assertThat(plan.segments()).hasSize(384);
        assertThat(plan.interfacesOf("core1")).hasSize(8);
        assertThat(plan.routesOf("core1")).as("one way down to each network, summarised").hasSizeLessThan(150)
                .extracting(RoutePlan::prefix).doesNotHaveDuplicates();
        assertThat(lookUp(plan, "edge0.0", plan.addressOf("h7.3.3"))).as("four ways up").hasSize(4);
        assertThat(seconds).isLessThan(1.0);
    }

    private static NetworkPlan fatTreePlan(int k) {
        Sketch tree = new Sketch();
        int half = k / 2;
        for (int core = 0; core < half * half; core++) {
            tree.routers("core" + core);
        }
        for (int pod = 0; pod < k; pod++) {
            for (int i = 0; i < half; i++) {
                String edge = "edge" + pod + "." + i;
                tree.routers(edge, "agg" + pod + "." + i);
                for (int host = 0; host < half; host++) {
                    tree.hosts("h" + pod + "." + i + "." + host).link("h" + pod + "." + i + "." + host, edge);
                }
            }
            for (int i = 0; i < half; i++) {
                for (int j = 0; j < half; j++) {
                    tree.link("edge" + pod + "." + i, "agg" + pod + "." + j)
                            .link("agg" + pod + "." + i, "core" + (i * half + j));
                }
            }
        }
        return tree.plan();
    }

    private record DrawnLink(String first, String second, long weight) {
        String name() {
            return first + "-" + second;
        }
    }

    /** What the naive oracle knows of a network. */
    private static final class Drawing {
        private static final long FAR = Long.MAX_VALUE / 4;
        private final List<String> names = new ArrayList<>();
        private final List<String> hosts = new ArrayList<>();
        private final List<DrawnLink> links = new ArrayList<>();

        /**
         * All pairs over the links that pass the filter, where only nodes that pass the other may lie inside a path.
         */
        long[][] floydWarshall(Predicate<DrawnLink> usable, Predicate<String> middle) {
            long[][] d = new long[names.size()][names.size()];
            for (int i = 0; i < d.length; i++) {
                Arrays.fill(d[i], FAR);
                d[i][i] = 0;
            }
            for (DrawnLink link : links) {
                if (usable.test(link)) {
                    int a = names.indexOf(link.first());
                    int b = names.indexOf(link.second());
                    d[a][b] = Math.min(d[a][b], link.weight());
                    d[b][a] = d[a][b];
                }
            }
            for (int m = 0; m < d.length; m++) {
                if (!middle.test(names.get(m))) {
                    continue;
                }
                for (int i = 0; i < d.length; i++) {
                    for (int j = 0; j < d.length; j++) {
                        d[i][j] = Math.min(d[i][j], d[i][m] + d[m][j]);
                    }
                }
            }
            return d;
        }
    }

    /**
     * A connected core of routers, LANs (trees of one to three switches with a host each) at up to three routers, and
     * hosts linked directly to one or two routers.
     */
    private static void checkRandomTopology(long seed) {
        Random random = new Random(seed);
        Sketch sketch = new Sketch();
        Drawing drawing = new Drawing();
        int routers = 1 + random.nextInt(9);
        for (int r = 0; r < routers; r++) {
            sketch.routers("r" + r);
            drawing.names.add("r" + r);
        }
        List<String> pairs = new ArrayList<>();
        for (int r = 1; r < routers; r++) {
            pairs.add("r" + r + " r" + random.nextInt(r));
        }
        for (int extra = random.nextInt(2 * routers); extra > 0; extra--) {
            int a = random.nextInt(routers);
            int b = random.nextInt(routers);
            String pair = "r" + Math.max(a, b) + " r" + Math.min(a, b);
            if (a != b && !pairs.contains(pair)) {
                pairs.add(pair);
            }
        }
        for (int host = 0; host < 1 + random.nextInt(4); host++) {
            drawing.hosts.add("h" + host);
            int first = random.nextInt(routers);
            pairs.add("h" + host + " r" + first);
            int second = random.nextInt(routers);
            if (second != first) {
                pairs.add("h" + host + " r" + second);
            }
        }
        for (int lan = 0; lan < random.nextInt(3); lan++) {
            int switches = 1 + random.nextInt(3);
            for (int s = 0; s < switches; s++) {
                String name = "s" + lan + s;
                sketch.switches(name);
                drawing.names.add(name);
                if (s > 0) {
                    pairs.add(name + " s" + lan + random.nextInt(s));
                }
                String router = name + " r" + random.nextInt(routers);
                if (s == 0 || random.nextBoolean()) {
                    pairs.add(router);
                }
                String host = "l" + lan + s;
                drawing.hosts.add(host);
                pairs.add(host + " " + name);
            }
        }
        for (String host : drawing.hosts) {
            sketch.hosts(host);
            drawing.names.add(host);
        }
        Collections.shuffle(pairs, random);
        for (String pair : pairs) {
            String[] ends = pair.split(" ");
            long weight = random.nextInt(4); // small, with zeros: many ties
            sketch.link(ends[0], ends[1], weight);
            drawing.links.add(new DrawnLink(ends[0], ends[1], weight));
        }
        checkAllPairs(seed, sketch.plan(), drawing);
    }

    private static void checkAllPairs(long seed, NetworkPlan plan, Drawing drawing) {
        long[][] shortest = drawing.floydWarshall(link -> true, name -> !drawing.hosts.contains(name));
        List<long[][]> inSegment = new ArrayList<>();
        for (SegmentPlan segment : plan.segments()) {
            inSegment.add(drawing.floydWarshall(
                    link -> segment.links().contains(link.name()), name -> name.startsWith("s")));
        }
        Map<Integer, InterfacePlan> owners = new HashMap<>();
        plan.interfaces().forEach(own -> owners.put(own.address(), own));
        for (String from : drawing.names) {
            for (InterfacePlan target : plan.interfaces()) {
                if (plan.interfacesOf(from).isEmpty() || from.equals(target.node())) {
                    continue;
                }
                long cost = follow(seed, plan, drawing, inSegment, owners, from, target);
                // A network's address stands for the network: the way leads to its nearest router, then over the link.
                long expected = Drawing.FAR;
                for (InterfacePlan member : plan.segments().get(target.segment()).interfaces()) {
                    boolean entry = member.node().startsWith("r") || member.node().equals(from);
                    if (entry) {
                        expected = Math.min(expected, at(shortest, drawing, from, member.node()));
                    }
                }
                assertThat(cost).as("seed %d: %s to the network of %s", seed, from, target.port()).isEqualTo(expected);
            }
        }
    }

    private static long at(long[][] shortest, Drawing drawing, String from, String to) {
        return shortest[drawing.names.indexOf(from)][drawing.names.indexOf(to)];
    }

    /** What it costs to come to the first node that is on the target's network. */
    private static long follow(
            long seed, NetworkPlan plan, Drawing drawing, List<long[][]> inSegment, Map<Integer, InterfacePlan> owners,
            String from, InterfacePlan target) {
        String node = from;
        long cost = 0;
        for (int steps = 0; steps <= drawing.names.size(); steps++) {
            List<RoutePlan> equal = lookUp(plan, node, target.address());
            // Whichever of the equal routes is taken at each step, the cost is the same.
            RoutePlan route = equal.get((steps * 7 + target.address()) % equal.size());
            if (route.isOnLink()) {
                return cost;
            }
            InterfacePlan next = Objects.requireNonNull(owners.get(route.gateway()));
            cost += at(inSegment.get(next.segment()), drawing, node, next.node());
            node = next.node();
        }
        throw new AssertionError("seed " + seed + ": " + from + " to " + target.port() + " runs in a circle");
    }

    /** The routes of the longest prefix that matches. */
    private static List<RoutePlan> lookUp(NetworkPlan plan, String node, int address) {
        List<RoutePlan> best = new ArrayList<>();
        for (RoutePlan route : plan.routesOf(node)) {
            if (route.prefix().contains(address)) {
                if (!best.isEmpty() && route.prefix().length() > best.getFirst().prefix().length()) {
                    best.clear();
                }
                if (best.isEmpty() || route.prefix().equals(best.getFirst().prefix()) && !route.isOnLink()) {
                    best.add(route);
                }
            }
        }
        assertThat(best).as("%s has a route", node).isNotEmpty();
        return best;
    }
}
