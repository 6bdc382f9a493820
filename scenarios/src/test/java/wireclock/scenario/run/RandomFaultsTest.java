package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;
import wireclock.engine.StopReason;
import wireclock.metrics.FlowRecord;
import wireclock.reports.BalanceCheck;
import wireclock.reports.LinkBalance;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.source.ScenarioException;
import wireclock.workload.PacketsUnderWay;

/**
 * Random faults in random networks, in the middle of everything: nothing throws, every frame is accounted for, and the
 * same run is the same.
 */
class RandomFaultsTest {
    private static final long DURATION_PS = 12 * SimTime.SECOND;
    private static final long MOST_EVENTS = 2_000_000;

    private final List<String> seen = new ArrayList<>();

    @Test
    void everyFrameIsAccountedFor() throws Exception {
        check(0, 200);
    }

    @Test
    @Tag("long")
    void everyFrameIsAccountedForInManyMore() throws Exception {
        check(1_000_000, 5000);
    }

    private void check(long firstSeed, int many) throws Exception {
        long seed = firstSeed;
        for (int cases = 0; cases < many; seed++) {
            String text = new Sketch(new Random(seed)).text();
            Scenario scenario;
            try {
                scenario = ScenarioLoader.load("random.yaml", text, Overrides.NONE);
            } catch (ScenarioException e) {
                // Faults that contradict each other are refused; anything else would be wrong here.
                assertThat(e.getMessage()).as("seed " + seed + "\n" + text).containsAnyOf("overlap",
                        "at the same instant");
                continue;
            }
            cases++;
            try {
                assertThat(run(scenario)).isEqualTo(run(scenario));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + "\n" + text, e);
            }
        }
        // Had no connection broken and none survived, and no host died, the cases would prove little.
        assertThat(seen).contains("completed", "connection reset by peer", "host crashed", "host is down");
    }

    private String run(Scenario scenario) throws Exception {
        Network network = new NetworkBuilder(scenario, (link, port) -> null).build();
        StopReason reason = network.scheduler().run(DURATION_PS, MOST_EVENTS);
        assertThat(reason).isNotEqualTo(StopReason.EVENT_BUDGET);
        List<LinkBalance> balances = new ArrayList<>();
        for (BuiltLink link : network.links()) {
            balances.add(LinkRecords.balance(link.name(), link.first(), link.second(), link.forward()));
            balances.add(LinkRecords.balance(link.name(), link.second(), link.first(), link.backward()));
        }
        BalanceCheck.verify(balances);
        StringBuilder result = new StringBuilder(Long.toHexString(network.scheduler().trajectoryHash()));
        PacketsUnderWay underWay = new PacketsUnderWay();
        network.directions().forEach(direction -> direction.forEachUnderWay(underWay::add));
        network.flows().forEach(flow -> {
            FlowRecord record = flow.record(DURATION_PS, underWay);
            assertThat(record.bytesDelivered).isNotNegative();
            result.append('\n').append(record.flow).append(' ').append(record.bytesDelivered).append(' ')
                    .append(record.error);
            seen.add(record.completed ? "completed" : String.valueOf(record.error));
        });
        return result.toString();
    }

    /** A small network with traffic and trouble. */
    private static final class Sketch {
        private final Random random;
        private final StringBuilder text = new StringBuilder("name: random\nduration: 12 s\n");
        private final List<String> links = new ArrayList<>();
        private final List<String> flows = new ArrayList<>();
        private int hosts;

        Sketch(Random random) {
            this.random = random;
        }

        String text() {
            nodesAndLinks();
            traffic();
            text.append("faults:\n");
            for (int i = random.nextInt(1, 7); i > 0; i--) {
                text.append("  - {at: ").append(random.nextInt(10_000)).append(" ms, ").append(fault()).append("}\n");
            }
            return text.toString();
        }

        /** Hosts at a switch, a router behind it, hosts behind the router. */
        private void nodesAndLinks() {
            hosts = random.nextInt(2, 5);
            boolean latency = random.nextBoolean();
            text.append("nodes:\n  s: {kind: switch").append(latency ? ", latency: 20 us" : "")
                    .append("}\n  r: {kind: router")
                    .append(latency ? ", latency: 3 ms" : "").append("}\n");
            StringBuilder cables = new StringBuilder("  - {name: up, endpoints: [s, r], rate: 10 Mbit/s, delay: 1 "
                    + "ms}\n");
            links.add("up s r");
            for (int i = 0; i < hosts; i++) {
                text.append("  h").append(i).append(": host\n");
                String far = i % 2 == 0 ? "s" : "r";
                cables.append("  - {name: l").append(i).append(", endpoints: [h").append(i).append(", ").append(far)
                        .append("], rate: ").append(random.nextInt(1, 4)).append(" Mbit/s, delay: ")
                        .append(random.nextInt(20))
                        .append(" ms, loss: ").append(random.nextInt(3)).append(" %}\n");
                links.add("l" + i + " h" + i + " " + far);
            }
            text.append("links:\n").append(cables);
        }

        private void traffic() {
            text.append("traffic:\n");
            for (int i = random.nextInt(2, 6); i > 0; i--) {
                int from = random.nextInt(hosts);
                int to = (from + 1 + random.nextInt(hosts - 1)) % hosts;
                String ends = ", from: h" + from + ", to: h" + to + ", start: " + random.nextInt(4000) + " ms, ";
                switch (random.nextInt(4)) {
                    case 0 -> text.append("  - {type: ping").append(ends).append("interval: 90 ms, stop: 11 s}\n");
                    case 1 -> text.append("  - {type: udp").append(ends)
                            .append("rate: 200 kbit/s, packet: 500 B, stop: 11 s}\n");
                    case 2 -> {
                        flows.add("f" + i);
                        text.append("  - {name: f").append(i).append(", type: tcp").append(ends)
                                .append("exchange: [{from: client, size: 30 kB}, {from: server, size: 90 kB}, ")
                                .append("{from: client, size: 1 kB}], close: ")
                                .append(random.nextBoolean() ? "client" : "server").append("}\n");
                    }
                    default -> {
                        flows.add("f" + i);
                        text.append("  - {name: f").append(i).append(", type: tcp").append(ends).append(
                                random.nextBoolean() ? "size: 400 kB"
                                        : "size: unlimited, read_rate: 300 kbit/s, stop: 9 s")
                                .append("}\n");
                    }
                }
            }
        }

        private String fault() {
            String lasts = random.nextInt(4) > 0 ? "for: " + random.nextInt(1, 4000) + " ms, " : "";
            String always = "for: " + random.nextInt(1, 4000) + " ms, ";
            String[] link = links.get(random.nextInt(links.size())).split(" ");
            String onLink = "link: " + link[0] + switch (random.nextInt(3)) {
                case 0 -> ", direction: " + link[1] + " to " + link[2] + ", ";
                case 1 -> ", direction: " + link[2] + " to " + link[1] + ", ";
                default -> ", ";
            };
            String node = "node: " + List.of("s", "r", "h0", "h1", "h" + random.nextInt(hosts)).get(random.nextInt(5))
                    + ", ";
            String host = "h" + random.nextInt(hosts);
            return switch (random.nextInt(20)) {
                case 0 -> lasts + onLink + "set: down";
                case 1 -> onLink + "set: up";
                case 2 -> always + onLink + "set: held";
                case 3 -> always + onLink + "set: flapping, period: " + random.nextInt(1, 900) + " ms";
                case 4 -> lasts + onLink + "loss: " + random.nextInt(101) + " %";
                case 5 -> lasts + onLink + "drop: next " + random.nextInt(1, 9) + " frames";
                case 6 -> onLink + "drop: {packets: [1, 2, 5, 9, 40, 41, 42]}";
                case 7 -> flows.isEmpty() ? onLink + "jitter: 1 ms"
                        : onLink + "drop: {flow: " + flows.getFirst() + ", segment: 12, transmissions: 2}";
                case 8 -> lasts + onLink + "delay: " + random.nextInt(50) + " ms";
                case 9 -> lasts + onLink + "rate: " + random.nextInt(50, 2000) + " kbit/s";
                case 10 -> lasts + onLink + "corrupt: 1e-5";
                case 11, 12 -> lasts + node + "set: crashed";
                case 13 -> lasts + node + "set: frozen";
                case 14 -> node + "set: restarted";
                case 15 -> node + "set: thawed";
                case 16 -> lasts + "interface: '" + host + ":eth0', set: down";
                case 17 -> lasts + "interface: 'r:eth0', mtu: " + random.nextInt(100, 1500) + " B";
                case 18 -> lasts + "interface: '" + host + ":eth0', address: 10.0." + random.nextInt(2) + ".2/24";
                default -> random.nextBoolean() ? lasts + "node: " + host + ", remove_route: {to: 0.0.0.0/0}"
                        : always + onLink + "preset: " + List.of("anchor", "cicada", "overload", "hunter", "digger")
                                .get(random.nextInt(5));
            };
        }
    }
}
