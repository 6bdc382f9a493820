package wireclock.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.bridge.PortVlans;
import wireclock.wire.Ipv4Address;

/** Segments where there are VLANs, and circles of switches. */
class VlanTopologyTest {
    @Test
    void eachVlanIsASegmentAndATrunkBelongsToSeveral() {
        NetworkPlan plan = departments().plan();
        assertThat(plan.segments()).extracting(SegmentPlan::links).containsExactly(
                List.of("a-s1", "s1-s2", "c-s2", "r-s2"), List.of("b-s1", "s1-s2", "d-s2", "r:eth1-s2:eth9"));
        assertThat(Sketch.addresses(plan)).containsExactly("a:eth0 10.0.0.2/24", "b:eth0 10.0.1.2/24",
                "c:eth0 10.0.0.3/24", "d:eth0 10.0.1.3/24", "r:eth0 10.0.0.1/24", "r:eth1 10.0.1.1/24");
        assertThat(plan.links().get(2).segments()).containsExactly(0, 1);
        assertThat(Sketch.routes(plan, "a")).containsExactly("10.0.0.0/24 dev eth0 metric 0",
                "0.0.0.0/0 via 10.0.0.1 dev eth0 metric 1");
        assertThat(Sketch.routes(plan, "d").getLast()).startsWith("0.0.0.0/0 via 10.0.1.1");
        assertThat(plan.warnings()).isEmpty();
    }

    /** Neighbours, for caches that are filled from the start, are those of the VLAN. */
    @Test
    void neighboursAreOfTheSameVlan() {
        NetworkPlan plan = departments().plan();
        InterfacePlan own = plan.interfacesOf("a").getFirst();
        assertThat(plan.neighboursOf(own)).extracting(InterfacePlan::node).containsExactly("c", "r");
    }

    /** A in VLAN 10, b in VLAN 20 on s1; c and d likewise on s2; the router in both on s2, its second cable named last. */
    private static Sketch departments() {
        return new Sketch().hosts("a", "b", "c", "d").switches("s1", "s2").routers("r")
                .link("a", "s1").link("b", "s1").link("s1", "s2").link("c", "s2").link("d", "s2").link("r", "s2")
                .link("r:eth1", "s2:eth9")
                .with("s1", node -> node.withVlans("eth0", PortVlans.access(10)).withVlans("b-s1", PortVlans.access(20))
                        .withVlans("s1-s2", PortVlans.trunk(List.of(10, 20), PortVlans.NONE)))
                .with("s2", node -> node.withVlans("s1-s2", PortVlans.trunk(List.of(10, 20), PortVlans.NONE))
                        .withVlans("c-s2", PortVlans.access(10)).withVlans("d-s2", PortVlans.access(20))
                        .withVlans("r-s2", PortVlans.access(10)).withVlans("eth9", PortVlans.access(20)));
    }

    @Test
    void hostsOfDifferentVlansCannotMeetWithoutARouter() {
        Sketch apart = new Sketch().hosts("a", "b").switches("s").link("a", "s").link("b", "s").flow("f", "a", "b")
                .with("s", node -> node.withVlans("a-s", PortVlans.access(2)));
        assertThatThrownBy(apart::plan).isInstanceOf(TopologyException.class).hasMessageContaining("no links lead from a to b");
    }

    @Test
    void aRouterOnAStickHasAnInterfaceInEachVlan() {
        NetworkPlan plan = new Sketch().hosts("a", "b").routers("r").switches("s")
                .link("a", "s").link("b", "s").link("r", "s").flow("f", "a", "b")
                .address("r", "eth0.10", "10.7.0.1/24").address("r", "eth0.20", "10.8.0.1/24")
                .with("s", node -> node.withVlans("a-s", PortVlans.access(10)).withVlans("b-s", PortVlans.access(20))
                        .withVlans("r-s", PortVlans.trunk(List.of(10, 20), PortVlans.NONE))).plan();
        assertThat(Sketch.addresses(plan)).containsExactly("a:eth0 10.7.0.2/24", "b:eth0 10.8.0.2/24",
                "r:eth0.10 10.7.0.1/24", "r:eth0.20 10.8.0.1/24");
        assertThat(plan.interfacesOf("r")).extracting(InterfacePlan::mac).as("one adapter")
                .containsExactly(0x0200_0000_0003L, 0x0200_0000_0003L);
        assertThat(Sketch.routes(plan, "a").getLast()).isEqualTo("0.0.0.0/0 via 10.7.0.1 dev eth0 metric 1");
        assertThat(plan.links().get(2).first()).isEqualTo(new Port("r", "eth0"));
    }

    /** Beside its VLANs an interface may have an address for what has no tag. */
    @Test
    void theNativeVlanIsTheInterfaceItself() {
        NetworkPlan plan = new Sketch().hosts("a", "b").routers("r").switches("s")
                .link("a", "s").link("b", "s").link("r", "s")
                .address("r", "eth0", "10.7.0.1/24").address("r", "eth0.20", "10.8.0.1/24")
                .with("s", node -> node.withVlans("b-s", PortVlans.access(20))
                        .withVlans("r-s", PortVlans.trunk(List.of(20), 1))).plan();
        assertThat(Sketch.addresses(plan)).containsExactly("a:eth0 10.7.0.2/24", "b:eth0 10.8.0.2/24",
                "r:eth0 10.7.0.1/24", "r:eth0.20 10.8.0.1/24");
    }

    @Test
    void warnsOfLeaksAndOfTrunksThatShareNothing() {
        Sketch leak = new Sketch().hosts("a", "b").switches("s", "t").link("a", "s").link("s", "t").link("t", "b")
                .with("s", node -> node.withVlans("s-t", PortVlans.access(5)).withVlans("a-s", PortVlans.access(5)));
        assertThat(leak.plan().warnings()).singleElement().satisfies(warning ->
                assertThat(warning.message()).contains("VLAN 5 at s:eth1 and to VLAN 1 at t:eth0"));
        assertThat(leak.plan().segments()).as("frames do get across").hasSize(1);
        Sketch apart = new Sketch().hosts("a", "b").switches("s", "t").link("a", "s").link("s", "t").link("t", "b")
                .with("s", node -> node.withVlans("s-t", PortVlans.trunk(List.of(5), PortVlans.NONE)));
        assertThat(apart.plan().warnings()).singleElement().satisfies(warning ->
                assertThat(warning.message()).contains("no VLAN passes from s:eth1 to t:eth0"));
        assertThat(apart.plan().segments()).hasSize(2);
    }

    @Test
    void portsMustBeThereAndBeNamedOnce() {
        Sketch net = new Sketch().hosts("a").switches("s").link("a", "s")
                .with("s", node -> node.withVlans("eth0", PortVlans.access(2)).withVlans("a-s", PortVlans.access(3))
                        .withVlans("ghost", PortVlans.DEFAULT));
        assertThatThrownBy(net::plan).hasMessageContaining("port eth0 is described twice")
                .hasMessageContaining("s has no port ghost");
    }

    /** The shortest way through a circle counts for the routes, and nobody is looked at twice. */
    @Test
    void circlesOfSwitchesAreOneSegment() {
        NetworkPlan plan = new Sketch().hosts("a").routers("near", "far").switches("s1", "s2", "s3", "s4")
                .link("a", "s1").link("s1", "s2", 5).link("s2", "s3", 5).link("s3", "s1", 20).link("s3", "s1:eth8", 15)
                .link("near", "s3", 1).link("far", "s4", 1).link("s4", "s1", 11).plan();
        assertThat(plan.segments()).hasSize(1);
        assertThat(Sketch.routes(plan, "a").getLast()).as("5 + 5 + 1 < 11 + 1")
                .contains("via " + Ipv4Address.format(plan.addressOf("near")));
        assertThat(List.of("s1", "s2", "s3", "s4")).as("linked with a circle, if not in it").allMatch(plan::isLooped);
    }

    @Test
    void aTreeOfSwitchesIsNoCircle() {
        NetworkPlan plan = new Sketch().hosts("a", "b").switches("s1", "s2", "t1", "t2").link("a", "s1").link("s1", "s2")
                .link("b", "t1").link("t1", "t2").link("t2:eth7", "t1:eth7").plan();
        assertThat(plan.isLooped("s1") || plan.isLooped("s2")).isFalse();
        assertThat(plan.isLooped("t1") && plan.isLooped("t2")).as("two cables are a circle").isTrue();
    }
}
