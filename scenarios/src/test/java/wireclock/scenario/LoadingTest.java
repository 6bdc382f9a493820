package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.scenario.Loading.BASE;
import static wireclock.scenario.Loading.changed;
import static wireclock.scenario.Loading.load;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wireclock.arp.ArpConfig;
import wireclock.arp.ClaimConfig;
import wireclock.scenario.source.Mark;
import wireclock.tcp.TcpConfig;
import wireclock.wire.Ipv4Address;

/** What a scenario says, from its text to its records. */
class LoadingTest {
    private static final long MS = 1_000_000_000L;
    private static final long S = 1_000 * MS;

    @Test
    void theLeastThereIs() {
        Scenario scenario = load("nodes: {a: host}\n");
        assertThat(scenario.name()).isEqualTo("t");
        assertThat(scenario.seed()).isEqualTo(1);
        assertThat(scenario.durationPs()).isNull();
        assertThat(scenario.sampleIntervalPs()).isEqualTo(100 * MS);
        assertThat(scenario.links()).isEmpty();
        assertThat(scenario.flows()).isEmpty();
        NodeSpec a = scenario.nodes().get(0);
        assertThat(a.kind()).isEqualTo(NodeKind.HOST);
        assertThat(a.arp()).isEqualTo(new ArpSpec(ArpMode.DYNAMIC, ArpConfig.DEFAULT, ClaimConfig.AT_ONCE));
        assertThat(a.address()).isNull();
        assertThat(a.tcp().tree()).isEmpty();
    }

    @Test
    void aLinkThatSaysNothingIsAGigabitCable() {
        LinkSpec link = load("nodes: {a: host, b: host}\nlinks: [{endpoints: [a, b]}]\n").links().get(0);
        assertThat(link.name()).isEqualTo("a-b");
        DirectionSpec there = link.forward();
        assertThat(there.rateBitPerS()).isEqualTo(1_000_000_000L);
        assertThat(there.delayPs()).isZero();
        assertThat(there.loss()).isEqualTo(new LossSpec.Bernoulli(0));
        assertThat(there.mtuBytes()).isEqualTo(1500);
        assertThat(there.queue().discipline()).isEqualTo(new DisciplineSpec.DropTail());
        assertThat(there.queue().limitPackets()).isEqualTo(100);
        assertThat(there.queue().limitBytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(there.framing()).isEqualTo(Framing.ETHERNET);
        assertThat(link.reverse().tree()).isEqualTo(there.tree());
    }

    @Test
    void theWayBackInheritsWhatItDoesNotSay() {
        LinkSpec link = load("""
                defaults: {link: {mtu: 1400 B, delay: 9 ms, queue: {limit: 7 packets}, loss: 3 %}}
                nodes: {a: host, b: host}
                links:
                  - endpoints: [a, b]
                    rate: 8 Mbit/s
                    delay: 1 ms
                    queue: {type: droptail}
                    reverse: {rate: 1Mbps, loss: {share: 1 %}, queue: {limit: 3 kB}}
                """).links().get(0);
        assertThat(link.forward().rateBitPerS()).isEqualTo(8_000_000);
        assertThat(link.forward().delayPs()).isEqualTo(MS);
        assertThat(link.forward().mtuBytes()).isEqualTo(1400);
        assertThat(link.forward().queue().limitPackets()).isEqualTo(7);
        assertThat(link.forward().loss()).isEqualTo(new LossSpec.Bernoulli(0.03));
        assertThat(link.reverse().rateBitPerS()).isEqualTo(1_000_000);
        assertThat(link.reverse().delayPs()).isEqualTo(MS);
        assertThat(link.reverse().mtuBytes()).isEqualTo(1400);
        assertThat(link.reverse().loss()).isEqualTo(new LossSpec.Bernoulli(0.01));
        assertThat(link.reverse().queue().limitBytes()).isEqualTo(3000);
        assertThat(link.reverse().queue().limitPackets()).isEqualTo(Long.MAX_VALUE);
        assertThat(link.forward().place().at("mtu")).as("a default's place is where it stands")
                .isEqualTo(new Mark(1, 24));
        assertThat(link.place().at("rate")).isEqualTo(new Mark(5, 11));
        assertThat(link.place().at("jitter")).as("left out: the link").isEqualTo(new Mark(4, 5));
        assertThat(link.first().mark()).isEqualTo(new Mark(4, 17));
    }

    @Test
    void countsAndPatternsAreSpeltOut() {
        Scenario scenario = load("""
                nodes: {pc: {kind: host, count: 3}, s: switch, srv: host}
                links:
                  - {name: lan, endpoints: [pc*, s], delay: 1 us}
                  - {endpoints: ["srv:eth0", s]}
                traffic:
                  - {name: up, type: tcp, from: pc*, to: srv, size: 1 kB, streams: 2}
                  - {type: ping, from: srv, to: "*c*", count: 1}
                  - {type: tcp, from: srv, to: pc2, size: 1 kB, streams: 2}
                capture: [pc*]
                """);
        assertThat(scenario.nodes()).extracting(NodeSpec::name).containsExactly("pc1", "pc2", "pc3", "s", "srv");
        assertThat(scenario.links()).extracting(LinkSpec::name).containsExactly("lan-pc1", "lan-pc2", "lan-pc3",
                "srv-s");
        assertThat(scenario.links().get(2).first().node()).isEqualTo("pc3");
        assertThat(scenario.links().get(3).first().port()).isEqualTo("eth0");
        assertThat(scenario.flows()).extracting(FlowSpec::name).containsExactly("up-pc1-1", "up-pc1-2", "up-pc2-1",
                "up-pc2-2", "up-pc3-1", "up-pc3-2", "ping1-pc1", "ping1-pc2", "ping1-pc3", "tcp21", "tcp22");
        assertThat(scenario.flows().get(2).from()).isEqualTo("pc2");
        assertThat(scenario.flows().get(7).to()).isEqualTo(new FlowTarget.Node("pc2"));
        assertThat(scenario.capture()).extracting(CapturePoint::toString).containsExactly("pc1", "pc2", "pc3");
    }

    @Test
    void tcpSettingsOfTheFlowWinOverTheHostAndTheHostOverTheDefaults() {
        Scenario scenario = load("""
                defaults:
                  tcp: {congestion: reno, mss: 1000 B, sack: false, write_size: 7 B, size: 5 kB}
                  host: {tcp: {mss: 900 B, nodelay: true}}
                nodes:
                  a: {kind: host, tcp: {mss: 800 B, receive_buffer: 64 kB}}
                  b: host
                traffic:
                  - {type: tcp, from: a, to: b, mss: 700 B, delayed_ack: false}
                  - {type: tcp, from: a, to: b, exchange: [{from: server, text: "hél"}]}
                """);
        NodeSpec a = scenario.nodes().get(0);
        NodeSpec b = scenario.nodes().get(1);
        TcpFlowSpec first = (TcpFlowSpec) scenario.flows().get(0);
        TcpFlowSpec second = (TcpFlowSpec) scenario.flows().get(1);
        TcpSpec atA = Scenario.tcp(first, a);
        assertThat(atA.mssBytes()).isEqualTo(700);
        assertThat(atA.congestion()).isEqualTo("reno");
        assertThat(atA.sack()).isFalse();
        assertThat(atA.nodelay()).isTrue();
        assertThat(atA.timestamps()).as("standard").isTrue();
        assertThat(atA.initialWindowSegments()).isEqualTo(10);
        assertThat(atA.delayedAckPs()).isZero();
        assertThat(atA.receiveBufferBytes()).isEqualTo(64_000);
        assertThat(Scenario.tcp(second, a).mssBytes()).isEqualTo(800);
        assertThat(Scenario.tcp(second, a).delayedAckPs()).isEqualTo(40 * MS);
        assertThat(Scenario.tcp(second, b).mssBytes()).isEqualTo(900);
        assertThat(Scenario.tcp(second, b).receiveBufferBytes()).isNull();
        assertThat(Scenario.tcp(second, b).sendBufferBytes()).isEqualTo(TcpConfig.DEFAULTS.sendBufferBytes());
        assertThat(first.transfer().sizeBytes()).isEqualTo(5_000);
        assertThat(first.transfer().writeSizeBytes()).isEqualTo(7);
        assertThat(second.transfer().sizeBytes()).as("a dialogue displaces the default size").isZero();
        assertThat(second.transfer().exchange()).containsExactly(new MessageSpec(Side.SERVER, 4, "hél"));
    }

    @Test
    void staticArpOfHostsReachesRouters() {
        Scenario scenario = load("""
                defaults: {host: {arp: static, latency: 5 us}, switch: {latency: 1 us}}
                nodes: {h: host, r: router, q: {kind: router, arp: dynamic}, p: {kind: router, arp: {retries: 2}}, s: switch}
                """);
        assertThat(scenario.nodes()).filteredOn(node -> node.kind() != NodeKind.SWITCH)
                .extracting(node -> node.arp().mode())
                .containsExactly(ArpMode.STATIC, ArpMode.STATIC, ArpMode.DYNAMIC, ArpMode.STATIC);
        assertThat(scenario.nodes()).extracting(NodeSpec::latencyPs).containsExactly(5_000_000L, 0L, 0L, 0L, 1_000_000L);
    }

    @Test
    void addressesAndRoutes() {
        Scenario scenario = load("""
                nodes:
                  h: {kind: host, address: 10.0.0.2/24, gateway: 10.0.0.1}
                  r:
                    kind: router
                    interfaces: {eth1: 192.0.2.1/30, eth0: 10.0.0.1/24}
                    routes: [{to: 0.0.0.0/0, via: 192.0.2.2}]
                """);
        NodeSpec h = scenario.nodes().get(0);
        assertThat(h.address()).isEqualTo(new InterfaceAddress(0x0A00_0002, 24));
        assertThat(Ipv4Address.format(h.gateway())).isEqualTo("10.0.0.1");
        NodeSpec r = scenario.nodes().get(1);
        assertThat(r.interfaces().keySet()).containsExactly("eth1", "eth0");
        assertThat(r.routes().get(0).to().toString()).isEqualTo("0.0.0.0/0");
        assertThat(r.routes().get(0).place().at("via")).isEqualTo(new Mark(6, 35));
        assertThat(h.place().at("gateway")).isEqualTo(new Mark(2, 50));
    }

    @Test
    void flowsOfEveryType() {
        Scenario scenario = load("""
                duration: 7 s
                nodes: {a: host, b: host}
                traffic:
                  - {type: tcp, from: a, to: b, size: unlimited, start: 1 s, stop: 2.5 s, close: client, port: 80,
                     read_rate: 8 Mbit/s, read_size: 4 KiB, read_pause: {from: 2 s, to: 7 s},
                     initial_sequence: {client: 1000, server: 4294967295}}
                  - {type: tcp, from: a, to: b, size: 1.5 kB, repeat: {count: 3, gap: 2 s}}
                  - {type: udp, from: a, to: 10.0.0.9, rate: 64 kbit/s, packet: 160 B, pattern: poisson, ttl: 3}
                  - {type: ping, from: a, to: b, interval: 100 ms, count: 50 packets, size: 0 B}
                """);
        assertThat(scenario.sampleIntervalPs()).isEqualTo(35 * MS);
        TcpFlowSpec endless = (TcpFlowSpec) scenario.flows().get(0);
        assertThat(endless.transfer().unlimited()).isTrue();
        assertThat(endless.startPs()).isEqualTo(S);
        assertThat(endless.stopPs()).isEqualTo(2_500 * MS);
        assertThat(endless.close()).isEqualTo(Close.CLIENT);
        assertThat(endless.port()).isEqualTo(80);
        assertThat(endless.reading()).isEqualTo(new ReadingSpec(8_000_000L, 4096L, 2 * S, 7 * S));
        assertThat(endless.clientInitialSequence()).isEqualTo(1000);
        assertThat(endless.serverInitialSequence()).isEqualTo(4_294_967_295L);
        TcpFlowSpec bursts = (TcpFlowSpec) scenario.flows().get(1);
        assertThat(bursts.transfer()).isEqualTo(new TransferSpec(1500, 3, 2 * S, null, List.of()));
        UdpFlowSpec udp = (UdpFlowSpec) scenario.flows().get(2);
        assertThat(udp.to()).isEqualTo(new FlowTarget.Address(0x0A00_0009));
        assertThat(udp.rateBitPerS()).isEqualTo(64_000);
        assertThat(udp.packetBytes()).isEqualTo(160);
        assertThat(udp.pattern()).isEqualTo(UdpFlowSpec.Pattern.POISSON);
        assertThat(udp.ttl()).isEqualTo(3);
        PingFlowSpec ping = (PingFlowSpec) scenario.flows().get(3);
        assertThat(ping.intervalPs()).isEqualTo(100 * MS);
        assertThat(ping.count()).isEqualTo(50);
        assertThat(ping.sizeBytes()).isZero();
        assertThat(ping.ttl()).isEqualTo(64);
    }

    @Test
    void parametersArePutInAndSetFromOutside() {
        String text = "params: {d: 5 ms, n: 3, who: b, twice: $d}\n"
                + changed("1 ms", "$d, jitter: $twice").replace("to: b", "to: $who").replace("1 MB", "\"${n}0 kB\"")
                + "description: costs $$n and $5\n";
        Scenario scenario = load(text);
        assertThat(scenario.links().get(0).forward().delayPs()).isEqualTo(5 * MS);
        assertThat(scenario.links().get(0).forward().jitterPs()).isEqualTo(5 * MS);
        assertThat(((TcpFlowSpec) scenario.flows().get(0)).transfer().sizeBytes()).isEqualTo(30_000);
        assertThat(scenario.description()).isEqualTo("costs $n and $5");
        assertThat(scenario.params().toString()).isEqualTo("{d=5 ms, n=3, who=b, twice=5 ms}");
        Scenario set = load(text, Map.of("d", "7ms"));
        assertThat(set.links().get(0).forward().delayPs()).isEqualTo(7 * MS);
        assertThat(set.links().get(0).forward().jitterPs()).isEqualTo(7 * MS);
        assertThat(set.params().toString()).isEqualTo("{d=7ms, n=3, who=b, twice=7ms}");
    }

    @Test
    void seedAndDurationAreSetFromOutside() {
        Scenario scenario = load(BASE + "seed: 3\nduration: 5 s\n", new Overrides(Map.of(), 42L, 2 * S));
        assertThat(scenario.seed()).isEqualTo(42);
        assertThat(scenario.durationPs()).isEqualTo(2 * S);
        assertThat(scenario.sampleIntervalPs()).isEqualTo(10 * MS);
        assertThat(load(BASE + "duration: 10 ms\n").sampleIntervalPs()).as("not less than a millisecond").isEqualTo(MS);
        assertThat(load(BASE + "duration: 10 ms\nsample: 10 us\n").sampleIntervalPs()).isEqualTo(MS / 100);
    }
}
