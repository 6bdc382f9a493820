package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.scenario.Loading.load;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.SectionSchema;

/** A scenario that says everything there is to say, and what is written of it. */
class CompleteTest {
    static final String COMPLETE = """
            format: 1
            name: complete
            description: >-
              Everything at once.
            seed: 7
            duration: 20 s
            sample: 50 ms
            params: {loss: 0.1 %, cc: newreno}
            defaults:
              host: {arp: static, latency: 1 us, gateway: 10.0.0.1, routes: [], tcp: {sack: false}}
              router: {arp: static, latency: 2 us, routes: []}
              switch: {latency: 3 us}
              link: {mtu: 1500 B, rate: 1 Gbit/s, delay: 1 us, jitter: 0 s, loss: 0 %, framing: ethernet,
                     queue: {limit: 50 packets}, reverse: {jitter: 1 ns}}
              tcp: {congestion: $cc, start: 1 s, stop: 19 s, write_size: 1 MB, close: server}
            nodes:
              h1: host
              h2: {kind: host, address: 10.0.0.2/24, gateway: 10.0.0.9, arp: dynamic, latency: 5 us,
                   tcp: {receive_buffer: 64 kB, send_buffer: 1 MiB}}
              h3: {kind: host, interfaces: {eth0: 10.0.0.3/24}, routes: [{to: 10.9.0.0/16, via: 10.0.0.1}]}
              pc: {kind: host, count: 3}
              sw1: {kind: switch, latency: 0 s}
              r1: {kind: router, interfaces: {eth0: 10.0.0.1/24}, routes: [{to: 0.0.0.0/0, via: 192.0.2.2}], arp: dynamic}
            links:
              - {endpoints: [pc*, sw1]}
              - {name: bottleneck, endpoints: [sw1, "r1:eth0"], rate: 10 Mbit/s, delay: 25 ms, jitter: 2 ms, mtu: 1400 B,
                 loss: {model: bernoulli, share: $loss}, queue: {type: droptail, limit: 30 kB}, framing: none,
                 reverse: {rate: 1 Mbit/s, delay: 1 ms, mtu: 1500 B, framing: ethernet, loss: 1 %, queue: {limit: 9 packets}}}
              - {endpoints: [h1, sw1]}
              - {endpoints: [h2, sw1]}
              - {endpoints: [h3, r1]}
            traffic:
              - {name: bulk, type: tcp, from: h1, to: h2, start: 0 s, stop: 5 s, size: unlimited, streams: 2, congestion: tahoe,
                 initial_window: 4 segments, mss: 1000 B, sack: true, timestamps: false, window_scaling: false, nodelay: true,
                 delayed_ack: 200 ms, quick_ack: false, send_buffer: 100 kB, receive_buffer: 90 kB, read_rate: 1 Mbit/s, read_size: 100 B,
                 read_pause: {from: 1 s, to: 2 s}, write_size: 10 kB, initial_sequence: {client: 1000, server: 5000},
                 close: client, port: 5001}
              - {type: tcp, from: pc*, to: 10.0.0.2, size: 10 kB, repeat: {count: 3, gap: 2 s}, unlimited: false}
              - {name: talk, type: tcp, from: h1, to: h3, unlimited: true}
              - {name: dialogue, type: tcp, from: h1, to: h3, exchange: [{from: client, text: "5 $$ and $loss"}, {from: server,
                 size: 100 B}]}
              - {name: voice, type: udp, from: h1, to: h2, start: 2 s, stop: 8 s, rate: 64 kbit/s, packet: 160 B,
                 pattern: on-off, on: 1 s, off: 1.35 s, size: 1 MB, count: 1000, ttl: 9, port: 5004}
              - {name: echo, type: ping, from: h1, to: r1, start: 1 s, stop: 18 s, interval: 100 ms, count: 50, size: 100 B, ttl: 5,
                 timeout: 2 s}
            capture: [bottleneck, "h1:eth0", pc*]
            """.replace(", unlimited: false}", "}");

    @Test
    void whatIsWrittenIsAScenarioThatSaysTheSame() {
        Scenario scenario = load(COMPLETE);
        String json = JsonMapper.shared().writeValueAsString(scenario.tree());
        Scenario again = load(json);
        assertThat(JsonMapper.shared().writeValueAsString(again.tree())).isEqualTo(json);
        assertThat(again.flows()).usingRecursiveComparison().ignoringFieldsMatchingRegexes(".*place")
                .isEqualTo(scenario.flows());
        assertThat(again.links()).usingRecursiveComparison().ignoringFieldsMatchingRegexes(".*place", ".*mark")
                .isEqualTo(scenario.links());
        assertThat(again.params()).isEqualTo(scenario.params());
    }

    @Test
    void everyDefaultIsWritten() {
        Map<String, Object> tree = load("""
                nodes: {a: host, b: host, s: switch}
                links: [{endpoints: [a, b]}]
                traffic: [{type: tcp, from: a, to: b, size: 1 MB}, {type: ping, from: a, to: b, count: 1}]
                """).tree();
        assertThat(tree.toString()).isEqualTo("{format=1, name=t, seed=1, sample=100 ms, "
                + "nodes={a={kind=host, arp=dynamic, latency=0 s, tcp={congestion=cubic, initial_window=10, sack=true, "
                + "timestamps=true, window_scaling=true, nodelay=false, delayed_ack=40 ms, quick_ack=true, send_buffer=4194304 B"
                + "}}, b={kind=host, arp=dynamic, latency=0 s, tcp={congestion=cubic, initial_window=10, sack=true, timestamps=true, window_scaling=true, "
                + "nodelay=false, delayed_ack=40 ms, quick_ack=true, send_buffer=4194304 B}}, s={kind=switch, latency=0 s}}, "
                + "links=[{name=a-b, endpoints=[a, b], rate=1 Gbit/s, delay=0 s, jitter=0 s, loss={model=bernoulli, "
                + "share=0 %}, mtu=1500 B, queue={type=droptail, limit=100 packets}, framing=ethernet}], "
                + "traffic=[{name=tcp1, type=tcp, from=a, to=b, start=0 s, size=1 MB, close=sender}, "
                + "{name=ping1, type=ping, from=a, to=b, start=0 s, interval=1 s, count=1, size=56 B, ttl=64, "
                + "timeout=10 s}]}");
    }

    @Test
    void theCompleteScenarioSaysEveryKeyAndEveryKeyIsWrittenUnlessItStandsForOthers() {
        Set<String> words = new LinkedHashSet<>();
        for (Section section : SectionSchema.reachable(ScenarioKeys.SCENARIO)) {
            section.keys().stream().map(Key::name).forEach(words::add);
        }
        for (String word : words) {
            assertThat(COMPLETE).as(word).containsPattern("\\b" + word + ":");
        }
        String json = JsonMapper.shared().writeValueAsString(load(COMPLETE).tree());
        words.removeAll(List.of("count", "defaults", "host", "router", "switch", "link", "streams", "unlimited"));
        for (String word : words) {
            assertThat(json).as(word).contains("\"" + word + "\":");
        }
    }

    @Test
    void theContractsExampleLoads() {
        Scenario scenario = load("""
                format: 1                        # of this language; optional
                name: first-look                 # a-z0-9-
                description: one line
                seed: 1
                duration: 20 s                   # virtual; or ends when nothing more can happen

                params: {loss: 0 %, cc: cubic}   # $loss, $cc below; --set loss=1% overrides; sweeps vary them
                defaults:                        # anything a node, link or flow may say
                  link: {mtu: 1500 B}
                  tcp: {congestion: $cc}

                nodes:                           # kinds: host, switch (switching hub), router
                  h1: host
                  h2: {kind: host, address: 10.0.0.2/24, gateway: 10.0.0.1, tcp: {receive_buffer: 64 kB}}
                  pc: {kind: host, count: 20}    # pc1 … pc20; endpoints may say pc*
                  sw1: switch
                  r1: {kind: router, interfaces: {eth0: 10.0.0.1/24, eth1: 192.0.2.1/30}, routes: [{to: 0.0.0.0/0, via: 192.0.2.2}]}

                links:
                  - endpoints: [h1, sw1]         # or "r1:eth0"; interfaces are taken in order otherwise
                    rate: 100 Mbit/s
                    delay: 1 ms
                  - name: bottleneck
                    endpoints: [sw1, r1]
                    rate: 10 Mbit/s
                    delay: 25 ms
                    jitter: 2 ms
                    loss: $loss
                    mtu: 1500 B                  # IP packet size
                    queue: {type: droptail, limit: 100 packets}
                    reverse: {rate: 1 Mbit/s}
                    framing: ethernet

                traffic:
                  - {name: bulk, type: tcp, from: h1, to: h2, start: 1 s, size: 10 MB, congestion: reno}
                  - {name: voice, type: udp, from: h1, to: h2, rate: 64 kbit/s, packet: 160 B}
                  - {name: echo, type: ping, from: h1, to: h2, interval: 100 ms, count: 50}

                capture: [bottleneck, "r1:eth0"]
                """);
        assertThat(scenario.nodes()).hasSize(24);
        assertThat(scenario.flows()).hasSize(3);
        assertThat(scenario.links().get(1).reverse().rateBitPerS()).isEqualTo(1_000_000);
        assertThat(scenario.sampleIntervalPs()).isEqualTo(100_000_000_000L);
    }
}
