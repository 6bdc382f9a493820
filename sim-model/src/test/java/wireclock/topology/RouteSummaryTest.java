package wireclock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wireclock.wire.Ipv4Prefix;

class RouteSummaryTest {
    private static ComputedRoute route(String prefix, int metric, int... nextHops) {
        return new ComputedRoute(Ipv4Prefix.parse(prefix), nextHops, metric);
    }

    private static List<String> summary(ComputedRoute... routes) {
        return RouteSummary.of(List.of(routes)).stream()
                .map(route -> route.prefix() + " " + Arrays.toString(route.nextHops()) + " " + route.metric()).toList();
    }

    /** RFC 4632 §5: four neighbours make a /22; the fifth is nobody's half. */
    @Test
    void halvesOfOneNetworkAreOneLine() {
        assertThat(summary(route("10.0.3.0/24", 4, 0, 1), route("10.0.0.0/24", 2, 0, 1), route("10.0.2.0/24", 3, 0, 1),
                route("10.0.1.0/24", 2, 0, 1), route("10.0.4.0/24", 2, 0, 1)))
                .containsExactly("10.0.0.0/22 [0, 1] 4", "10.0.4.0/24 [0, 1] 2");
    }

    @Test
    void otherWaysAndOtherHalvesStayApart() {
        assertThat(summary(route("10.0.0.0/24", 2, 0), route("10.0.1.0/24", 2, 1))).hasSize(2);
        assertThat(summary(route("10.0.1.0/24", 2, 0), route("10.0.2.0/24", 2, 0))).as("neighbours, but no halves").hasSize(2);
        assertThat(summary(route("10.0.0.0/24", 2, 0), route("10.0.1.0/25", 2, 0))).as("one half is missing").hasSize(2);
        assertThat(summary(route("0.0.0.0/1", 2, 0), route("128.0.0.0/1", 2, 0))).containsExactly("0.0.0.0/0 [0] 2");
    }

    @Test
    void everyAddressKeepsItsWayOrHasNone() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            List<ComputedRoute> routes = new ArrayList<>();
            int[] hopOf = new int[256];
            for (int i = 0; i < 256; i++) {
                hopOf[i] = random.nextInt(10) == 0 ? -1 : i > 0 && random.nextInt(4) > 0 ? hopOf[i - 1] : random.nextInt(3);
                if (hopOf[i] >= 0) {
                    routes.add(new ComputedRoute(new Ipv4Prefix(0x0A00_0000 | i << 8, 24), new int[] {hopOf[i]}, 1));
                }
            }
            List<ComputedRoute> summary = RouteSummary.of(routes);
            for (int i = 0; i < 256; i++) {
                int address = 0x0A00_0000 | i << 8 | random.nextInt(256);
                List<Integer> found = summary.stream().filter(route -> route.prefix().contains(address))
                        .map(route -> route.nextHops()[0]).toList();
                assertThat(found).as("seed %d, network %d", seed, i).isEqualTo(hopOf[i] < 0 ? List.of() : List.of(hopOf[i]));
            }
            assertThat(summary.size()).isLessThan(routes.size());
        }
    }
}
