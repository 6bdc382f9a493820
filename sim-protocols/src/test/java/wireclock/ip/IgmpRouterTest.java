package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IgmpGroupMessage;
import wireclock.wire.IgmpGroupRecord;
import wireclock.wire.IgmpMessage;
import wireclock.wire.IgmpQuery;
import wireclock.wire.IgmpReport;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Options;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;

/** When a router asks, what it remembers, and for how long (RFC 3376 §6 and §8, RFC 2236 §3 and §8). */
class IgmpRouterTest {
    private static final int GROUP = Ipv4Address.parse("239.1.2.3");
    private static final int HOST = Ipv4Address.parse("10.0.0.7");
    private static final int LOWER_ROUTER = Ipv4Address.parse("10.0.0.1");
    private static final int HIGHER_ROUTER = Ipv4Address.parse("10.0.0.3");
    private static final String GENERAL = "10.0.0.2 > 224.0.0.1: igmp query v3";
    private static final String SPECIFIC =
            "10.0.0.2 > 239.1.2.3: igmp query v3 [max resp time 1.0s] [gaddr 239.1.2.3]";

    private final Scheduler scheduler = new Scheduler();
    private final TestNode node = new TestNode(scheduler, true);
    private final NetworkInterface eth0 = node.addInterface("10.0.0.2/24", 1500);
    private final MulticastDomain domain = new MulticastDomain(scheduler);
    private final Timer alarm = new Timer(scheduler, scheduler.newComponent()) {
        @Override
        protected void expired() {
            // Only the time matters.
        }
    };

    private void route(int version) {
        node.ip().multicast().configure(IgmpConfig.ofVersion(version));
        node.ip().multicast().enableRouting(domain, List.of(0));
    }

    /** Two startup queries a quarter of the interval apart, then one every 125 s. */
    @Test
    void asksAtTheStartAndThenEvery125Seconds() {
        route(3);
        List<Double> timesS = new ArrayList<>();
        for (int quarters = 0; quarters <= 1200; quarters++) {
            runTo(quarters * SimTime.SECOND / 4);
            for (String line : sent()) {
                assertThat(line).isEqualTo(GENERAL);
                timesS.add(quarters / 4.0);
            }
        }
        assertThat(timesS).containsExactly(0.0, 31.25, 156.25, 281.25);
        assertThat(eth0.isQuerier()).isTrue();
    }

    @Test
    void forgetsAGroupOfWhichItHearsNothingFor260Seconds() {
        route(3);
        runTo(SimTime.SECOND);
        hear(HOST, IgmpMessage.ALL_IGMPV3_ROUTERS, join());
        assertThat(eth0.groupMemberships())
                .containsExactly(new GroupMembership(GROUP, HOST, 261 * SimTime.SECOND));
        runTo(100 * SimTime.SECOND);
        hear(HOST, IgmpMessage.ALL_IGMPV3_ROUTERS, record(IgmpGroupRecord.MODE_IS_EXCLUDE));
        runTo(360 * SimTime.SECOND - 1);
        assertThat(eth0.groupMemberships()).hasSize(1);
        runTo(360 * SimTime.SECOND);
        assertThat(eth0.groupMemberships()).isEmpty();
    }

    /** Two queries a second apart, and after two seconds the group is gone. */
    @Test
    void asksTwiceAfterALeave() {
        route(3);
        hear(HOST, IgmpMessage.ALL_IGMPV3_ROUTERS, join());
        runTo(10 * SimTime.SECOND);
        sent();
        hear(HOST, IgmpMessage.ALL_IGMPV3_ROUTERS, record(IgmpGroupRecord.CHANGE_TO_INCLUDE));
        assertThat(sent()).containsExactly(SPECIFIC);
        // The host says it twice; the second time changes nothing.
        runTo(10_500 * SimTime.MILLISECOND);
        hear(HOST, IgmpMessage.ALL_IGMPV3_ROUTERS, record(IgmpGroupRecord.CHANGE_TO_INCLUDE));
        runTo(11 * SimTime.SECOND - 1);
        assertThat(sent()).isEmpty();
        runTo(11 * SimTime.SECOND);
        assertThat(sent()).containsExactly(SPECIFIC);
        runTo(12 * SimTime.SECOND - 1);
        assertThat(eth0.groupMemberships()).hasSize(1);
        runTo(12 * SimTime.SECOND);
        assertThat(eth0.groupMemberships()).isEmpty();
        assertThat(sent()).isEmpty();
    }

    @Test
    void keepsTheGroupIfAnotherMemberAnswers() {
        route(3);
        hear(HOST, IgmpMessage.ALL_IGMPV3_ROUTERS, join());
        runTo(10 * SimTime.SECOND);
        hear(HOST, IgmpMessage.ALL_IGMPV3_ROUTERS, record(IgmpGroupRecord.CHANGE_TO_INCLUDE));
        runTo(10_300 * SimTime.MILLISECOND);
        sent();
        hear(HOST + 1, IgmpMessage.ALL_IGMPV3_ROUTERS, record(IgmpGroupRecord.MODE_IS_EXCLUDE));
        runTo(13 * SimTime.SECOND);
        List<EthernetFrame> frames = node.medium(0).take();
        IgmpQuery repeated = (IgmpQuery) ((Ipv4Packet) frames.getFirst().payload()).payload();
        assertThat(repeated.suppressRouterProcessing()).as("S flag, RFC 3376 §6.6.3.1").isTrue();
        assertThat(eth0.groupMemberships()).containsExactly(
                new GroupMembership(GROUP, HOST + 1, 270_300 * SimTime.MILLISECOND));
    }

    @Test
    void understandsVersion2HostsAndTheirLeaves() {
        route(3);
        hear(HOST, GROUP, new IgmpGroupMessage(IgmpGroupMessage.V2_REPORT, GROUP));
        assertThat(eth0.groupMemberships()).hasSize(1);
        runTo(10 * SimTime.SECOND);
        hear(HOST, IgmpMessage.ALL_ROUTERS, new IgmpGroupMessage(IgmpGroupMessage.LEAVE, GROUP));
        runTo(12 * SimTime.SECOND);
        assertThat(eth0.groupMemberships()).isEmpty();
    }

    /** RFC 3376 §7.3.2: a member of version 1 would leave in silence, so leaves of others prove nothing. */
    @Test
    void ignoresLeavesWhileThereIsAVersion1Host() {
        route(2);
        hear(HOST, GROUP, new IgmpGroupMessage(IgmpGroupMessage.V1_REPORT, GROUP));
        runTo(10 * SimTime.SECOND);
        hear(HOST + 1, GROUP, new IgmpGroupMessage(IgmpGroupMessage.V2_REPORT, GROUP));
        sent();
        hear(HOST + 1, IgmpMessage.ALL_ROUTERS, new IgmpGroupMessage(IgmpGroupMessage.LEAVE, GROUP));
        assertThat(sent()).isEmpty();
        assertThat(eth0.groupMemberships().getFirst().expiresPs()).isEqualTo(270 * SimTime.SECOND);
    }

    @Test
    void speaksVersion2IfToldTo() {
        route(2);
        runTo(0);
        assertThat(sent()).containsExactly("10.0.0.2 > 224.0.0.1: igmp query v2");
        hear(HOST, GROUP, new IgmpGroupMessage(IgmpGroupMessage.V2_REPORT, GROUP));
        hear(HOST, IgmpMessage.ALL_ROUTERS, new IgmpGroupMessage(IgmpGroupMessage.LEAVE, GROUP));
        assertThat(sent()).containsExactly(
                "10.0.0.2 > 239.1.2.3: igmp query v2 [max resp time 10] [gaddr 239.1.2.3]");
    }

    /** RFC 3376 §6.6.2 and §8.5: the other one is believed in for 2 · 125 s + 5 s. */
    @Test
    void yieldsToALowerAddressUntilThatIsSilent() {
        route(3);
        runTo(SimTime.SECOND);
        hear(HIGHER_ROUTER, IgmpMessage.ALL_HOSTS, IgmpQuery.version3(100, 0, false, 2, 125));
        assertThat(eth0.isQuerier()).isTrue();
        hear(LOWER_ROUTER, IgmpMessage.ALL_HOSTS, IgmpQuery.version3(100, 0, false, 2, 125));
        assertThat(eth0.isQuerier()).isFalse();
        sent();
        runTo(256 * SimTime.SECOND - 1);
        assertThat(sent()).isEmpty();
        runTo(256 * SimTime.SECOND);
        assertThat(sent()).containsExactly(GENERAL);
        assertThat(eth0.isQuerier()).isTrue();
    }

    /** A router that does not ask goes by the questions of the one that does. */
    @Test
    void aSilentRouterGivesAGroupUpWithTheQuerier() {
        route(3);
        hear(LOWER_ROUTER, IgmpMessage.ALL_HOSTS, IgmpQuery.version3(100, 0, false, 2, 125));
        hear(HOST, IgmpMessage.ALL_IGMPV3_ROUTERS, join());
        runTo(10 * SimTime.SECOND);
        hear(HOST, IgmpMessage.ALL_IGMPV3_ROUTERS, record(IgmpGroupRecord.CHANGE_TO_INCLUDE));
        assertThat(sent()).isEmpty();
        assertThat(eth0.groupMemberships().getFirst().expiresPs()).isEqualTo(260 * SimTime.SECOND);
        hear(LOWER_ROUTER, GROUP, IgmpQuery.version3(10, GROUP, true, 2, 125));
        assertThat(eth0.groupMemberships().getFirst().expiresPs()).isEqualTo(260 * SimTime.SECOND);
        hear(LOWER_ROUTER, GROUP, IgmpQuery.version3(10, GROUP, false, 2, 125));
        assertThat(eth0.groupMemberships().getFirst().expiresPs()).isEqualTo(12 * SimTime.SECOND);
    }

    /** Who listens to some sources only is a member as well; who blocks some is not heard to leave. */
    @Test
    void takesSourcesForTheWholeGroup() {
        route(3);
        hear(HOST, IgmpMessage.ALL_IGMPV3_ROUTERS, new IgmpReport(List.of(
                new IgmpGroupRecord(IgmpGroupRecord.ALLOW_NEW_SOURCES, GROUP, List.of(LOWER_ROUTER)),
                new IgmpGroupRecord(IgmpGroupRecord.BLOCK_OLD_SOURCES, GROUP + 1, List.of(LOWER_ROUTER)),
                IgmpGroupRecord.of(IgmpGroupRecord.CHANGE_TO_EXCLUDE, IgmpMessage.ALL_HOSTS))));
        assertThat(eth0.groupMemberships()).extracting(GroupMembership::group).containsExactly(GROUP);
    }

    /** Otherwise a run without a duration would never end. */
    @Test
    void asksNoMoreWhenNothingElseCanHappenInTheNetwork() {
        route(3);
        hear(HOST, IgmpMessage.ALL_IGMPV3_ROUTERS, join());
        alarm.arm(100 * SimTime.SECOND);
        scheduler.run(SimTime.NEVER, Long.MAX_VALUE);
        assertThat(scheduler.nowPs()).isEqualTo(156_250 * SimTime.MILLISECOND);
        assertThat(eth0.groupMemberships()).as("the table stays for who looks at it").hasSize(1);
    }

    private static IgmpReport join() {
        return record(IgmpGroupRecord.CHANGE_TO_EXCLUDE);
    }

    private static IgmpReport record(int type) {
        return new IgmpReport(List.of(IgmpGroupRecord.of(type, GROUP)));
    }

    private void hear(int source, int destination, IgmpMessage message) {
        Ipv4Packet packet = new Ipv4Packet(0xC0, 0, 0x4000, 1, source, destination, Ipv4Options.ROUTER_ALERT, message);
        eth0.nic().receive(new EthernetFrame(MacAddress.ofGroup(destination), TestNode.NEIGHBOR_MAC, EtherType.IPV4,
                packet));
    }

    private List<String> sent() {
        return node.medium(0).take().stream().map(EthernetFrame::toString).toList();
    }

    /** The alarm, far ahead, keeps the network busy: in a quiet one the router would ask no more. */
    private void runTo(long timePs) {
        alarm.arm(timePs + 1_000_000 * SimTime.SECOND);
        scheduler.run(timePs, Long.MAX_VALUE);
    }
}
