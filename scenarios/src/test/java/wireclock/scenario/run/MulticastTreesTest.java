package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wireclock.device.Host;
import wireclock.engine.SimTime;
import wireclock.link.DropReason;
import wireclock.link.FrameTap;
import wireclock.metrics.FlowRecord;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;
import wireclock.topology.Port;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.UdpDatagram;
import wireclock.workload.PacketsUnderWay;

/**
 * On random networks every member gets every datagram once, nobody else gets any, and no link carries one twice in the
 * same direction. What is reachable is known without any routing: the networks are connected.
 */
class MulticastTreesTest {
    private static final int NETWORKS = 250;

    @Test
    void everyMemberGetsEveryDatagramOnce() throws Exception {
        int flows = 0;
        for (long seed = 1; seed <= NETWORKS; seed++) {
            RandomMulticastNetwork drawn = new RandomMulticastNetwork(seed);
            if (drawn.hasFlows()) {
                flows += check(seed, drawn);
            }
        }
        assertThat(flows).isGreaterThan(NETWORKS);
    }

    private static int check(long seed, RandomMulticastNetwork drawn) throws Exception {
        String context = "seed " + seed + "\n" + drawn.yaml();
        Scenario scenario = ScenarioLoader.load("test.yaml", drawn.yaml(), Overrides.NONE);
        CopyCounter copies = new CopyCounter();
        Network network = new NetworkBuilder(scenario, copies).build();
        network.scheduler().run(3 * SimTime.SECOND, Long.MAX_VALUE);

        int rows = 0;
        for (var flow : network.flows()) {
            for (FlowRecord row : flow.records(3 * SimTime.SECOND, new PacketsUnderWay())) {
                assertThat(row.packetsReceived).as("%s of %s", row.flow, context)
                        .isEqualTo(RandomMulticastNetwork.DATAGRAMS);
                assertThat(row.udp).isNotNull();
                assertThat(row.udp.duplicates()).as("%s of %s", row.flow, context).isZero();
                rows++;
            }
        }
        for (Map.Entry<String, Integer> host : drawn.expected().entrySet()) {
            Host node = (Host) network.nodes().get(host.getKey());
            assertThat(node).isNotNull();
            assertThat(node.udp().stats().datagramsReceived).as("%s of %s", host.getKey(), context)
                    .isEqualTo((long) host.getValue());
        }
        assertThat(copies.most()).as(context).isEqualTo(1);
        return rows;
    }

    /** How often each datagram was handed to each link in each direction. */
    private static final class CopyCounter implements LinkFactory.Taps {
        private final Map<String, Integer> copies = new HashMap<>();

        @Override
        public FrameTap at(String link, Port port) {
            return new FrameTap() {
                @Override
                public void sent(long timePs, EthernetFrame frame, @Nullable DropReason drop) {
                    if (frame.payload() instanceof Ipv4Packet packet && packet.payload() instanceof UdpDatagram udp) {
                        copies.merge(link + " " + port + " " + packet.source() + " " + packet.identification() + " "
                                + udp.destinationPort(), 1, Integer::sum);
                    }
                }

                @Override
                public void received(long timePs, EthernetFrame frame) {
                    // Counted where it was sent.
                }
            };
        }

        int most() {
            return copies.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }
}
