package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

class RoutingTableTest {
    private final TestNode node = new TestNode(new Scheduler(), true);
    private final NetworkInterface eth0 = node.addInterface("10.0.0.1/24", 1500);
    private final NetworkInterface eth1 = node.addInterface("192.0.2.1/30", 1500);
    private int changes;

    @Test
    void takesTheLongestPrefix() {
        RoutingTable table = new RoutingTable(() -> changes++);
        Route toAll = route("0.0.0.0/0", 0);
        Route toTen = route("10.0.0.0/8", 0);
        Route toSubnet = route("10.1.2.0/24", 0);
        Route toHost = route("10.1.2.3/32", 0);
        assertThat(table.lookup(ip("10.1.2.3"))).isNull();

        table.add(toTen);
        table.add(toHost);
        table.add(toAll);
        table.add(toSubnet);

        assertThat(table.lookup(ip("10.1.2.3"))).isEqualTo(toHost);
        assertThat(table.lookup(ip("10.1.2.4"))).isEqualTo(toSubnet);
        assertThat(table.lookup(ip("10.1.3.3"))).isEqualTo(toTen);
        assertThat(table.lookup(ip("255.255.255.255"))).isEqualTo(toAll);
        assertThat(table.snapshot()).containsExactly(toAll, toTen, toSubnet, toHost);
        assertThat(changes).isEqualTo(4);
        assertThat(table.remove(toHost)).isTrue();
        assertThat(table.remove(toHost)).isFalse();
        assertThat(changes).isEqualTo(5);
        assertThat(table.lookup(ip("10.1.2.3"))).isEqualTo(toSubnet);
    }

    @Test
    void takesTheLowestMetricThenTheFirst() {
        RoutingTable table = new RoutingTable(() -> changes++);
        Route dear = new Route(Ipv4Prefix.parse("10.0.0.0/8"), 0, eth0, 20);
        Route cheap = new Route(Ipv4Prefix.parse("10.0.0.0/8"), 0, eth1, 10);
        Route second = new Route(Ipv4Prefix.parse("10.0.0.0/8"), 1, eth1, 10);
        table.add(dear);
        table.add(cheap);
        table.add(second);

        assertThat(table.lookup(ip("10.0.0.1"))).isEqualTo(cheap);
        table.remove(cheap);
        assertThat(table.lookup(ip("10.0.0.1"))).isEqualTo(second);
        table.remove(second);
        assertThat(table.lookup(ip("10.0.0.1"))).isEqualTo(dear);
    }

    @Test
    void agreesWithASearchThroughAllRoutes() {
        compareWithSearch(40, 200);
    }

    @Test
    @Tag("long")
    void agreesWithASearchThroughAllRoutesAtLength() {
        compareWithSearch(10_000, 500);
    }

    /** Prefixes and addresses share few distinct bits, so that they nest and match often. */
    private void compareWithSearch(int tables, int lookups) {
        for (int seed = 1; seed <= tables; seed++) {
            RandomStream random = new RandomStream(seed, "routes");
            RoutingTable table = new RoutingTable(() -> changes++);
            List<Route> routes = new ArrayList<>();
            for (int i = (int) random.nextBelow(30); i >= 0; i--) {
                Ipv4Prefix prefix = new Ipv4Prefix(crowdedAddress(random), (int) random.nextBelow(33));
                Route route = new Route(prefix, i + 1, eth0, (int) random.nextBelow(3));
                table.add(route);
                routes.add(route);
                if (random.nextBernoulli(0.2)) {
                    Route victim = routes.remove((int) random.nextBelow(routes.size()));
                    table.remove(victim);
                }
            }
            for (int i = 0; i < lookups; i++) {
                int address = crowdedAddress(random);
                assertThat(table.lookup(address))
                        .as("seed %d, address %s", seed, Ipv4Address.format(address))
                        .isEqualTo(search(routes, address));
            }
        }
    }

    private static Route search(List<Route> routes, int address) {
        Route best = null;
        for (Route route : routes) {
            if (route.destination().contains(address) && (best == null
                    || route.destination().length() > best.destination().length()
                    || route.destination().length() == best.destination().length() && route.metric() < best.metric())) {
                best = route;
            }
        }
        return best;
    }

    private static int crowdedAddress(RandomStream random) {
        return (int) random.nextLong() & 0x8100_0103;
    }

    private Route route(String destination, int metric) {
        return new Route(Ipv4Prefix.parse(destination), Route.ON_LINK, eth0, metric);
    }

    private static int ip(String address) {
        return Ipv4Address.parse(address);
    }
}
