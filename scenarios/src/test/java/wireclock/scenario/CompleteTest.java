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
            snapshot: [5 s, 1 s]
            params: {loss: 0.1 %, cc: newreno}
            defaults:
              host: {arp: static, latency: 1 us, gateway: 10.0.0.1, routes: [], tcp: {sack: false}}
              router: {arp: static, latency: 2 us, routes: [], ecmp: destination}
              switch: {latency: 3 us}
              hub: {latency: 1 us}
              link: {mtu: 1500 B, rate: 1 Gbit/s, delay: 1 us, jitter: 0 s, loss: 0 %, framing: ethernet,
                     queue: {limit: 50 packets}, reverse: {jitter: 1 ns}}
              tcp: {congestion: $cc, start: 1 s, stop: 19 s, write_size: 1 MB, close: server}
            generate:
              - {type: star, hosts: 2, prefix: s-, inner: switch, link: {rate: 1 Mbit/s}}
              - {type: line, nodes: 2, hosts: 1, prefix: l-, trunk: {delay: 1 ms}, access: {delay: 1 us}}
              - {type: tree, branching: 2, depth: 1, prefix: t-}
              - {type: grid, rows: 1, columns: 2, prefix: g-}
              - {type: dumbbell, left: 1, right: 1, left_delays: {from: 1 ms, to: 2 ms}, bottleneck: {rate: 1 Mbit/s}, prefix: d-}
              - {type: random-geometric, nodes: 2, radius: 2000 km, side: 1000 km, prefix: x-}
              - {type: fat-tree, k: 2, aggregation: {delay: 1 us}, core: {delay: 1 us}, prefix: f-}
            nodes:
              h1: {kind: host, position: [300 km, 50 m]}
              h2: {kind: host, address: 10.0.0.2/24, gateway: 10.0.0.9, latency: 5 us,
                   arp: {mode: dynamic, reachable: 20 s, delay: 4 s, timeout: 2 min, retries: 5, retry_interval: 2 s, queue: 3 packets,
                         table: 64, start: 2 s, probe: true, announce: true, defend: always},
                   tcp: {receive_buffer: 64 kB, send_buffer: 1 MiB}, igmp: v2}
              h3: {kind: host, interfaces: {eth0: 10.0.0.3/24}, routes: [{to: 10.9.0.0/16, via: 10.0.0.1, metric: 7},
                   {to: 10.8.0.0/16, dev: eth0}, {to: 10.7.0.0/16, blackhole: true},
                   {to: 10.6.0.0/16, unreachable: true}, {to: 10.5.0.0/16, prohibit: true}],
                   icmp: filtered, redirects: ignored, rp_filter: strict, strong_host: true,
                   ip: {ipfrag_time: 60 s, ipfrag_high_thresh: 1 MB, min_pmtu: 576 B, mtu_expires: 5 min,
                        icmp_ratelimit: off, icmp_msgs_per_sec: 10000, icmp_msgs_burst: 10}}
              pc: {kind: host, count: 3}
              sw1: {kind: switch, latency: 0 s, aging: 30 s, mac_table: 100 entries, overflow: replace, igmp_snooping: true,
                    stp: {enabled: false, priority: 4096, hello: 1 s, max_age: 10 s, forward_delay: 6 s},
                    ports: {eth0: {access: 10, cost: 5}, bottleneck: {trunk: [10, 20], native: 1}}}
              r1: {kind: router, interfaces: {eth0: 10.0.0.1/24}, routes: [{to: 0.0.0.0/0, via: 192.0.2.2}], arp: dynamic,
                   igmp: {version: v3, query_interval: 60 s, response_interval: 5 s, last_member_interval: 500 ms, robustness: 3},
                   multicast: true, directed_broadcast: true}
            links:
              - {endpoints: [pc*, sw1]}
              - {name: bottleneck, endpoints: [sw1, "r1:eth0"], rate: 10 Mbit/s, delay: 25 ms, jitter: 2 ms, mtu: 1400 B,
                 loss: {model: bernoulli, share: $loss}, queue: {type: droptail, limit: 30 kB}, framing: none,
                 reverse: {rate: 1 Mbit/s, delay: 1 ms, mtu: 1500 B, framing: ethernet, loss: 1 %, queue: {limit: 9 packets}}}
              - {endpoints: [h1, sw1], rate: {trace: src/test/resources/rates.csv, repeat: 10 s, sha256: 58ab309fd17e2171c32ed38175a9dc415b9e4b5af9e344e34fd32a66d7c8b48c},
                 loss: {model: gilbert-elliott, enter: 1 %, leave: 30 %, in_burst: 90 %, out_of_burst: 0.1 %},
                 queue: {type: red, limit: 60 packets, min: 4 packets, max: 12 packets, max_probability: 2 %, weight: 1 %,
                         gentle: false, ecn: true, ecn_mark_at: 20 packets},
                 reorder: {every: 50, delay: 2 ms}, duplicate: 1 %, corrupt: 1e-6,
                 reverse: {rate: 1 Gbit/s, loss: {model: list, frames: [3, 7]}, reorder: {share: 1 %, delay: 1 ms},
                           queue: {type: codel, limit: 500 packets, target: 4 ms, interval: 90 ms, ecn: true}}}
              - {endpoints: [h2, sw1], loss: {model: every, n: 100}, reorder: none, length: 100 m, duplex: [full, auto],
                 attempt_limit: 4, backoff_limit: 3,
                 queue: {type: fq-codel, limit: 2 MB, flows: 16, quantum: 300 B, target: 5 ms, interval: 100 ms, ecn: false},
                 reverse: {queue: {type: priority, limit: 50 packets, bands: [[EF, 13], [others], [LE]]}}}
              - {endpoints: [h3, r1], queue: {type: token-bucket, rate: 5 Mbit/s, burst: 20 kB, limit: 30 packets}}
            traffic:
              - {name: bulk, type: tcp, from: h1, to: h2, start: 0 s, stop: 5 s, size: unlimited, streams: 2, congestion: tahoe,
                 initial_window: 4 segments, mss: 1000 B, sack: true, timestamps: false, window_scaling: false, nodelay: true,
                 delayed_ack: 200 ms, quick_ack: false, send_buffer: 100 kB, receive_buffer: 90 kB,
                 fixed_window: 20, pacing: true, max_pacing_rate: 5 Mbit/s, ecn_low: true,
                 read_rate: 1 Mbit/s, read_size: 100 B,
                 read_pause: {from: 1 s, to: 2 s}, write_size: 10 kB, initial_sequence: {client: 1000, server: 5000},
                 close: client, close_delay: 1 s, listen: true, open: client, fast_open: true, md5_key: secret,
                 server_md5_key: other, port: 5001, backlog: 8, accept_interval: 1 ms,
                 syn_cookies: always, syn_backlog: 64, abort_on_overflow: true, mtu_probing: always, base_mss: 600 B,
                 mtu_probe_interval: 60 s, ssthresh_from: flight-size, metrics_cache: true, defer_accept: 3 s,
                 window_clamp: 100 kB, profile: rfc, ecn: accurate, ecn_option: minimum, dsack: false,
                 loss_detection: rack, reordering_window: static, dup_threshold: false, reordering: 4, max_reordering: 200,
                 tail_loss_probe: false, frto: false, undo: false, prr: false, abc: false, hystart: false,
                 slow_start_after_idle: false, retransmit_collapse: false, thin_linear_timeouts: true,
                 segmentation_offload: false, kernel_timers: true, rto: rfc6298,
                 min_rto: 1 s, max_rto: 60 s, syn_retries: 5, linear_syn_timeouts: 1, synack_retries: 4, retries: 14,
                 user_timeout: 30 s, time_wait: 10 s, fin_timeout: 20 s, rfc1337: true, receive_memory: 200 kB,
                 receive_memory_limit: 2 MB, keepalive: {enabled: true, idle: 1 min, interval: 10 s, count: 3}}
              - {type: tcp, from: pc1..pc3, to: 10.0.0.2, stagger: 1 ms, size: 10 kB, repeat: {count: 3, gap: 2 s}, unlimited: false}
              - {name: talk, type: tcp, from: h1, to: h3, unlimited: true}
              - {name: dialogue, type: tcp, from: h1, to: h3, exchange: [{from: client, text: "5 $$ and $loss"}, {from: server,
                 size: 100 B}]}
              - {name: voice, type: udp, from: h1, to: h2, start: 2 s, stop: 8 s, rate: 64 kbit/s, packet: 160 B,
                 pattern: on-off, on: 1 s, off: 1.35 s, size: 1 MB, count: 1000, ttl: 9, port: 5004, dscp: EF, ecn: ect0,
                 df: true}
              - {name: tv, type: udp, from: h1, to: 239.1.2.3, receivers: [pc*, h2], join: 1 s, leave: 9 s, playout: 50 ms,
                 voice: true, rate: 64 kbit/s}
              - {name: echo, type: ping, from: h1, to: r1, start: 1 s, stop: 18 s, interval: 100 ms, count: 50, size: 100 B, ttl: 5,
                 timeout: 2 s}
              - {type: traceroute, from: h1, to: h3, method: icmp, max_hops: 9, queries: 2, timeout: 1 s}
              - {type: arq, from: h1, to: h3, protocol: selective-repeat, size: 9 kB, segment: 500 B, window: 4 segments,
                 sequence_bits: 2, allow_ambiguity: true, timeout: 80 ms, nak: true, attempts: 9, rate: 1 Mbit/s, port: 6000}
            faults:
              - {at: 1 s, for: 1 s, link: bottleneck, direction: sw1 to r1, set: flapping, period: 200 ms}
              - {at: 3 s, for: 1 s, link: bottleneck, loss: 5 %}
              - {at: 3 s, for: 1 s, link: bottleneck, delay: 5 ms}
              - {at: 3 s, for: 1 s, link: bottleneck, jitter: 1 ms}
              - {at: 3 s, for: 1 s, link: bottleneck, rate: 2 Mbit/s}
              - {at: 3 s, for: 1 s, link: bottleneck, corrupt: 1e-6}
              - {at: 5 s, link: bottleneck, drop: {next: 3 frames}}
              - {at: 0 s, link: bottleneck, drop: {packets: [1, 7]}}
              - {at: 0 s, link: bottleneck, drop: {flow: bulk1, segment: 60, transmissions: 2}}
              - {at: 6 s, for: 1 s, link: bottleneck, preset: anchor}
              - {at: 8 s, for: 1 s, node: r1, set: crashed}
              - {at: 10 s, for: 1 s, node: h1, add_route: {to: 192.0.2.0/24, via: 10.0.0.9}}
              - {at: 10 s, for: 1 s, node: h2, remove_route: {to: 0.0.0.0/0}}
              - {at: 12 s, for: 1 s, node: h1, gateway: 10.0.0.9}
              - {at: 14 s, for: 1 s, interface: "h1:eth0", address: 10.0.0.77/25}
              - {at: 14 s, for: 1 s, interface: "h1:eth0", mtu: 576 B}
            capture: [bottleneck, "h1:eth0", pc*]
            capture_limits: {snap_length: 96 B, packets: 1000}
            assert:
              - talk.goodput >= 1 Mbit/s
              - {that: "'$$' != echo.error", from: 1 s, to: 2 s, because: it is free, level: warn, baseline: runs/old}
              - {always: bottleneck.queue <= 30 packets}
              - {never: bulk1.cwnd > 1 MB}
              - {eventually: dialogue.completed, by: 5 s}
            sweep:
              matrix: {loss: log 0.1 % .. 1 %, cc: [reno, cubic]}
              exclude: [{loss: 0.5 %, cc: reno}]
              include: [{loss: 2 %}]
              sample: 20
              seeds: 1..10
              warm_up: 2 s
              confidence: 99 %
              max_events: 1000000
              stop_when: {metric: bulk1.goodput, confidence: 90 %, half_width: 2 %, min_seeds: 4}
            report: {plots: [goodput, {metric: bulk1.goodput, over: loss}]}
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

    /** The inside of TCP as Linux has it. */
    private static final String STACK = "ecn=accept, ecn_option=full, dsack=true, loss_detection=rack, reordering_window=adaptive, "
            + "dup_threshold=true, reordering=3, max_reordering=300, tail_loss_probe=true, frto=true, undo=true, prr=true, "
            + "abc=true, hystart=true, ssthresh_from=window, slow_start_after_idle=true, retransmit_collapse=true, "
            + "thin_linear_timeouts=false, segmentation_offload=true, "
            + "rto=linux, kernel_timers=false, min_rto=200 ms, max_rto=120 s, syn_retries=6, linear_syn_timeouts=4, synack_retries=5, "
            + "retries=15, time_wait=60 s, fin_timeout=60 s, rfc1337=false, receive_memory=131072 B, "
            + "receive_memory_limit=6291456 B, syn_cookies=overflow, syn_backlog=1024, abort_on_overflow=false, "
            + "mtu_probing=off, base_mss=1024 B, "
            + "mtu_probe_interval=600 s, metrics_cache=false, keepalive={enabled=false}";
    private static final String IP_OF_HOST = "icmp=allowed, redirects=accepted, strong_host=false, rp_filter=off, "
            + "ip={ipfrag_time=30 s, ipfrag_high_thresh=4194304 B, min_pmtu=552 B, mtu_expires=600 s, icmp_ratelimit=1 s, "
            + "icmp_msgs_per_sec=1000, icmp_msgs_burst=50}, ";

    @Test
    void everyDefaultIsWritten() {
        Map<String, Object> tree = load("""
                nodes: {a: host, b: host, s: switch}
                links: [{endpoints: [a, b]}]
                traffic: [{type: tcp, from: a, to: b, size: 1 MB}, {type: ping, from: a, to: b, count: 1}]
                """).tree();
        String igmp = "igmp={version=v3, query_interval=125 s, response_interval=10 s, last_member_interval=1 s, "
                + "robustness=2}";
        String arp = "arp={mode=dynamic, reachable=30 s, delay=5 s, timeout=240 s, retries=3, retry_interval=1 s, "
                + "queue=101 packets, table=1024, start=0 s, probe=false, announce=false, defend=once}";
        assertThat(tree.toString()).isEqualTo("{format=1, name=t, seed=1, sample=100 ms, "
                + "nodes={a={kind=host, " + arp + ", latency=0 s, " + IP_OF_HOST + "tcp={congestion=cubic, initial_window=10, sack=true, "
                + "timestamps=true, window_scaling=true, nodelay=false, delayed_ack=40 ms, quick_ack=true, "
                + "send_buffer=4194304 B, fixed_window=10, pacing=false, ecn_low=false, " + STACK + "}, " + igmp + "}, b={kind=host, " + arp + ", latency=0 s, " + IP_OF_HOST
                + "tcp={congestion=cubic, initial_window=10, sack=true, timestamps=true, window_scaling=true, nodelay=false, "
                + "delayed_ack=40 ms, quick_ack=true, send_buffer=4194304 B, fixed_window=10, pacing=false, ecn_low=false, " + STACK + "}, " + igmp + "}, s={kind=switch, latency=0 s, aging=300 s, "
                + "mac_table=8192, overflow=flood, stp={enabled=auto, priority=32768, hello=2 s, max_age=20 s, "
                + "forward_delay=15 s}, igmp_snooping=false}}, "
                + "links=[{name=a-b, endpoints=[a, b], rate=1 Gbit/s, delay=0 s, jitter=0 s, loss={model=bernoulli, "
                + "share=0 %}, mtu=1500 B, queue={type=droptail, limit=100 packets}, framing=ethernet, "
                + "reorder=none, duplicate=0 %, corrupt=0, duplex=auto, attempt_limit=16, backoff_limit=10}], "
                + "traffic=[{name=tcp1, type=tcp, from=a, to=b, start=0 s, size=1 MB, close=sender, close_delay=0 s, "
                + "listen=true, open=client, fast_open=false, accept_interval=0 s}, "
                + "{name=ping1, type=ping, from=a, to=b, start=0 s, interval=1 s, count=1, size=56 B, ttl=64, "
                + "timeout=10 s, dscp=DF, ecn=none}]}");
    }

    @Test
    void theCompleteScenarioSaysEveryKeyAndEveryKeyIsWrittenUnlessItStandsForOthers() {
        Set<String> words = new LinkedHashSet<>();
        for (Section section : SectionSchema.reachable(ScenarioKeys.SCENARIO)) {
            section.keys().stream().map(Key::name).forEach(words::add);
        }
        words.remove("include"); // a file of its own: IncludesTest
        for (String word : words) {
            assertThat(COMPLETE).as(word).containsPattern("\\b" + word + ":");
        }
        String json = JsonMapper.shared().writeValueAsString(load(COMPLETE).tree());
        words.removeAll(List.of("count", "defaults", "host", "router", "switch", "hub", "link", "length", "streams",
                "unlimited", "preset", "stagger", "generate", "prefix", "inner", "hosts", "branching", "depth", "rows", "columns", "left",
                "right", "left_delays", "profile", "bottleneck", "radius", "side", "k", "access", "trunk", "aggregation", "core"));
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
