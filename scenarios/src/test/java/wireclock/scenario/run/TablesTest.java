package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.source.ScenarioException;

/** The folder {@code tables/}. */
class TablesTest {
    /** 10 Mbit/s and 1 ms: the question for r is under way at 500 us. */
    private static final String SMALL = """
            name: small
            duration: 2 s
            %s
            defaults: {link: {rate: 10 Mbit/s, delay: 1 ms}}
            nodes: {a: {kind: host, address: 10.0.0.2/24}, r: {kind: router, interfaces: {eth0: 10.0.0.1/24}}, b: {kind: host, address: 10.0.1.2/24}}
            links: [{name: left, endpoints: [a, r]}, {name: right, endpoints: [r, b], mtu: 500 B}]
            traffic:
              - {name: echo, type: ping, from: a, to: b, count: 1}
              - {name: voice, type: udp, from: a, to: b, rate: 80 kbit/s, packet: 100 B, count: 2, start: 500 ms, port: 5004}
            """;

    @TempDir
    Path folder;

    @Test
    void oneFileADeviceWithEveryTime() throws Exception {
        Runs.run(SMALL.formatted("snapshot: [500 us]"), folder);
        assertThat(folder.resolve("tables/a.txt")).hasContent("""
                === a at 0.0005 s ===

                Interfaces (ip -s link, netstat -i)
                Iface  State  HWaddress          Address      Of address   MTU  RX-OK  RX-bytes  TX-OK  TX-bytes  TX-DRP
                eth0   up     02:00:00:00:00:01  10.0.0.2/24  held        1500      0         0      1        64       0

                Routing table (route -n)
                Destination  Gateway   Genmask        Flags  Metric  Iface
                0.0.0.0      10.0.0.1  0.0.0.0        UG          1  eth0
                10.0.0.0     0.0.0.0   255.255.255.0  U           0  eth0

                ARP cache (arp -a, ip neighbour)
                Address   HWaddress  State       Trusted s  Waiting  Iface
                10.0.0.1  -          incomplete          -        1  eth0

                Sockets (netstat -an)
                (empty)

                Drops by reason
                (empty)


                === a at 2 s ===

                Interfaces (ip -s link, netstat -i)
                Iface  State  HWaddress          Address      Of address   MTU  RX-OK  RX-bytes  TX-OK  TX-bytes  TX-DRP
                eth0   up     02:00:00:00:00:01  10.0.0.2/24  held        1500      2       166      4       458       0

                Routing table (route -n)
                Destination  Gateway   Genmask        Flags  Metric  Iface
                0.0.0.0      10.0.0.1  0.0.0.0        UG          1  eth0
                10.0.0.0     0.0.0.0   255.255.255.0  U           0  eth0

                ARP cache (arp -a, ip neighbour)
                Address   HWaddress          State       Trusted s  Waiting  Iface
                10.0.0.1  02:00:00:00:00:02  reachable  28.0021344        0  eth0

                Sockets (netstat -an)
                Proto  Recv-Q  Send-Q  Local Address  Foreign Address  State
                udp         0       0  0.0.0.0:49152  0.0.0.0:*        -

                Drops by reason
                (empty)
                """);
        assertThat(Files.readString(folder.resolve("tables/sockets.csv"))).isEqualTo("""
                run_id,time_s,node,protocol,receive_queue_B,send_queue_B,local,remote,state
                small-s1,0.0005,b,udp,0,0,0.0.0.0:5004,0.0.0.0:*,
                small-s1,2,a,udp,0,0,0.0.0.0:49152,0.0.0.0:*,
                small-s1,2,b,udp,0,0,0.0.0.0:5004,0.0.0.0:*,
                """);
    }

    /** Looking changes nothing, wherever it falls. */
    @Test
    void snapshotsDoNotChangeTheRun() throws Exception {
        RunReport without = Runs.run(SMALL.formatted(""), folder.resolve("a"));
        RunReport with = Runs.run(SMALL.formatted("snapshot: [0 s, 10 ms, 500 ms, 500001 us, 2 s]"), folder.resolve("b"));
        assertThat(with.outcome()).isEqualTo(without.outcome());
        for (String file : List.of("flows.csv", "links.csv", "series.csv")) {
            assertThat(folder.resolve("b").resolve(file)).hasSameTextualContentAs(folder.resolve("a").resolve(file));
        }
        assertThat(Runs.csv(folder.resolve("b/tables/routes.csv")).stream().map(row -> row.get("time_s")).distinct())
                .containsExactly("0", "0.01", "0.5", "0.500001", "2");
    }

    @Test
    void aSnapshotAfterTheEndIsRefused() {
        assertThatThrownBy(() -> ScenarioLoader.load("t.yaml", SMALL.formatted("snapshot: [1 s, 3 s]"), Overrides.NONE))
                .isInstanceOf(ScenarioException.class).hasMessageContaining("t.yaml:3:17: this is after the end of the run");
    }

    @Test
    void dropsHaveTheirReasons() throws Exception {
        Runs.run("""
                duration: 1 s
                nodes: {a: host, r: router, b: host}
                links: [{endpoints: [a, r], rate: 1 Gbit/s}, {endpoints: [r, b], rate: 1 Mbit/s, queue: {limit: 2 packets}}]
                traffic:
                  - {name: flood, type: udp, from: a, to: b, rate: 10 Mbit/s, packet: 1000 B, count: 100}
                  - {name: closed, type: udp, from: a, to: 172.16.0.1, rate: 80 kbit/s, packet: 100 B, count: 3}
                """, folder);
        Map<String, String> drops = Runs.csv(folder.resolve("tables/drops.csv")).stream().collect(Collectors
                .toMap(row -> row.get("node") + " " + row.get("layer") + " " + row.get("reason"), row -> row.get("packets")));
        String lost = Runs.csv(folder.resolve("links.csv")).stream().filter(row -> row.get("from").equals("r")
                && row.get("to").equals("b")).findFirst().orElseThrow().get("queue_drops");
        assertThat(drops).containsEntry("r link queue full", lost).containsEntry("r ip no route", "3").hasSize(2);
    }

    @Test
    void manyDevicesHaveNoTextFiles() throws Exception {
        Runs.run("""
                duration: 10 ms
                nodes: {pc: {kind: host, count: 1000}, sw1: switch}
                links: [{endpoints: [pc*, sw1]}]
                traffic: [{name: echo, type: ping, from: pc2, to: pc1, count: 1}]
                """, folder);
        try (Stream<Path> files = Files.list(folder.resolve("tables"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".txt")))
                    .containsExactly("ping-echo.txt");
        }
        assertThat(Runs.csv(folder.resolve("tables/routes.csv"))).hasSize(1000);
    }

    /** A table of 255 stations in a text file ends after 200, the CSV does not. */
    @Test
    void longTablesAreCutInTextOnly() throws Exception {
        Runs.run("""
                duration: 1 s
                nodes: {pc: {kind: host, count: 240}, sw1: switch, a: host}
                links: [{endpoints: [pc*, sw1]}, {endpoints: [a, sw1]}]
                traffic: [{name: echo, type: ping, from: pc*, to: a, count: 1}]
                """, folder);
        assertThat(Files.readString(folder.resolve("tables/sw1.txt"))).contains("… and 41 more in mac.csv\n");
        assertThat(Runs.csv(folder.resolve("tables/mac.csv"))).hasSize(241);
    }

    @Test
    void theShippedOneShowsAConnectionOnItsWay() throws Exception {
        Runs.runShipped("ip/tables.yaml", folder, Overrides.NONE, false);
        assertThat(Files.readString(folder.resolve("tables/pc1.txt"))).contains(
                "tcp         0  898072  10.0.0.2:49152  10.0.1.10:5001   FIN_WAIT_1",
                "tcp         0       0  10.0.0.2:49152  10.0.1.10:5001   TIME_WAIT");
        assertThat(Files.readString(folder.resolve("tables/r1.txt"))).contains(
                "10.0.1.254  -                  incomplete            -        3  eth1",
                "10.0.1.254  -                  failed               -        0  eth1",
                "ip     -      next hop does not answer ARP        3");
    }

    @Test
    void switchingHubsShowTheirTreesVlansAndGroups() throws Exception {
        Runs.runShipped("ethernet/spanning-tree.yaml", folder.resolve("stp"), Overrides.NONE, false);
        assertThat(Files.readString(folder.resolve("stp/tables/sw3.txt"))).contains("""
                Spanning tree (show spanning-tree)
                Port  Role        State       Cost  Designated bridge        Root                    Root cost
                eth0  root        forwarding    19  4096.02:01:00:00:00:01   4096.02:01:00:00:00:01         19
                eth1  alternate   blocking      19  32768.02:01:00:00:00:03  4096.02:01:00:00:00:01         19
                eth2  designated  forwarding    19  32768.02:01:00:00:00:06  4096.02:01:00:00:00:01         19
                """);
        Runs.runShipped("ethernet/vlans.yaml", folder.resolve("vlans"), Overrides.NONE, false);
        assertThat(Files.readString(folder.resolve("vlans/tables/sw1.txt"))).contains("""
                VLANs (show vlan)
                Port  Untagged  Tagged
                eth0  10        -
                eth1  20        -
                eth2  -         10 20
                """);
        Runs.runShipped("ethernet/igmp-snooping.yaml", folder.resolve("snooping"), Overrides.NONE, false);
        assertThat(Runs.csv(folder.resolve("snooping/tables/groups.csv"))).extracting(row -> String.join(" ",
                row.get("node"), row.get("group"), row.get("interface"), row.get("how"), row.get("reporter")))
                .containsExactly("h1 239.1.1.1 eth0 joined ", "r1 239.1.1.1 eth0 reported 10.0.0.3",
                        "sw1  eth5 snooped ", "sw1 239.1.1.1 eth1 snooped ");
    }

    @Test
    void theShippedPingsHaveTheDeviationOfTheirJitter() throws Exception {
        Runs.runShipped("ip/ping-statistics.yaml", folder, Overrides.NONE, false);
        List<String> shaky = Files.readAllLines(folder.resolve("tables/ping-shaky.txt"));
        String received = Runs.flow(folder, "shaky").get("packets_received");
        assertThat(shaky).filteredOn(line -> line.startsWith("64 bytes from")).hasSize(Integer.parseInt(received));
        assertThat(Integer.parseInt(received)).as("81 expected, standard deviation 3.9").isBetween(69, 93);
        double mdev = Double.parseDouble(shaky.getLast().replaceAll(".*/([0-9.]+) ms", "$1"));
        assertThat(mdev).as("8.16 ms in theory").isBetween(7.0, 9.3);
    }
}
