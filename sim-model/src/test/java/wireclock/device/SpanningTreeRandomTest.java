package wireclock.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jgrapht.alg.util.UnionFind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wireclock.bridge.BridgePort;
import wireclock.device.SpanningTreeOracle.Plug;
import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;
import wireclock.wire.EthernetFrame;
import wireclock.wire.MacAddress;

/** Random networks of bridges: what they agree on is the tree that was worked out centrally, and it is one. */
class SpanningTreeRandomTest {
    private static final long S = SimTime.SECOND;

    @Test
    void agreesWithTheOracle() {
        for (long seed = 1; seed <= 60; seed++) {
            check(seed);
        }
    }

    @Test
    @Tag("long")
    void agreesWithTheOracleManyTimes() {
        for (long seed = 1_000; seed <= 6_000; seed++) {
            check(seed);
        }
    }

    private static void check(long seed) {
        RandomStream random = new RandomStream(seed, "bridges");
        BridgeLab lab = new BridgeLab();
        List<Plug> plugs = draw(lab, random);
        int bridges = lab.switches.size();
        List<List<EthernetFrame>> heard = new ArrayList<>();
        for (int lan = 0; lan < lab.lans.size(); lan++) {
            heard.add(lab.station(lab.lans.get(lan), mac(lan)));
        }
        lab.run(100 * S);
        compare(lab, plugs, "seed " + seed);

        // A broadcast reaches everybody once; then the answer, which nobody else hears.
        int asking = (int) random.nextBelow(heard.size());
        int asked = (int) random.nextBelow(heard.size());
        lab.send(lab.lans.get(asking), BridgeLab.frame(mac(asking), MacAddress.BROADCAST));
        lab.run(101 * S);
        lab.send(lab.lans.get(asked), BridgeLab.frame(mac(asked), mac(asking)));
        lab.run(102 * S);
        for (int lan = 0; lan < heard.size(); lan++) {
            int expected = (lan == asking ? 0 : 1) + (lan == asking && asked != asking ? 1 : 0);
            assertThat(heard.get(lan)).as("seed %d, LAN %d", seed, lan).hasSize(expected);
        }

        // A LAN falls out: the others find together again, if they are still joined.
        int lost = (int) random.nextBelow(lab.lans.size());
        List<Plug> left = plugs.stream().filter(plug -> plug.lan() != lost).toList();
        lab.lans.get(lost).setLinkUp(false);
        lab.run(200 * S);
        if (isJoined(left, bridges)) {
            compare(lab, left, "seed " + seed + " without LAN " + lost);
        }
    }

    /** Every bridge is on a LAN of an earlier one; then some more LANs, parallel ones among them. */
    private static List<Plug> draw(BridgeLab lab, RandomStream random) {
        int bridges = 2 + (int) random.nextBelow(8);
        for (int bridge = 0; bridge < bridges; bridge++) {
            lab.add((int) random.nextBelow(3) * 0x1000);
        }
        List<Plug> plugs = new ArrayList<>();
        int lans = bridges - 1 + (int) random.nextBelow(bridges + 2);
        for (int lan = 0; lan < lans; lan++) {
            List<Integer> members = new ArrayList<>();
            if (lan < bridges - 1) {
                members.add(lan + 1);
                members.add((int) random.nextBelow(lan + 1));
            } else {
                members.add((int) random.nextBelow(bridges));
            }
            for (long more = random.nextBelow(3); more > 0; more--) {
                members.add((int) random.nextBelow(bridges));
            }
            int[] costs = new int[members.size()];
            List<Switch> hubs = new ArrayList<>();
            for (int i = 0; i < costs.length; i++) {
                costs[i] = 1 + (int) random.nextBelow(4) * 9;
                int member = members.get(i);
                int earlier = (int) hubs.stream().filter(hub -> hub == lab.switches.get(member)).count();
                plugs.add(new Plug(member, lab.switches.get(member).nics().size() + earlier, lan, costs[i]));
                hubs.add(lab.switches.get(member));
            }
            lab.join(hubs, costs);
        }
        return plugs;
    }

    private static long mac(int station) {
        return 0x0200_0000_0001L + station;
    }

    private static void compare(BridgeLab lab, List<Plug> plugs, String what) {
        long[] ids = lab.switches.stream().mapToLong(hub -> BridgeLab.tree(hub).bridgeId()).toArray();
        SpanningTreeOracle oracle = new SpanningTreeOracle(ids, lab.lans.size(), plugs);
        List<Plug> forwarding = plugs.stream().filter(plug -> {
            BridgePort port = lab.switches.get(plug.bridge()).ports().get(plug.port());
            return BridgeLab.forwards(port);
        }).toList();
        assertThat(forwarding).as(what).containsExactlyInAnyOrderElementsOf(oracle.forwarding());
        // Bridges and LANs are the nodes of the tree, forwarding ports its edges.
        UnionFind<String> joined = new UnionFind<>(nodes(plugs));
        for (Plug plug : forwarding) {
            assertThat(joined.inSameSet("bridge" + plug.bridge(), "lan" + plug.lan())).as(what).isFalse();
            joined.union("bridge" + plug.bridge(), "lan" + plug.lan());
        }
        assertThat(joined.numberOfSets()).as(what).isEqualTo(1);
    }

    private static boolean isJoined(List<Plug> plugs, int bridges) {
        Set<String> nodes = nodes(plugs);
        UnionFind<String> joined = new UnionFind<>(nodes);
        plugs.forEach(plug -> joined.union("bridge" + plug.bridge(), "lan" + plug.lan()));
        long connected = nodes.stream().filter(node -> node.startsWith("bridge")).count();
        return connected == bridges && joined.numberOfSets() == 1;
    }

    private static Set<String> nodes(List<Plug> plugs) {
        Set<String> nodes = new LinkedHashSet<>();
        for (Plug plug : plugs) {
            nodes.add("bridge" + plug.bridge());
            nodes.add("lan" + plug.lan());
        }
        return nodes;
    }
}
