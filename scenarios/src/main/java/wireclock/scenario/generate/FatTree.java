package wireclock.scenario.generate;

import java.util.ArrayList;
import java.util.List;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.WholeNumber;

/**
 * The data centre of Al-Fares, Loukissas and Vahdat (SIGCOMM 2008): k pods of k/2 edge and k/2 aggregation routers of k
 * ports each, (k/2)² core routers, k³/4 hosts, and (k/2)² equally short paths between any two pods.
 *
 * <p>Everything is numbered pod by pod: h1 to h(k/2) are at edge1. The aggregation router number a of each pod is
 * linked to the cores (a − 1)·k/2 + 1 to a·k/2.
 */
final class FatTree {
    private static final Key<Long> K = Key.required("k", WholeNumber.from(2, 32),
            "How many ports each router has, an even number: k pods, (k/2)² cores, k³/4 hosts.");
    private static final Key<Long> HOSTS = Key.optional("hosts", WholeNumber.from(0, 10_000), "k/2",
            "How many hosts each edge router has.");
    private static final Section WORDS = new Section("a fat-tree",
            "The network of a data centre: pods of edge and aggregation routers below core routers. Hosts are h1 and "
                    + "on, pod by pod; routers are edge1, agg1, core1 and on.", K, HOSTS);
    static final Generator GENERATOR = new Generator("fat-tree", "router", List.of("access", "aggregation", "core"),
            WORDS, FatTree::draw);

    private FatTree() {}

    private static void draw(Fields given, Drawing drawing) {
        long k = given.get(K);
        if (k % 2 != 0) {
            drawing.refuse(K, "k is odd", "Half of a router's ports lead up and half down: give an even k.");
            return;
        }
        int half = Math.toIntExact(k / 2);
        Long hosts = given.given(HOSTS);
        List<String> cores = new ArrayList<>();
        for (int i = 1; i <= half * half; i++) {
            cores.add(drawing.inner("core" + i));
        }
        for (int pod = 0; pod < k; pod++) {
            pod(drawing, pod, half, hosts == null ? half : hosts, cores);
        }
    }

    private static void pod(Drawing drawing, int pod, int half, long hosts, List<String> cores) {
        List<String> aggregation = new ArrayList<>();
        for (int i = 1; i <= half; i++) {
            aggregation.add(drawing.inner("agg" + (pod * half + i)));
        }
        for (int i = 1; i <= half; i++) {
            String edge = drawing.inner("edge" + (pod * half + i));
            drawing.hostsAt(edge, hosts);
            aggregation.forEach(above -> drawing.link(edge, above, "aggregation"));
        }
        for (int i = 0; i < half; i++) {
            for (String core : cores.subList(i * half, (i + 1) * half)) {
                drawing.link(aggregation.get(i), core, "core");
            }
        }
    }
}
