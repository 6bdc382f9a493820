package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.scenario.Loading.changed;
import static wireclock.scenario.Loading.problems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about keys and values that are wrong, word for word and at the right place: where ^ stands. */
class WrongValueTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            rate: 10 Mbit/s | ^raet: 10 Mbit/s | unknown key 'raet' in a link. Did you mean 'rate'?
            rate: 10 Mbit/s | rate: ^10 kg | 'kg' in '10 kg' is not a unit of a rate. Write bit/s, kbit/s, Mbit/s, Gbit/s.
            rate: 10 Mbit/s | rate: ^10 mbit/s | 'mbit/s' in '10 mbit/s' is not a unit of a rate. Did you mean 'Mbit/s'?
            rate: 10 Mbit/s | rate: ^10 ms | '10 ms' is a time, but a rate is needed. Write a number with its unit, such as 10 Mbit/s or 64 kbit/s.
            rate: 10 Mbit/s | rate: ^-10 Mbit/s | '-10 Mbit/s' is negative.
            rate: 10 Mbit/s | rate: ^0 Mbit/s | '0 Mbit/s' is too little. The least is 1 bit/s.
            rate: 10 Mbit/s | rate: ^0.5 bit/s | '0.5 bit/s' is not a whole number of bit/s.
            rate: 10 Mbit/s | rate: ^10001 Gbit/s | '10001 Gbit/s' is too much. The most is 10000 Gbit/s.
            rate: 10 Mbit/s | rate: ^[1, 2] | this is a list, but a rate is needed. Write a number with its unit, such as 10 Mbit/s or 64 kbit/s.
            rate: 10 Mbit/s | rate:^ | this is empty, but a rate is needed. Write a number with its unit, such as 10 Mbit/s or 64 kbit/s.
            delay: 1 ms | delay: ^1 | '1' has no unit. Write a number with its unit, such as 10 ms or 2 s.
            delay: 1 ms | delay: ^1e99 s | '1e99 s' is too much. The most is 8640000 s.
            delay: 1 ms | delay: ^1e999 s | '1e999 s' is not a time. Write a number with its unit, such as 10 ms or 2 s.
            delay: 1 ms | delay: ^1 ms ms | 'ms ms' in '1 ms ms' is not a unit of a time. Write ps, ns, us, ms, s, min, h.
            delay: 1 ms | loss: ^140 % | '140 %' is too much. The most is 100 %.
            delay: 1 ms | loss: ^0.01 | '0.01' has no unit. Write a number with its unit, such as 1 % or 0.1 %.
            delay: 1 ms | loss: {model: ^gilbert, share: 1 %} | 'gilbert' is not a loss model. Write bernoulli, gilbert-elliott, list or every.
            delay: 1 ms | mtu: ^20 B | '20 B' is too little. The least is 68 B.
            delay: 1 ms | queue: {limit: ^9 ms} | '9 ms' is a time, but a number of packets is needed. Write a number with its unit, such as 100 packets.
            delay: 1 ms | queue: {limit: ^9} | '9' has no unit. Write a number with its unit, such as 100 packets.
            delay: 1 ms | queue: {limit: ^1.5 packets} | '1.5 packets' is not a whole number of packets.
            delay: 1 ms | queue: {^typ: droptail} | unknown key 'typ'. Did you mean 'type'?
            delay: 1 ms | framing: ^etherne | 'etherne' is not a framing. Did you mean 'ethernet'? Write ethernet or none.
            delay: 1 ms | reverse: {^name: y} | unknown key 'name' in a direction of a link. Known: rate, delay, length, jitter, loss, mtu, queue, framing, reorder, duplicate, corrupt.
            size: 1 MB | size: ^NaN MB | 'NaN MB' is not a size. Write a number with its unit, such as 1500 B or 10 MB.
            size: 1 MB | size: ^.inf | '.inf' is not a size. Write a number with its unit, such as 1500 B or 10 MB.
            size: 1 MB | size: ^99999999999999999999 MB | '99999999999999999999 MB' is too much. The most is 1000000 TB.
            size: 1 MB | size: 1 MB, congestion: ^cubik | 'cubik' is not a congestion control. Did you mean 'cubic'? Write bbr, bbr3, cubic, dctcp, fixed, newreno, reno, tahoe, vegas or westwood.
            size: 1 MB | size: 1 MB, sack: ^yes | 'yes' is not true or false. Write true or false.
            size: 1 MB | size: 1 MB, port: ^65536 | '65536' is out of range. Write a number from 1 to 65535.
            size: 1 MB | size: 1 MB, streams: ^x | 'x' is not a whole number. Write a number from 1 to 10000.
            size: 1 MB | size: 1 MB, unlimited: ^true | 'size' and 'unlimited' exclude each other. Keep one of them.
            size: 1 MB | size: 1 MB, repeat: ^{gap: 1 s} | a repetition needs 'count'. Add 'count: …'.
            type: tcp | type: ^tpc | 'tpc' is not a type of flow. Did you mean 'tcp'? Write tcp, udp, ping, traceroute or arq.
            {name: f, type: tcp,  | ^{name: f,  | 'type' is missing. Add 'type: …', one of tcp, udp, ping, traceroute, arq.
            type: tcp | ^tpye: tcp | unknown key 'tpye'. Did you mean 'type'?
            {name: f, type: tcp, from: a, to: b,  | ^{name: f, type: tcp, from: a,  | a TCP flow needs 'to'. Add 'to: …'.
            to: b | to: ^10.0.0 | '10.0.0' is not a name of a node or an IPv4 address. Write a node, as 'h2', or an address, as 10.0.0.2.
            b: host | b: ^hots | 'hots' is not a kind of node. Did you mean 'host'? Write host, switch, hub or router.
            b: host | b: ^{address: 10.0.0.1/24} | 'kind' is missing. Add 'kind: …', one of host, switch, hub, router.
            b: host | b: {kind: host, address: ^10.0.0.1} | '10.0.0.1' is not an address with its prefix length. Write it as 10.0.0.2/24.
            b: host | b: {kind: host, address: ^10.0.0.256/24} | '10.0.0.256/24' is not an address with its prefix length. Write it as 10.0.0.2/24.
            b: host | b: {kind: switch, ^gateway: 10.0.0.1} | unknown key 'gateway' in a switch. Known: kind, count, latency, position, aging, mac_table, overflow, stp, ports, igmp_snooping.
            b: host | b: {kind: router, routes: [{to: ^10.0.0.1/8, via: 10.0.0.2}]} | '10.0.0.1/8' is not a network. Write it as 10.1.0.0/16, all host bits zero.
            b: host | ^b c: host | 'b c' is not a name. A name has letters, digits, - and _, and begins with a letter or a digit.
            name: x | name: ^X y | 'X y' is not a name of a scenario. It has small letters, digits and -.
            name: x | duration: ^0 s | '0 s' is too little. The least is 1 ps.
            name: x | format: ^2 | '2' is out of range. Write 1.
            name: x | seed: ^-1 | '-1' is out of range. Write a number from 0 to 9223372036854775807.
            name: x | seed: ^9223372036854775808 | '9223372036854775808' is out of range. Write a number from 0 to 9223372036854775807.
            name: x | ^liks: [] | unknown key 'liks' in a scenario. Did you mean 'links'?
            name: x | defaults: {^linc: {}} | unknown key 'linc' in the defaults. Did you mean 'link'?
            name: x | defaults: {link: {mtu: ^1 B}} | '1 B' is too little. The least is 68 B.
            """)
    void isToldAtItsPlace(String what, String by, String problem) {
        String marked = changed(what, by);
        int place = marked.indexOf('^');
        String before = marked.substring(0, place);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = place - before.lastIndexOf('\n');
        assertThat(problems(marked.replace("^", "")))
                .containsExactly("t.yaml:" + line + ":" + column + ": " + problem);
    }

    @Test
    void severalAreToldAtOnceInTheOrderOfTheText() {
        assertThat(problems("""
                duration: 5
                nodes: {a: hst, b: host}
                links: [{endpoints: [a, b], delay: 5 kg}]
                """)).containsExactly(
                "t.yaml:1:11: '5' has no unit. Write a number with its unit, such as 10 ms or 2 s.",
                "t.yaml:2:12: 'hst' is not a kind of node. Did you mean 'host'? Write host, switch, hub or router.",
                "t.yaml:3:36: 'kg' in '5 kg' is not a unit of a time. Write ps, ns, us, ms, s, min, h.");
    }

    @Test
    void aLongValueIsCutShort() {
        assertThat(problems(changed("1 ms", "x".repeat(500)))).containsExactly("t.yaml:4:49: '" + "x".repeat(57)
                + "...' is not a time. Write a number with its unit, such as 10 ms or 2 s.");
    }

    @Test
    void theSectionsThatAreMapsAndListsSaySo() {
        assertThat(problems("nodes: [a, b]\n"))
                .isEqualTo(List.of("t.yaml:1:8: this is a list, but a map is needed. "
                        + "Write 'name: value' on a line each, or {name: value, …}."));
        assertThat(problems("nodes: {a: host}\nlinks: {a: b}\n"))
                .isEqualTo(List.of("t.yaml:2:8: this is a map, but a list is needed. "
                        + "Begin each entry with '- ', or write [ … ]."));
        assertThat(problems("nodes: {a: host}\nlinks: [a]\n"))
                .isEqualTo(List.of("t.yaml:2:9: this is a single value, but a map is needed. Here belongs a link, with the "
                        + "keys name, endpoints, rate, delay, length, jitter, loss, mtu, queue, framing, reorder, duplicate, corrupt, "
                        + "duplex, attempt_limit, backoff_limit, reverse."));
    }
}
