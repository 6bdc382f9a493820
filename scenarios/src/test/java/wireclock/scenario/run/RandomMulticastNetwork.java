package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A random scenario: routers joined by a tree of links and some more, LANs on which one or several of them meet, hosts on
 * the LANs and at the routers, and flows to groups.
 */
final class RandomMulticastNetwork {
    static final int DATAGRAMS = 3;

    private final SplittableRandom random;
    private final StringBuilder nodes = new StringBuilder();
    private final StringBuilder links = new StringBuilder();
    private final StringBuilder traffic = new StringBuilder();
    private final List<String> hosts = new ArrayList<>();
    /** Host to the datagrams that its application is to get. */
    private final Map<String, Integer> expected = new LinkedHashMap<>();

    RandomMulticastNetwork(long seed) {
        random = new SplittableRandom(seed);
        int routers = random.nextInt(1, 7);
        for (int i = 0; i < routers; i++) {
            nodes.append("  r").append(i).append(": router\n");
            if (i > 0) {
                link("r" + i, "r" + random.nextInt(i));
            }
        }
        for (int more = random.nextInt(3); more > 0 && routers > 2; more--) {
            int first = random.nextInt(routers);
            int second = random.nextInt(routers);
            if (first != second) {
                link("r" + first, "r" + second);
            }
        }
        for (int lan = random.nextInt(1, 4); lan > 0; lan--) {
            lan(lan, routers);
        }
        for (int single = random.nextInt(3); single > 0; single--) {
            link(host(), "r" + random.nextInt(routers));
        }
        hosts.forEach(host -> expected.put(host, 0));
        for (int flow = random.nextInt(1, 5); flow > 0; flow--) {
            flow(flow);
        }
    }

    private void lan(int number, int routers) {
        String hub = "s" + number;
        nodes.append("  ").append(hub).append(": switch\n");
        Set<Integer> chosen = new LinkedHashSet<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            chosen.add(random.nextInt(routers));
        }
        chosen.forEach(router -> link("r" + router, hub));
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            link(host(), hub);
        }
    }

    private String host() {
        String name = "h" + hosts.size();
        hosts.add(name);
        nodes.append("  ").append(name).append(random.nextBoolean() ? ": host\n" : ": {kind: host, igmp: v2}\n");
        return name;
    }

    private void link(String first, String second) {
        links.append("  - {name: l").append(links.length()).append(", endpoints: [").append(first).append(", ").append(second).append("], rate: 100 Mbit/s, delay: ")
                .append(random.nextInt(1, 5000)).append(" us}\n");
    }

    /** Nobody else is on the only host's network: then there is nobody to listen, and no flow. */
    private void flow(int number) {
        String sender = hosts.get(random.nextInt(hosts.size()));
        Set<String> receivers = new LinkedHashSet<>();
        for (String host : hosts) {
            if (!host.equals(sender) && random.nextBoolean()) {
                receivers.add(host);
            }
        }
        if (receivers.isEmpty()) {
            return;
        }
        receivers.forEach(host -> expected.merge(host, DATAGRAMS, Integer::sum));
        traffic.append("  - {name: f").append(number).append(", type: udp, from: ").append(sender)
                .append(", to: 239.1.1.").append(random.nextInt(1, 4)).append(", receivers: [")
                .append(String.join(", ", receivers)).append("], rate: 80 kbit/s, packet: 100 B, start: 1 s, count: ")
                .append(DATAGRAMS).append("}\n");
    }

    boolean hasFlows() {
        return !traffic.isEmpty();
    }

    Map<String, Integer> expected() {
        return expected;
    }

    String yaml() {
        return "name: t\nduration: 3 s\nnodes:\n" + nodes + "links:\n" + links + "traffic:\n" + traffic;
    }
}
