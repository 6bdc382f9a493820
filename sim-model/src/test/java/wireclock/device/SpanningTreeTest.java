package wireclock.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.bridge.MacTableEntry;
import wireclock.bridge.StpConfig;
import wireclock.device.BridgeLab.Lan;
import wireclock.engine.SimTime;
import wireclock.wire.Bpdu;
import wireclock.wire.ConfigurationBpdu;
import wireclock.wire.EthernetFrame;
import wireclock.wire.MacAddress;
import wireclock.wire.TopologyChangeBpdu;

/**
 * Three bridges in a triangle, by hand after IEEE 802.1D-1998: sw1 is the root, sw2 is designated on the far LAN, and sw3
 * blocks there.
 */
class SpanningTreeTest {
    private static final long S = SimTime.SECOND;
    private static final long MS = SimTime.MILLISECOND;

    private final BridgeLab lab = new BridgeLab();
    private final Switch sw1 = lab.add(0x8000);
    private final Switch sw2 = lab.add(0x8000);
    private final Switch sw3 = lab.add(0x8000);
    private final Lan lan12 = lab.join(sw1, sw2);
    private final Lan lan13 = lab.join(sw1, sw3);
    private final Lan lan23 = lab.join(sw2, sw3);

    @Test
    void choosesRootAndBlocksTheFarLink() {
        lab.run(SimTime.SECOND);
        assertThat(BridgeLab.ports(sw3)).as("sw2 has to hold back what it knows").contains("designated listening");
        lab.run(SimTime.SECOND + BridgeLab.DELAY_PS);
        assertPorts("listening", "blocking");
        lab.run(15 * S - 1);
        assertPorts("listening", "blocking");
        lab.run(15 * S);
        assertPorts("learning", "blocking");
        lab.run(30 * S - 1);
        assertPorts("learning", "blocking");
        lab.run(30 * S);
        assertPorts("forwarding", "blocking");
        assertThat(BridgeLab.tree(sw1).isRoot()).isTrue();
        assertThat(BridgeLab.tree(sw1).bridgeId()).isEqualTo(0x8000_0201_0000_0100L);
        assertThat(BridgeLab.tree(sw3).rootId()).isEqualTo(BridgeLab.tree(sw1).bridgeId());
        assertThat(BridgeLab.tree(sw3).rootPathCost()).isEqualTo(19);
        assertThat(BridgeLab.tree(sw3).portStatus().get(1).designatedBridge())
                .isEqualTo(BridgeLab.tree(sw2).bridgeId());
    }

    private void assertPorts(String active, String far) {
        assertThat(BridgeLab.ports(sw1)).isEqualTo("designated " + active + ", designated " + active);
        assertThat(BridgeLab.ports(sw2)).isEqualTo("root " + active + ", designated " + active);
        assertThat(BridgeLab.ports(sw3)).isEqualTo("root " + active + ", alternate " + far);
    }

    /** The root port's link goes down: the blocked port takes over at once, but has to listen and to learn. */
    @Test
    void aRootPortThatGoesDownIsReplacedAtOnce() {
        lab.run(50 * S);
        lan13.setLinkUp(false);
        assertThat(BridgeLab.ports(sw3)).isEqualTo("disabled disabled, root listening");
        assertThat(BridgeLab.tree(sw3).rootPathCost()).isEqualTo(38);
        lab.run(80 * S - 1);
        assertThat(BridgeLab.ports(sw3)).isEqualTo("disabled disabled, root learning");
        lab.run(80 * S);
        assertThat(BridgeLab.ports(sw3)).isEqualTo("disabled disabled, root forwarding");

        lan13.setLinkUp(true);
        lab.run(120 * S);
        assertPorts("forwarding", "blocking");
    }

    /** The root's messages no longer come, and the link does not tell: 20 s after the last of them sw3 looks around. */
    @Test
    void aSilentRootPortIsGivenUpAfterMaxAge() {
        lab.run(49 * S);
        lan13.cut = true;
        long heardPs = 48 * S + BridgeLab.DELAY_PS;
        lab.run(heardPs + 20 * S - 1);
        assertThat(BridgeLab.ports(sw3)).isEqualTo("root forwarding, alternate blocking");
        lab.run(heardPs + 20 * S);
        assertThat(BridgeLab.ports(sw3)).isEqualTo("designated forwarding, root listening");
        lab.run(heardPs + 50 * S);
        assertThat(BridgeLab.ports(sw3)).isEqualTo("designated forwarding, root forwarding");
    }

    /**
     * The link beyond sw2 breaks. Sw2 takes itself for the root and says so, but sw3 remembers a better root until the
     * message, 1 s old when it came, is 20 s old.
     */
    @Test
    void anInferiorMessageIsNotBelievedUntilTheBetterOneIsTooOld() {
        lab.run(50 * S);
        lan12.setLinkUp(false);
        assertThat(BridgeLab.tree(sw2).isRoot()).isTrue();
        // Root to sw2, sw2 to sw3: the hello of 50 s was on its way when the link broke, and counts as lost.
        long tooOldPs = 48 * S + 2 * BridgeLab.DELAY_PS + 19 * S;
        lab.run(tooOldPs - 1);
        assertThat(BridgeLab.ports(sw3)).isEqualTo("root forwarding, alternate blocking");
        lab.run(tooOldPs);
        assertThat(BridgeLab.ports(sw3)).isEqualTo("root forwarding, designated listening");
        lab.run(68 * S + 2 * BridgeLab.DELAY_PS);
        assertThat(BridgeLab.ports(sw2)).as("told with the next hello").isEqualTo("disabled disabled, root forwarding");
        lab.run(tooOldPs + 30 * S);
        assertThat(BridgeLab.ports(sw3)).isEqualTo("root forwarding, designated forwarding");
    }

    /** A smaller priority wins over a smaller address, and its times hold for all. */
    @Test
    void theRootsTimesHoldEverywhere() {
        BridgeLab fast = new BridgeLab();
        Switch ordinary = fast.add(StpConfig.DEFAULT);
        Switch root = fast.add(new StpConfig(0x1000, S, 6 * S, 4 * S));
        fast.join(ordinary, root);
        fast.run(20 * S);
        assertThat(BridgeLab.tree(root).isRoot()).isTrue();
        // Sw1 began to listen at 0 with its own 15 s; the other half of the way is the root's 4 s.
        assertThat(BridgeLab.ports(ordinary)).isEqualTo("root forwarding");
        fast.run(15 * S);
        List<EthernetFrame> said = fast.lans.getFirst().carried.stream()
                .filter(frame -> frame.source() == root.nics().getFirst().macAddress()).toList();
        assertThat(said).as("a hello a second, from 0 s to 20 s").hasSize(21);
    }

    /** At most one configuration message a second on a port (hold time). */
    @Test
    void holdsBackConfigurations() {
        lab.run(500 * MS);
        long sentFirst = sw2.stats().bpdusSent;
        lab.run(999 * MS);
        assertThat(sw2.stats().bpdusSent).isEqualTo(sentFirst);
        lab.run(S + BridgeLab.DELAY_PS);
        assertThat(sw2.stats().bpdusSent).as("what it has learned from sw1 meanwhile").isEqualTo(sentFirst + 1);
    }

    /** A port that begins to forward is told to the root, which lets all forget stations after 15 s, for 35 s. */
    @Test
    void aTopologyChangeIsToldToTheRootAndAgesFaster() {
        Lan edge = lab.join(sw3);
        List<EthernetFrame> heard = lab.station(edge, 0x0200_0000_000AL);
        lab.run(100 * S);
        assertThat(BridgeLab.tree(sw1).isTopologyChanging()).isFalse();
        lab.send(edge, BridgeLab.frame(0x0200_0000_000AL, MacAddress.BROADCAST));
        lab.run(120 * S);
        assertThat(sw1.macTable()).as("after 20 s").extracting(MacTableEntry::macAddress).contains(0x0200_0000_000AL);

        lan13.setLinkUp(false);
        long before = notifications(lan12);
        long forwardsPs = 150 * S;
        lab.run(forwardsPs - 1);
        assertThat(BridgeLab.tree(sw1).isTopologyChanging()).isFalse();
        lab.run(forwardsPs + 2 * BridgeLab.DELAY_PS);
        assertThat(notifications(lan23)).as("sw3 tells sw2").isEqualTo(1);
        assertThat(notifications(lan12)).as("and sw2 the root").isEqualTo(before + 1);
        assertThat(BridgeLab.tree(sw1).isTopologyChanging()).isTrue();
        assertThat(sw1.macTable()).as("50 s is too long now").isEmpty();
        lab.run(forwardsPs + 3 * S);
        assertThat(notifications(lan23) + notifications(lan12)).as("acknowledged at once").isEqualTo(before + 2);
        assertThat(BridgeLab.tree(sw3).isTopologyChanging()).isTrue();
        lab.run(forwardsPs + 2 * BridgeLab.DELAY_PS + 35 * S);
        assertThat(BridgeLab.tree(sw1).isTopologyChanging()).isFalse();
        assertThat(heard).isEmpty();
    }

    private static long notifications(Lan lan) {
        return lan.carried.stream().filter(frame -> frame.payload() instanceof TopologyChangeBpdu).count();
    }

    /** What comes from a station does not get through before 30 s, and is learned from 15 s on. */
    @Test
    void nothingPassesBefore30Seconds() {
        Lan edge2 = lab.join(sw2);
        Lan edge3 = lab.join(sw3);
        lab.station(edge2, 0x0200_0000_000AL);
        List<EthernetFrame> heard = lab.station(edge3, 0x0200_0000_000BL);
        for (long s = 1; s <= 40; s += 2) {
            lab.at(s * S, () -> lab.send(edge2, BridgeLab.frame(0x0200_0000_000AL, MacAddress.BROADCAST)));
        }
        lab.run(15 * S - 1);
        assertThat(sw2.macTable()).isEmpty();
        lab.run(30 * S - 1);
        assertThat(sw2.macTable()).hasSize(1);
        assertThat(heard).isEmpty();
        assertThat(sw2.stats().blocked).isEqualTo(15);
        lab.run(50 * S);
        assertThat(heard).as("31 s, 33 s … 39 s, each once").hasSize(5);
    }

    /** The root crashes: 20 s later the next one is root, and when the old one is back it wins again. */
    @Test
    void aCrashedRootIsReplacedAndComesBack() {
        lab.run(100 * S);
        sw1.crash();
        lab.run(121 * S);
        assertThat(BridgeLab.tree(sw2).isRoot()).isTrue();
        assertThat(BridgeLab.ports(sw1)).isEqualTo("disabled disabled, disabled disabled");
        lab.run(160 * S);
        assertThat(BridgeLab.ports(sw3)).isEqualTo("designated forwarding, root forwarding");
        sw1.restart();
        lab.run(200 * S);
        assertPorts("forwarding", "blocking");
    }

    /** Two ports of one bridge on one LAN: the smaller one is designated, the other a backup. */
    @Test
    void aBridgeHearsItself() {
        BridgeLab shared = new BridgeLab();
        Switch only = shared.add(0x8000);
        shared.join(only, only);
        shared.run(40 * S);
        assertThat(BridgeLab.ports(only)).isEqualTo("designated forwarding, backup blocking");
    }

    /** The age of a message grows by a second in each bridge (table 8-3). */
    @Test
    void messagesAgeBridgeByBridge() {
        lab.run(100 * S);
        assertThat(lan12.carried.getLast().payload()).isInstanceOfSatisfying(ConfigurationBpdu.class,
                bpdu -> assertThat(bpdu.messageAge()).isZero());
        assertThat(lan23.carried.getLast()).satisfies(frame -> {
            assertThat(frame.destination()).isEqualTo(Bpdu.BRIDGE_GROUP_ADDRESS);
            assertThat(frame.payload()).isInstanceOfSatisfying(ConfigurationBpdu.class, bpdu -> {
                assertThat(bpdu.messageAge()).isEqualTo(256);
                assertThat(bpdu.rootPathCost()).isEqualTo(19);
                assertThat(bpdu.portId()).isEqualTo(0x8002);
            });
        });
    }
}
