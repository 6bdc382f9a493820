package wireclock.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.bridge.MacTableEntry;
import wireclock.bridge.Overflow;
import wireclock.bridge.PathCost;
import wireclock.bridge.PortVlans;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.Nic;
import wireclock.wire.EthernetFrame;
import wireclock.wire.MacAddress;
import wireclock.wire.VlanTag;

/** One switching hub with access ports and trunks (IEEE 802.1Q). */
class VlanTest {
    private static final long A = 0x0200_0000_000AL;
    private static final long B = 0x0200_0000_000BL;

    private final Scheduler scheduler = new Scheduler();
    private final Switch hub = new Switch(scheduler, "sw1",
            new SwitchConfig(0, 300 * SimTime.SECOND, 100, Overflow.FLOOD, null, true, false));
    private final List<List<EthernetFrame>> out = new ArrayList<>();

    /** Access 10, access 10, access 20, trunk 10 and 20, trunk 20 with native 10, trunk of another. */
    private void usualPorts() {
        port(PortVlans.access(10));
        port(PortVlans.access(10));
        port(PortVlans.access(20));
        port(PortVlans.trunk(List.of(10, 20), PortVlans.NONE));
        port(PortVlans.trunk(List.of(10, 20), 10));
        port(PortVlans.trunk(List.of(30), PortVlans.NONE));
    }

    @Test
    void floodsWithinTheVlanTaggedAsEachPortHasIt() {
        usualPorts();
        EthernetFrame frame = BridgeLab.frame(A, MacAddress.BROADCAST);
        arrive(0, frame);
        assertThat(out.get(1)).as("another access port: the same frame").singleElement().isSameAs(frame);
        assertThat(out.get(2)).isEmpty();
        assertThat(out.get(3)).containsExactly(frame.withTag(VlanTag.of(10, 0)));
        assertThat(out.get(4)).as("native").containsExactly(frame);
        assertThat(out.get(5)).isEmpty();
        assertThat(hub.macTable()).containsExactly(new MacTableEntry(10, A, 0, 0));
    }

    @Test
    void takesTagsOffAndKeepsPriorities() {
        usualPorts();
        EthernetFrame frame = BridgeLab.frame(A, MacAddress.BROADCAST);
        arrive(3, frame.withTag(VlanTag.of(20, 5)));
        assertThat(out.get(2)).containsExactly(frame);
        assertThat(out.get(4)).as("trunk to trunk").containsExactly(frame.withTag(VlanTag.of(20, 5)));
        assertThat(out.get(0)).isEmpty();

        arrive(0, frame.withTag(VlanTag.of(0, 6)));
        assertThat(out.get(3)).as("a tag with a priority alone").containsExactly(frame.withTag(VlanTag.of(10, 6)));
    }

    @Test
    void letsInOnlyItsOwnVlans() {
        usualPorts();
        arrive(0, BridgeLab.frame(A, B).withTag(VlanTag.of(20, 0)));
        arrive(0, BridgeLab.frame(A, B).withTag(VlanTag.of(10, 0)));
        arrive(3, BridgeLab.frame(A, B));
        arrive(3, BridgeLab.frame(A, B).withTag(VlanTag.of(30, 0)));
        assertThat(out).allSatisfy(sent -> assertThat(sent).isEmpty());
        assertThat(hub.stats().vlanFiltered).isEqualTo(4);
        assertThat(hub.macTable()).as("nothing is learned from what is not let in").isEmpty();
        arrive(4, BridgeLab.frame(A, B).withTag(VlanTag.of(10, 0)));
        assertThat(out.get(0)).as("the native VLAN may come with a tag").hasSize(1);
    }

    /** A station of the same address in each VLAN: they are two. */
    @Test
    void learnsForEachVlanByItself() {
        usualPorts();
        arrive(0, BridgeLab.frame(A, MacAddress.BROADCAST));
        arrive(2, BridgeLab.frame(A, MacAddress.BROADCAST));
        assertThat(hub.macTable()).containsExactly(new MacTableEntry(10, A, 0, 0), new MacTableEntry(20, A, 2, 0));
        assertThat(hub.stats().moved).isZero();
        out.forEach(List::clear);
        arrive(1, BridgeLab.frame(B, A));
        assertThat(out.get(0)).hasSize(1);
        assertThat(out.get(2)).isEmpty();
        arrive(3, BridgeLab.frame(B, A).withTag(VlanTag.of(20, 0)));
        assertThat(out.get(2)).hasSize(1);
        assertThat(out.get(0)).hasSize(1);
    }

    /** Random frames between random ports: what leaves a port is of one of its VLANs, in its form, and of the frame's VLAN. */
    @Test
    void nothingLeaksIntoAnotherVlan() {
        for (long seed = 1; seed <= 20; seed++) {
            RandomStream random = new RandomStream(seed, "vlans");
            VlanTest test = new VlanTest();
            List<PortVlans> ports = new ArrayList<>();
            for (int port = 0; port < 8; port++) {
                List<Integer> some = new ArrayList<>();
                for (int vid = 1; vid <= 5; vid++) {
                    if (random.nextBernoulli(0.4)) {
                        some.add(vid);
                    }
                }
                int own = (int) random.nextBelow(6);
                ports.add(some.isEmpty() ? PortVlans.access(Math.max(own, 1)) : PortVlans.trunk(some, own));
                test.port(ports.get(port));
            }
            for (int step = 0; step < 500; step++) {
                int in = (int) random.nextBelow(ports.size());
                int tag = (int) random.nextBelow(6);
                long destination = random.nextBernoulli(0.3) ? MacAddress.BROADCAST : A + random.nextBelow(20);
                EthernetFrame bare = BridgeLab.frame(A + random.nextBelow(20), destination);
                int vid = ports.get(in).vlanSentAs(tag);
                boolean nativeWithTag = tag != 0 && tag == ports.get(in).untagged() && ports.get(in).tagged().length > 0;
                test.arrive(in, tag == 0 ? bare : bare.withTag(VlanTag.of(tag, 3)));
                for (int port = 0; port < ports.size(); port++) {
                    for (EthernetFrame sent : test.out.get(port)) {
                        assertThat(port).isNotEqualTo(in);
                        int sentTag = sent.isTagged() ? VlanTag.vid(sent.tag()) : 0;
                        assertThat(ports.get(port).vlanSentAs(sentTag)).as("seed %d, step %d", seed, step)
                                .isNotZero().isEqualTo(nativeWithTag ? tag : vid);
                    }
                    test.out.get(port).clear();
                }
            }
            assertThat(test.hub.stats().flooded).isPositive();
            assertThat(test.hub.stats().forwarded).isPositive();
        }
    }

    private void port(PortVlans vlans) {
        List<EthernetFrame> sent = new ArrayList<>();
        out.add(sent);
        Nic nic = hub.addPort("eth" + (out.size() - 1), 0x0201_0000_0000L + out.size(), vlans, PathCost.DEFAULT);
        nic.attach(sent::add);
    }

    private void arrive(int port, EthernetFrame frame) {
        hub.nics().get(port).receive(frame);
    }
}
