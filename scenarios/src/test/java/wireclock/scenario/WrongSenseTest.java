package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.scenario.Loading.BASE;
import static wireclock.scenario.Loading.changed;
import static wireclock.scenario.Loading.problems;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scenarios whose every value is fine, but which make no sense. */
class WrongSenseTest {
    @Test
    void unknownNodes() {
        assertThat(problems(changed("[a, b]", "[a, c]")))
                .containsExactly("t.yaml:4:21: there is no node 'c'. Nodes: a, b.");
        assertThat(problems(changed("to: b", "to: bb")))
                .containsExactly("t.yaml:6:39: there is no node 'bb'. Nodes: a, b.");
        assertThat(problems("nodes: {server: host, r: router}\nlinks: [{endpoints: [sever, r]}]\n"))
                .containsExactly("t.yaml:2:22: there is no node 'sever'. Did you mean 'server'?");
        assertThat(problems("nodes: {pc: {kind: host, count: 3}, s: switch}\nlinks: [{endpoints: [pc, s]}, {endpoints: [x*, s]}]\n"))
                .containsExactly(
                        "t.yaml:2:22: there is no node 'pc'. 'pc' stands for pc1 to pc3: write 'pc*' for all of them.",
                        "t.yaml:2:44: there is no node 'x*'. Nodes: pc1, pc2, pc3, s.");
    }

    @Test
    void namesThatAreTaken() {
        assertThat(problems(BASE + "  - {name: f, type: tcp, from: b, to: a, size: 1 MB}\n")).containsExactly(
                "t.yaml:7:12: there are two flows 'f'. The other one is on line 6. Give each its own 'name'.");
        assertThat(problems(BASE.replace("traffic", "  - {endpoints: [a, b]}\ntraffic"))).containsExactly(
                "t.yaml:5:5: there are two links 'a-b'. The other one is on line 4. Give each its own 'name'.");
        assertThat(problems("nodes:\n  pc2: host\n  pc: {kind: host, count: 3}\n")).containsExactly(
                "t.yaml:3:7: there are two nodes 'pc2'. The other one is on line 2.");
    }

    @Test
    void linksThatCannotBe() {
        assertThat(problems(changed("[a, b]", "[a, a]"))).containsExactly(
                "t.yaml:4:21: a link cannot lead from 'a' to itself.");
        assertThat(problems(changed("[a, b]", "[a]"))).containsExactly(
                "t.yaml:4:17: a link has two endpoints, not 1. Write [a, b].");
        assertThat(problems(changed("[a, b]", "[a*, b*]"))).containsExactly(
                "t.yaml:4:22: only one endpoint can be a pattern. Name the other one.");
        assertThat(problems(changed("[a, b], rate: 10 Mbit/s, delay: 1 ms}",
                "[a:eth0, b]}\n  - {name: l, endpoints: [b, a:eth0]}")))
                .containsExactly("t.yaml:5:30: the interface 'a:eth0' is on two links. The other one is on line 4.");
    }

    @Test
    void nodesThatCannotBe() {
        assertThat(problems("nodes: {pc: {kind: host, count: 2, address: 10.0.0.1/24}}\n")).containsExactly(
                "t.yaml:1:45: 'pc' is several nodes, which cannot share an address. "
                        + "Leave 'address' out, or describe the nodes one by one.");
        assertThat(problems("nodes: {a: {kind: host, address: 10.0.0.1/24, interfaces: {eth0: 10.0.0.1/24}}}\n"))
                .containsExactly("t.yaml:1:59: 'address' and 'interfaces' exclude each other. Keep one of them.");
    }

    @Test
    void routesThatCannotBe() {
        String net = "nodes: {r: {kind: router, routes: [{to: 10.9.0.0/16, ";
        assertThat(problems(net + "metric: 3}]}}\n")).containsExactly(
                "t.yaml:1:36: a route needs 'via'. Add 'via: …', a 'dev', or 'blackhole: true', 'unreachable: true' or "
                        + "'prohibit: true'.");
        assertThat(problems(net + "via: 10.0.0.1, blackhole: true}]}}\n")).containsExactly(
                "t.yaml:1:80: 'via' and 'blackhole' exclude each other. Keep one of them.");
        assertThat(problems(net + "prohibit: true, unreachable: true}]}}\n")).isNotEmpty();
        assertThat(problems(net + "dev: eth0, prohibit: true}]}}\n")).containsExactly(
                "t.yaml:1:75: 'dev' and 'prohibit' exclude each other. Keep one of them.");
        assertThat(problems("nodes: {s: {kind: switch, icmp: filtered}}\n")).containsExactly(
                "t.yaml:1:27: unknown key 'icmp' in a switch. Known: kind, count, latency, position, aging, mac_table, overflow, stp, "
                        + "ports, igmp_snooping.");
        assertThat(problems("nodes: {r: {kind: router, rp_filter: strikt}}\n")).containsExactly(
                "t.yaml:1:38: 'strikt' is not a reverse path filter. Did you mean 'strict'? Write off, loose or strict.");
        assertThat(problems("nodes: {r: {kind: router, ip: {min_pmtu: 60 B}}}\n")).containsExactly(
                "t.yaml:1:42: '60 B' is too little. The least is 68 B.");
    }

    @Test
    void flowsWithTheWrongEnds() {
        String net = "nodes: {a: host, b: host, s: switch, r: router}\ntraffic:\n  - ";
        assertThat(problems(net + "{type: tcp, from: a, to: s, size: 1 B}")).containsExactly(
                "t.yaml:3:30: 's' is a switch and cannot be an end of a tcp flow. Name a host.");
        assertThat(problems(net + "{type: udp, from: r, to: a, rate: 1 bit/s, count: 1}")).containsExactly(
                "t.yaml:3:23: 'r' is a router and cannot be an end of a udp flow. Name a host.");
        assertThat(problems(net + "{type: ping, from: a, to: r, count: 1}")).isEmpty();
        assertThat(problems(net + "{type: tcp, from: a, to: a, size: 1 B}")).containsExactly(
                "t.yaml:3:30: a flow cannot go from 'a' to itself.");
        assertThat(problems(net + "{type: tcp, from: a, to: 10.0.0.256, size: 1 B}")).containsExactly(
                "t.yaml:3:30: '10.0.0.256' is not an IPv4 address. Write it as 10.0.0.1.");
        assertThat(problems(net + "{type: tcp, from: a, to: 255.255.255.255, size: 1 B}")).containsExactly(
                "t.yaml:3:30: '255.255.255.255' is not the address of one host. Only a flow of type udp goes to many.");
        assertThat(problems(net + "{type: ping, from: a, to: 239.1.2.3, count: 1}")).containsExactly(
                "t.yaml:3:31: '239.1.2.3' is not the address of one host. Only a flow of type udp goes to many.");
        assertThat(problems(net + "{type: udp, from: a, to: 240.0.0.1, rate: 1 bit/s, count: 1}")).containsExactly(
                "t.yaml:3:30: '240.0.0.1' is not the address of one host.");
        assertThat(problems(net + "{type: udp, from: a, to: 255.255.255.255, rate: 1 bit/s, count: 1}")).isEmpty();
        assertThat(problems(net + "{type: udp, from: a, to: 239.1.2.3, rate: 1 bit/s, count: 1}")).isEmpty();
    }

    @Test
    void receiversThatCannotBe() {
        String net = "nodes: {a: host, b: host, s: switch, r: router}\ntraffic:\n  - {type: udp, from: a, rate: 1 bit/s,"
                + " count: 1, ";
        assertThat(problems(net + "to: b, receivers: [b]}")).containsExactly(
                "t.yaml:3:69: 'receivers' belong to a flow to a broadcast or multicast address. Here 'b' receives: leave "
                        + "'receivers' out, or write 'to: 239.1.2.3'.");
        assertThat(problems(net + "to: 239.1.2.3, receivers: [b, r]}")).containsExactly(
                "t.yaml:3:77: 'r' is a router and receives no datagrams. Name hosts.");
        assertThat(problems(net + "to: 239.1.2.3, receivers: a}")).containsExactly(
                "t.yaml:3:77: nobody but 'a' itself would receive. Name other hosts.");
        assertThat(problems(net + "to: 239.1.2.3, receivers: c}")).singleElement().asString()
                .startsWith("t.yaml:3:77: there is no node 'c'");
        assertThat(problems(net + "to: 239.1.2.3, join: 2 s, leave: 2 s}")).containsExactly(
                "t.yaml:3:84: the receivers leave before they join. 'join' and 'leave' count from the start of the run.");
        assertThat(problems("nodes: {r: {kind: router, igmp: {query_interval: 5 s}}}")).containsExactly(
                "t.yaml:1:33: the query interval is not longer than the response interval. RFC 3376 asks for it; the "
                        + "standard is 125 s and 10 s.");
    }

    @Test
    void flowsThatDoNotKnowWhatToSend() {
        assertThat(problems(changed(", size: 1 MB", "")))
                .containsExactly("t.yaml:6:5: a TCP flow needs to know what to send. "
                + "Add 'size: 1 MB', 'size: unlimited' or an 'exchange'.");
        assertThat(problems(changed("size: 1 MB", "exchange: []")))
                .containsExactly("t.yaml:6:5: a TCP flow needs to know "
                + "what to send. Add 'size: 1 MB', 'size: unlimited' or an 'exchange'.");
        assertThat(problems(changed("size: 1 MB", "exchange: [{from: client}]"))).containsExactly(
                "t.yaml:6:53: a message needs a size or a text. Add 'size: 100 B'.");
        assertThat(problems(changed("size: 1 MB", "exchange: [{from: client, size: 1 B}], repeat: {count: 2}")))
                .containsExactly("t.yaml:6:89: only a size can be repeated. Add 'size: 1 MB'.");
        assertThat(problems(changed("type: tcp, from: a, to: b, size: 1 MB", "type: udp, from: a, to: b, count: 1")))
                .containsExactly("t.yaml:6:5: a UDP flow needs 'rate'. Add 'rate: …'.");
    }

    @Test
    void flowsThatNeverEndInAScenarioThatDoesNot() {
        String endless = "t.yaml:6:5: this flow never ends, and nor does the scenario. "
                + "Add a 'stop' to the flow or a 'duration' to the scenario.";
        String unlimited = changed("size: 1 MB", "unlimited: true");
        assertThat(problems(unlimited)).containsExactly(endless);
        assertThat(problems(unlimited + "duration: 1 s\n")).isEmpty();
        assertThat(problems(unlimited.replace("true", "true, stop: 5 s"))).isEmpty();
        assertThat(problems(changed("type: tcp, from: a, to: b, size: 1 MB", "type: ping, from: a, to: b")))
                .containsExactly(endless);
        assertThat(problems(changed("type: tcp, from: a, to: b, size: 1 MB",
                "type: udp, from: a, to: b, rate: 1 kbit/s"))).containsExactly(endless);
    }

    @Test
    void timesThatRunBackwards() {
        assertThat(problems(changed("size: 1 MB", "size: 1 MB, start: 2 s, stop: 2 s"))).containsExactly(
                "t.yaml:6:72: the flow stops before it starts. 'stop' counts from the start of the run.");
        assertThat(problems(changed("size: 1 MB", "size: 1 MB, read_pause: {from: 2 s, to: 1 s}"))).containsExactly(
                "t.yaml:6:82: the pause ends before it begins.");
    }

    @Test
    void theTimesOfOnOff() {
        String udp = changed("type: tcp, from: a, to: b, size: 1 MB",
                "type: udp, from: a, to: b, rate: 1 kbit/s, count: 1, X");
        assertThat(problems(udp.replace("X", "on: 1 s"))).containsExactly(
                "t.yaml:6:72: 'on' belongs to the pattern on-off only. Add 'pattern: on-off'.");
        assertThat(problems(udp.replace("X", "on: 1 s, pattern: on-off"))).containsExactly(
                "t.yaml:6:86: the pattern on-off needs 'off'. Add 'off: 1 s'.");
        assertThat(problems(udp.replace("X", "on: 1 s, off: 1 s, pattern: on-off"))).isEmpty();
    }

    @Test
    void captureOfWhatIsNotThere() {
        assertThat(problems(BASE + "capture: [a-b, a, 'b:eth0', '*']\n")).isEmpty();
        assertThat(problems(BASE + "capture: [a-c, 'c:eth0']\n")).containsExactly(
                "t.yaml:7:11: there is no link or node 'a-c' to capture at. Did you mean 'a-b'?",
                "t.yaml:7:16: there is no node 'c'. Nodes: a, b.");
    }

    @Test
    void parametersWithoutAValue() {
        assertThat(problems(changed("1 MB", "$size")))
                .containsExactly("t.yaml:6:48: the parameter '$size' has no value. "
                + "Write 'params: {size: …}' or --set size=….");
        assertThat(problems("params: {loss: 1 %}\n" + changed("1 ms", "1 ms, loss: $los"))).containsExactly(
                "t.yaml:5:61: the parameter '$los' has no value. Did you mean 'loss'?");
        assertThat(problems(BASE, Map.of("loss", "1 %"))).containsExactly(
                "t.yaml: there is no parameter 'loss' to set. The scenario has no 'params'.");
        assertThat(problems("params: {loss: 1 %}\n" + BASE, Map.of("lss", "1 %"))).containsExactly(
                "t.yaml: there is no parameter 'lss' to set. Did you mean 'loss'?");
        assertThat(problems("params: {l: 1 %}\n" + BASE, Map.of("delay", "1 %"))).containsExactly(
                "t.yaml: there is no parameter 'delay' to set. Its parameters: l.");
        assertThat(problems("params: {l-x: 1}\n" + BASE))
                .containsExactly("t.yaml:1:10: 'l-x' is not a name of a parameter. "
                + "It has letters, digits and _, and begins with a letter.");
        assertThat(problems("params: {l: [1]}\n" + BASE)).containsExactly(
                "t.yaml:1:13: this is a list, but a text is needed. Write a text.");
    }

    @Test
    void aWrongValueTellsWhichParameterItCameFrom() {
        assertThat(problems("params: {d: 5}\n" + changed("1 ms", "$d")))
                .containsExactly("t.yaml:5:49: '5' (from $d) has no "
                + "unit. Write a number with its unit, such as 10 ms or 2 s.");
    }
}
