package wireclock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.wire.MacAddress;

/** Small networks whose plan is worked out by hand. */
class TopologyExamplesTest {
    @Test
    void twoHostsOnOneCable() {
        NetworkPlan plan = new Sketch().hosts("h1", "h2").link("h1", "h2").plan();

        assertThat(Sketch.addresses(plan)).containsExactly("h1:eth0 10.0.0.1/24", "h2:eth0 10.0.0.2/24");
        assertThat(plan.interfaces()).extracting(own -> MacAddress.format(own.mac()))
                .containsExactly("02:00:00:00:00:01", "02:00:00:00:00:02");
        assertThat(Sketch.routes(plan, "h1")).containsExactly("10.0.0.0/24 dev eth0 metric 0");
        assertThat(plan.links()).containsExactly(
                new LinkPlan("h1-h2", new Port("h1", "eth0"), new Port("h2", "eth0"), 1, 1500, List.of(0)));
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void aSwitchMakesOneSegmentAndHasNoAddress() {
        NetworkPlan plan = new Sketch().hosts("a", "b", "c").switches("sw").link("a", "sw").link("sw", "b")
                .link("c", "sw").plan();

        assertThat(Sketch.addresses(plan)).containsExactly("a:eth0 10.0.0.1/24", "b:eth0 10.0.0.2/24",
                "c:eth0 10.0.0.3/24");
        assertThat(plan.segments()).hasSize(1);
        assertThat(plan.segments().get(0).links()).containsExactly("a-sw", "sw-b", "c-sw");
        assertThat(plan.links()).extracting(LinkPlan::second)
                .containsExactly(new Port("sw", "eth0"), new Port("b", "eth0"), new Port("sw", "eth2"));
        assertThat(plan.interfacesOf("sw")).isEmpty();
        assertThat(plan.routesOf("sw")).isEmpty();
        assertThat(plan.neighboursOf(plan.interfacesOf("b").get(0))).extracting(InterfacePlan::node)
                .containsExactly("a", "c");
    }

    @Test
    void threeRoutersInARow() {
        NetworkPlan plan = new Sketch().hosts("h1", "h2").routers("r1", "r2", "r3")
                .link("h1", "r1").link("r1", "r2").link("r2", "r3").link("r3", "h2").plan();

        assertThat(Sketch.addresses(plan)).containsExactly(
                "h1:eth0 10.0.0.2/24", "h2:eth0 10.0.3.2/24",
                "r1:eth0 10.0.0.1/24", "r1:eth1 10.0.1.1/24",
                "r2:eth0 10.0.1.2/24", "r2:eth1 10.0.2.1/24",
                "r3:eth0 10.0.2.2/24", "r3:eth1 10.0.3.1/24");
        assertThat(Sketch.routes(plan, "h1")).containsExactly("10.0.0.0/24 dev eth0 metric 0",
                "0.0.0.0/0 via 10.0.0.1 dev eth0 metric 1");
        assertThat(Sketch.routes(plan, "r1")).containsExactly(
                "10.0.0.0/24 dev eth0 metric 0", "10.0.1.0/24 dev eth1 metric 0",
                "10.0.2.0/24 via 10.0.1.2 dev eth1 metric 1", "10.0.3.0/24 via 10.0.1.2 dev eth1 metric 2");
        assertThat(Sketch.routes(plan, "r3")).containsExactly(
                "10.0.2.0/24 dev eth0 metric 0", "10.0.3.0/24 dev eth1 metric 0",
                "10.0.0.0/24 via 10.0.2.1 dev eth0 metric 2", "10.0.1.0/24 via 10.0.2.1 dev eth0 metric 1");
    }

    /** r1 - ra - r3 and r1 - rb - r3 cost the same; ra is the smaller name, though rb is linked first. */
    @Test
    void inARingBothEqualPathsAreTakenInTheOrderOfNames() {
        NetworkPlan plan = new Sketch().hosts("h").routers("r1", "rb", "r3", "ra")
                .link("r1", "rb").link("rb", "r3").link("r3", "ra").link("ra", "r1").link("r3", "h").plan();

        assertThat(Sketch.routes(plan, "r1")).containsExactly(
                "10.0.0.0/24 dev eth0 metric 0", "10.0.3.0/24 dev eth1 metric 0",
                "10.0.1.0/24 via 10.0.0.2 dev eth0 metric 1", "10.0.2.0/24 via 10.0.3.1 dev eth1 metric 1",
                "10.0.4.0/24 via 10.0.3.1 dev eth1 metric 2", "10.0.4.0/24 via 10.0.0.2 dev eth0 metric 2");
    }

    @Test
    void withoutMultipathTheNameDecidesBetweenEqualPaths() {
        NetworkPlan plan = new Sketch().hosts("h").routers("r1", "rb", "r3", "ra")
                .with("r1", node -> node.withMultipath(false))
                .link("r1", "rb").link("rb", "r3").link("r3", "ra").link("ra", "r1").link("r3", "h").plan();

        assertThat(Sketch.routes(plan, "r1")).endsWith("10.0.4.0/24 via 10.0.3.1 dev eth1 metric 2")
                .doesNotContain("10.0.4.0/24 via 10.0.0.2 dev eth0 metric 2");
    }

    /** Two cables between the same routers are two ways; two addresses on one LAN are one. */
    @Test
    void parallelLinksAreWaysOfTheirOwn() {
        NetworkPlan plan = new Sketch().hosts("h").routers("a", "b").link("a:eth0", "b:eth0").link("a:eth1", "b:eth1", 1)
                .link("b", "h").plan();
        assertThat(Sketch.routes(plan, "a")).endsWith("10.0.2.0/24 via 10.0.0.2 dev eth0 metric 1",
                "10.0.2.0/24 via 10.0.1.2 dev eth1 metric 1");

        NetworkPlan lan = new Sketch().hosts("h").routers("a", "b").switches("s").link("a", "s").link("b:eth0", "s")
                .link("b:eth1", "s").link("b", "h").plan();
        assertThat(Sketch.routes(lan, "a")).endsWith("10.0.1.0/24 via 10.0.0.2 dev eth0 metric 1");
    }

    @Test
    void aLongWayRoundOverFastLinksBeatsOneSlowLink() {
        NetworkPlan plan = new Sketch().hosts("h").routers("a", "b", "c")
                .link("a", "b", 10).link("a", "c", 4).link("c", "b", 5).link("b", "h").plan();

        assertThat(Sketch.routes(plan, "a")).contains("10.0.3.0/24 via 10.0.1.2 dev eth1 metric 2");
    }

    @Test
    void equalSumsAreDecidedByTheNumberOfHops() {
        NetworkPlan plan = new Sketch().hosts("h").routers("a", "z", "c")
                .link("a", "c", 4).link("c", "z", 6).link("a", "z", 10).link("z", "h").plan();

        assertThat(Sketch.routes(plan, "a")).contains("10.0.3.0/24 via 10.0.2.2 dev eth1 metric 1");
    }

    @Test
    void linksThatCostNothingStillMakeNoCircle() {
        NetworkPlan plan = new Sketch().hosts("h").routers("c", "b", "a")
                .link("c", "b", 0).link("b", "a", 0).link("a", "h", 0).plan();

        assertThat(Sketch.routes(plan, "c")).contains("10.0.2.0/24 via 10.0.0.2 dev eth0 metric 2");
        assertThat(Sketch.routes(plan, "b")).contains("10.0.2.0/24 via 10.0.1.2 dev eth1 metric 1");
    }

    /** The LAN of the documented scenario with its addresses by hand, and the provider that its route leads to. */
    @Test
    void givenAddressesFixTheirSegmentAndAutomaticOnesGoAround() {
        NetworkPlan plan = new Sketch().hosts("h1", "h2", "pc1", "pc2").switches("sw1").routers("r1", "isp")
                .hosts("web")
                .address("h2", "10.0.0.2/24").gateway("h2", "10.0.0.1")
                .address("r1", "eth0", "10.0.0.1/24").address("r1", "eth1", "192.0.2.1/30")
                .route("r1", "0.0.0.0/0", "192.0.2.2")
                .link("h1", "sw1").link("sw1", "r1").link("h2", "sw1").link("pc1", "sw1").link("pc2", "sw1")
                .link("r1", "isp").link("isp", "web").plan();

        assertThat(Sketch.addresses(plan)).containsExactly(
                "h1:eth0 10.0.0.3/24", "h2:eth0 10.0.0.2/24", "pc1:eth0 10.0.0.4/24", "pc2:eth0 10.0.0.5/24",
                "r1:eth0 10.0.0.1/24", "r1:eth1 192.0.2.1/30",
                "isp:eth0 192.0.2.2/30", "isp:eth1 10.0.2.1/24", "web:eth0 10.0.2.2/24");
        assertThat(Sketch.routes(plan, "h2")).containsExactly("10.0.0.0/24 dev eth0 metric 0",
                "0.0.0.0/0 via 10.0.0.1 dev eth0 metric 0");
        assertThat(Sketch.routes(plan, "r1")).containsExactly(
                "10.0.0.0/24 dev eth0 metric 0", "192.0.2.0/30 dev eth1 metric 0",
                "0.0.0.0/0 via 192.0.2.2 dev eth1 metric 0", "10.0.2.0/24 via 192.0.2.2 dev eth1 metric 1");
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void aRouteByHandReplacesTheComputedOneOfTheSamePrefix() {
        NetworkPlan plan = new Sketch().hosts("h").routers("a", "b", "c")
                .link("a", "b").link("a", "c").link("c", "b").link("b", "h")
                .route("a", "10.0.3.0/24", "10.0.1.2").plan();

        assertThat(Sketch.routes(plan, "a")).containsExactly(
                "10.0.0.0/24 dev eth0 metric 0", "10.0.1.0/24 dev eth1 metric 0",
                "10.0.3.0/24 via 10.0.1.2 dev eth1 metric 0", "10.0.2.0/24 via 10.0.0.2 dev eth0 metric 1",
                "10.0.2.0/24 via 10.0.1.2 dev eth1 metric 1");
    }

    @Test
    void aHostWithTwoWaysOutTakesTheShorterForEachNetwork() {
        NetworkPlan plan = new Sketch().hosts("h", "x", "y").routers("rx", "ry")
                .link("h", "rx", 1).link("h", "ry", 2).link("rx", "x", 1).link("ry", "y", 1).link("rx", "ry", 9).plan();

        assertThat(Sketch.routes(plan, "h")).containsExactly(
                "10.0.0.0/24 dev eth0 metric 0", "10.0.1.0/24 dev eth1 metric 0",
                "0.0.0.0/0 via 10.0.0.1 dev eth0 metric 1", "10.0.3.0/24 via 10.0.1.1 dev eth1 metric 1");
    }

    @Test
    void aGatewayByHandIsObeyedEvenWhereAnotherWayIsShorter() {
        NetworkPlan plan = new Sketch().hosts("h", "x", "y").routers("rx", "ry")
                .link("h", "rx", 1).link("h", "ry", 2).link("rx", "x", 1).link("ry", "y", 1).link("rx", "ry", 9)
                .gateway("h", "10.0.1.1").plan();

        assertThat(Sketch.routes(plan, "h")).containsExactly(
                "10.0.0.0/24 dev eth0 metric 0", "10.0.1.0/24 dev eth1 metric 0",
                "0.0.0.0/0 via 10.0.1.1 dev eth1 metric 0");
    }

    @Test
    void theNearestRouterOfALanIsTheGateway() {
        NetworkPlan plan = new Sketch().hosts("h", "far").switches("s1", "s2").routers("ra", "rb")
                .link("h", "s1", 1).link("s1", "s2", 5).link("s2", "ra", 1).link("s1", "rb", 1).link("ra", "far", 1)
                .plan();

        assertThat(Sketch.routes(plan, "h")).containsExactly(
                "10.0.0.0/24 dev eth0 metric 0", "0.0.0.0/0 via 10.0.0.2 dev eth0 metric 1",
                "10.0.1.0/24 via 10.0.0.1 dev eth0 metric 1");
    }

    @Test
    void hostsDoNotForward() {
        NetworkPlan plan = new Sketch().hosts("a", "middle", "b").link("a", "middle").link("middle", "b").plan();

        assertThat(Sketch.routes(plan, "a")).containsExactly("10.0.0.0/24 dev eth0 metric 0");
    }

    @Test
    void interfacesDeclaredUnderOwnNamesAreTakenInTheirOrder() {
        NetworkPlan plan = new Sketch().hosts("h1", "h2", "h3").routers("r")
                .address("r", "wan", "192.0.2.1/24").address("r", "lan", "198.51.100.1/24")
                .link("h1", "r").link("h2", "r").link("h3", "r").plan();

        assertThat(plan.links()).extracting(link -> link.second().interfaceName())
                .containsExactly("wan", "lan", "eth0");
    }

    @Test
    void automaticNamesGoAroundThoseOfLaterLinks() {
        NetworkPlan plan = new Sketch().hosts("h1", "h2", "h3").routers("r")
                .link("h1", "r").link("h2", "r:eth0").link("h3", "r").plan();

        assertThat(plan.links()).extracting(link -> link.second().interfaceName())
                .containsExactly("eth1", "eth0", "eth2");
        assertThat(plan.interfacesOf("r")).extracting(InterfacePlan::name).containsExactly("eth0", "eth1", "eth2");
        assertThat(plan.addressOf("r")).isEqualTo(plan.interfacesOf("r").get(0).address());
    }

    @Test
    void pointToPointNetworksOfTwoAddressesHaveNoBroadcast() {
        NetworkPlan plan = new Sketch().hosts("a", "b").address("a", "192.0.2.0/31").link("a", "b").plan();

        assertThat(Sketch.addresses(plan)).containsExactly("a:eth0 192.0.2.0/31", "b:eth0 192.0.2.1/31");
    }

    /** Weights are kilometres: 4535 over the south, 5039 over Denver and Chicago. */
    @Test
    void abileneGoesFromLosAngelesToNewYorkOverTheSouth() {
        NetworkPlan plan = new Sketch()
                .routers("seattle", "sunnyvale", "los-angeles", "denver", "kansas-city", "houston")
                .routers("chicago", "indianapolis", "atlanta", "washington", "new-york")
                .hosts("lab-la", "lab-ny")
                .link("seattle", "sunnyvale", 1139).link("seattle", "denver", 1641)
                .link("sunnyvale", "los-angeles", 503)
                .link("sunnyvale", "denver", 1503).link("los-angeles", "houston", 2206)
                .link("denver", "kansas-city", 897)
                .link("kansas-city", "houston", 1041).link("kansas-city", "indianapolis", 727)
                .link("houston", "atlanta", 1128).link("chicago", "indianapolis", 265).link("chicago", "new-york", 1144)
                .link("indianapolis", "atlanta", 688).link("atlanta", "washington", 873)
                .link("washington", "new-york", 328)
                .link("lab-la", "los-angeles", 2).link("new-york", "lab-ny", 2).plan();

        InterfacePlan target = plan.interfacesOf("lab-ny").get(0);
        assertThat(target.network()).hasToString("10.0.15.0/24");
        assertThat(wayTo(plan, "los-angeles", target)).containsExactly("houston", "atlanta", "washington", "new-york");
        assertThat(wayTo(plan, "denver", target)).containsExactly("kansas-city", "indianapolis", "chicago", "new-york");
    }

    @Test
    void aCrowdedLanIsOneWideNetwork() {
        Sketch sketch = new Sketch().switches("sw").routers("r").hosts("far").link("r", "sw").link("r", "far");
        for (int pc = 1; pc <= 1000; pc++) {
            sketch.hosts("pc" + pc).link("pc" + pc, "sw");
        }
        NetworkPlan plan = sketch.plan();

        assertThat(Sketch.addresses(plan)).hasSize(1003)
                .contains("r:eth0 10.0.0.1/22", "pc1:eth0 10.0.0.2/22", "pc1000:eth0 10.0.3.233/22")
                .contains("r:eth1 10.0.4.1/24", "far:eth0 10.0.4.2/24")
                .doesNotHaveDuplicates();
        assertThat(plan.interfaces()).extracting(InterfacePlan::mac).doesNotHaveDuplicates();
        assertThat(Sketch.routes(plan, "far")).contains("0.0.0.0/0 via 10.0.4.1 dev eth0 metric 1");
    }

    /** The routers that a packet visits after the first. */
    private static List<String> wayTo(NetworkPlan plan, String router, InterfacePlan target) {
        List<String> way = new ArrayList<>();
        String node = router;
        while (plan.interfacesOf(node).stream().noneMatch(own -> own.segment() == target.segment())) {
            RoutePlan route = plan.routesOf(node).stream()
                    .filter(line -> line.prefix().equals(target.network())).findFirst().orElseThrow();
            node = plan.interfaces().stream()
                    .filter(own -> own.address() == route.gateway()).findFirst().orElseThrow().node();
            way.add(node);
        }
        return way;
    }
}
