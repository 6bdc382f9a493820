package wireclock.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.topology.TopologyProblem.Element;

/** Every mistake is found, and pointed at by element and field. */
class TopologyProblemsTest {
    private static List<TopologyProblem> problems(Sketch sketch) {
        return catchThrowableOfType(TopologyException.class, sketch::plan).problems();
    }

    private static void assertOnly(Sketch sketch, Element element, String name, String field, String words) {
        assertFound(problems(sketch), element, name, field, words);
    }

    private static void assertFound(List<TopologyProblem> found, Element element, String name, String field,
            String words) {
        assertThat(found).hasSize(1);
        TopologyProblem problem = found.get(0);
        assertThat(problem.element()).isEqualTo(element);
        assertThat(problem.name()).isEqualTo(name);
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.message()).contains(words);
        assertThat(problem.hint()).isNotEmpty().doesNotEndWith(".");
    }

    @Test
    void nodeWithoutLink() {
        assertOnly(new Sketch().hosts("a", "b", "lonely").link("a", "b"), Element.NODE, "lonely", "",
                "no link leads to lonely");
    }

    @Test
    void namesUsedTwice() {
        assertOnly(new Sketch().hosts("a", "b", "a").link("a", "b"), Element.NODE, "a", "", "two nodes");
        assertOnly(new Sketch().hosts("a", "b").link("a", "b").link("a", "b"), Element.LINK, "a-b", "name",
                "two links");
    }

    @Test
    void endsThatCannotBe() {
        assertOnly(new Sketch().hosts("a").link("a", "ghost"), Element.LINK, "a-ghost", "endpoints[1]",
                "no node ghost");
        assertOnly(new Sketch().hosts("a").link("a:eth0", "a:eth1"), Element.LINK, "a:eth0-a:eth1", "endpoints",
                "both ends");
    }

    @Test
    void portUsedTwice() {
        assertOnly(new Sketch().hosts("a", "b", "c").link("a:eth0", "b").link("c", "a:eth0"),
                Element.LINK, "c-a:eth0", "endpoints[1]", "a:eth0 is already the end of link a:eth0-b");
    }

    @Test
    void twoLinksBetweenTheSameInterfaces() {
        assertThat(problems(new Sketch().hosts("a", "b").link("a:eth0", "b:eth0").link("b:eth0", "a:eth0")))
                .extracting(TopologyProblem::field).containsExactly("endpoints[0]", "endpoints[1]");
    }

    @Test
    void addressOfAnInterfaceWithoutLink() {
        assertOnly(new Sketch().hosts("a", "b").address("a", "eth1", "10.0.0.1/24").link("a", "b"),
                Element.NODE, "a", "interfaces.eth1", "no link leads to interface eth1");
    }

    @Test
    void addressesAndRoutesOfASwitch() {
        Sketch lan = new Sketch().hosts("a", "b").switches("s").link("a", "s").link("b", "s")
                .address("s", "10.0.0.1/24").address("s", "eth1", "10.0.0.2/24").gateway("s", "10.0.0.3")
                .route("s", "0.0.0.0/0", "10.0.0.3");
        assertThat(problems(lan)).extracting(TopologyProblem::field)
                .containsExactly("address", "interfaces.eth1", "gateway", "routes");
    }

    @Test
    void interfaceWithTwoAddresses() {
        assertOnly(new Sketch().hosts("a", "b").link("a", "b").address("a", "10.0.0.1/24")
                .address("a", "eth0", "10.0.0.2/24"),
                Element.NODE, "a", "address", "eth0 gets two addresses");
    }

    @Test
    void duplicateAddress() {
        assertOnly(new Sketch().hosts("a", "b").link("a", "b").address("a", "10.0.0.9/24").address("b", "10.0.0.9/24"),
                Element.NODE, "b", "address", "already the address of a:eth0");
    }

    @Test
    void addressOutsideItsSegment() {
        assertOnly(new Sketch().hosts("a", "b").link("a", "b").address("a", "10.0.0.9/24").address("b", "10.0.1.9/24"),
                Element.NODE, "b", "address", "10.0.1.9/24 is outside 10.0.0.0/24");
        assertOnly(new Sketch().hosts("a", "b").link("a", "b").address("a", "10.0.0.9/24").address("b", "10.0.0.8/16"),
                Element.NODE, "b", "address", "another prefix length");
    }

    @Test
    void addressesThatNobodyCanHave() {
        for (String address : List.of("10.0.0.0/24", "10.0.0.255/24", "127.0.0.1/8", "0.0.0.1/24", "224.0.0.1/24",
                "240.0.0.1/8")) {
            assertOnly(new Sketch().hosts("a", "b").link("a", "b").address("a", address), Element.NODE, "a", "address",
                    address.substring(0, address.indexOf('/')));
        }
    }

    @Test
    void overlappingSubnets() {
        assertOnly(new Sketch().hosts("a", "b").routers("r").link("a", "r").link("b", "r")
                        .address("a", "10.1.0.5/16").address("b", "10.1.2.5/24"),
                Element.NODE, "b", "address", "10.1.2.0/24 overlaps 10.1.0.0/16 of another segment (link a-r)");
    }

    @Test
    void noAddressLeft() {
        assertOnly(new Sketch().hosts("a", "b", "c").switches("s").link("a", "s").link("b", "s").link("c", "s")
                .address("a", "10.0.0.1/30"), Element.NODE, "c", "", "no address is left for c:eth0 in 10.0.0.0/30");
    }

    @Test
    void gatewayThatIsNoNeighbour() {
        Sketch net = new Sketch().hosts("a", "b").routers("r").link("a", "r").link("r", "b");
        assertOnly(net.gateway("a", "10.0.1.1"), Element.NODE, "a", "gateway", "10.0.1.1 is on no network of a");
        assertOnly(net.gateway("a", "10.0.0.2"), Element.NODE, "a", "gateway", "an address of a itself");
    }

    @Test
    void routesThatLeadNowhere() {
        Sketch net = new Sketch().hosts("a", "b").routers("r").link("a", "r").link("r", "b");
        assertOnly(net.route("r", "192.0.2.0/24", "10.9.9.9"), Element.NODE, "r", "routes[0].via",
                "on no network of r");
        assertOnly(net.route("r", "10.0.1.0/24", "10.0.0.2"), Element.NODE, "r", "routes[0].to",
                "is itself on 10.0.1.0/24");
    }

    @Test
    void twoRoutesToTheSameNetwork() {
        assertOnly(new Sketch().hosts("a").routers("r").link("a", "r").link("a", "r:eth9")
                .gateway("a", "10.0.0.1").route("a", "0.0.0.0/0", "10.0.1.1"),
                Element.NODE, "a", "routes[0].to", "two routes to 0.0.0.0/0");
    }

    @Test
    void flowsThatCannotGetThere() {
        Sketch islands = new Sketch().hosts("a", "b", "c", "d").switches("s").link("a", "s").link("s", "b")
                .link("c", "d");
        assertOnly(islands.flow("voice", "a", "c"), Element.FLOW, "voice", "to", "no links lead from a to c");
        Sketch overHost = new Sketch().hosts("a", "m", "b").link("a", "m").link("m", "b");
        assertOnly(overHost.flow("f", "a", "b"), Element.FLOW, "f", "to", "no links lead from a to b");
    }

    @Test
    void flowsThatEndNowhere() {
        Sketch lan = new Sketch().hosts("a", "b").switches("s").link("a", "s").link("s", "b")
                .flow("one", "ghost", "s").flow("two", "a", "b");
        assertThat(problems(lan)).extracting(problem -> problem.name() + "." + problem.field())
                .containsExactly("one.from", "one.to");
    }

    @Test
    void allProblemsOfAStepAreCollected() {
        Sketch net = new Sketch().hosts("a", "b", "c", "x").switches("s").link("a", "s").link("b", "s").link("c", "s")
                .address("a", "10.0.0.0/24").address("b", "10.0.0.7/24").address("c", "10.5.0.7/24")
                .flow("f", "a", "x");
        assertThat(problems(net)).extracting(TopologyProblem::name).containsExactly("x", "a", "c", "f");
    }

    @Test
    void warnings() {
        NetworkPlan mtu = new Sketch().hosts("a", "b").switches("s").link("a", "s", 1, 1500).link("b", "s", 1, 9000)
                .plan();
        assertFound(mtu.warnings(), Element.LINK, "b-s", "mtu", "differs from the 1500 of link a-s");
        NetworkPlan stub = new Sketch().hosts("a").routers("r").link("a", "r").plan();
        assertFound(stub.warnings(), Element.NODE, "r", "", "single interface");
        NetworkPlan twice = new Sketch().hosts("a", "b").switches("s").link("a", "s").link("b", "s").link("a:up", "s")
                .plan();
        assertFound(twice.warnings(), Element.NODE, "a", "", "several interfaces in one segment");
        NetworkPlan nobody = new Sketch().hosts("a", "b").link("a", "b").gateway("a", "10.0.0.77").plan();
        assertFound(nobody.warnings(), Element.NODE, "a", "gateway", "nobody has the address 10.0.0.77");
    }
}
