package wireclock.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wireclock.bridge.GroupEntry;
import wireclock.bridge.Overflow;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IgmpGroupMessage;
import wireclock.wire.IgmpGroupRecord;
import wireclock.wire.IgmpQuery;
import wireclock.wire.IgmpReport;
import wireclock.wire.IpPayload;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;
import wireclock.wire.UdpDatagram;

/** A hub of five ports that reads IGMP (RFC 4541): the router is on port 0, the source on port 1. */
class SnoopingTest {
    private static final int ROUTER = 0;
    private static final int SOURCE = 1;
    private static final int GROUP = Ipv4Address.parse("239.1.1.1");
    private static final int ALL_HOSTS = Ipv4Address.parse("224.0.0.1");

    private final Scheduler scheduler = new Scheduler();
    private final Switch hub = new Switch(scheduler, "sw1",
            new SwitchConfig(0, 300 * SimTime.SECOND, 100, Overflow.FLOOD, null, false, true));
    private final int[] sent = new int[5];

    @BeforeEach
    void ports() {
        for (int port = 0; port < sent.length; port++) {
            int number = port;
            hub.addPort("eth" + port, 0x0201_0000_0001L + port).attach(frame -> sent[number]++);
        }
    }

    @Test
    void anUnknownGroupIsFlooded() {
        assertReaches(data(GROUP), 0, 2, 3, 4);
    }

    @Test
    void aGroupGoesToItsMembersAndToRouters() {
        query();
        report(2);
        report(3);
        assertReaches(data(GROUP), ROUTER, 2, 3);
        assertReaches(data(GROUP + 1), 0, 2, 3, 4);
        assertThat(hub.groups()).containsExactly(
                new GroupEntry(0, 0, ROUTER, 260 * SimTime.SECOND), new GroupEntry(0, GROUP, 2, 260 * SimTime.SECOND),
                new GroupEntry(0, GROUP, 3, 260 * SimTime.SECOND));
        assertThat(hub.stats().snooped).as("two reports and a frame").isEqualTo(3);
    }

    /** Other hosts must not hear it, or they would keep silent themselves. */
    @Test
    void reportsGoToRoutersOnly() {
        assertReaches(2, new IgmpGroupMessage(IgmpGroupMessage.V2_REPORT, GROUP), GROUP);
        query();
        assertReaches(2, new IgmpGroupMessage(IgmpGroupMessage.V2_REPORT, GROUP), GROUP, ROUTER);
        assertReaches(2, new IgmpReport(List.of(IgmpGroupRecord.of(IgmpGroupRecord.MODE_IS_EXCLUDE, GROUP))), GROUP,
                ROUTER);
        assertReaches(ROUTER, IgmpQuery.version2(100, 0), ALL_HOSTS, 1, 2, 3, 4);
    }

    @Test
    void whoLeavesIsServedForTwoSecondsMore() {
        query();
        report(2);
        arrive(3, new IgmpReport(List.of(IgmpGroupRecord.of(IgmpGroupRecord.CHANGE_TO_EXCLUDE, GROUP))), GROUP);
        arrive(2, new IgmpGroupMessage(IgmpGroupMessage.LEAVE, GROUP), Ipv4Address.parse("224.0.0.2"));
        moveTo(2 * SimTime.SECOND - 1);
        assertReaches(data(GROUP), ROUTER, 2, 3);
        moveTo(2 * SimTime.SECOND);
        assertReaches(data(GROUP), ROUTER, 3);
        arrive(3, new IgmpReport(List.of(IgmpGroupRecord.of(IgmpGroupRecord.CHANGE_TO_INCLUDE, GROUP))), GROUP);
        moveTo(4 * SimTime.SECOND);
        assertReaches(data(GROUP), ROUTER);
    }

    /** Somebody else behind the port answers the router's question after the leave. */
    @Test
    void whoStillListensSaysSo() {
        report(2);
        arrive(2, new IgmpGroupMessage(IgmpGroupMessage.LEAVE, GROUP), GROUP);
        report(2);
        moveTo(3 * SimTime.SECOND);
        assertReaches(data(GROUP), 2);
    }

    @Test
    void membersAndRoutersAreForgottenAfter260Seconds() {
        query();
        report(2);
        moveTo(260 * SimTime.SECOND - 1);
        assertReaches(data(GROUP), ROUTER, 2);
        moveTo(260 * SimTime.SECOND);
        assertReaches(data(GROUP));
    }

    @Test
    void aPortThatGoesDownHasNoMembers() {
        report(2);
        report(3);
        hub.nics().get(2).setLinkUp(false);
        hub.nics().get(2).setLinkUp(true);
        assertReaches(data(GROUP), 3);
    }

    /** 224.0.0.0/24 is for all, whether or not somebody has reported it. */
    @Test
    void localGroupsAndOtherMulticastAreFlooded() {
        arrive(2, new IgmpGroupMessage(IgmpGroupMessage.V2_REPORT, Ipv4Address.parse("224.0.0.251")), GROUP);
        assertReaches(data(Ipv4Address.parse("224.0.0.251")), 0, 2, 3, 4);
        assertReaches(BridgeLab.frame(1, 0x3333_0000_0001L), 0, 2, 3, 4);
    }

    @Test
    void hasRoomForManyGroups() {
        List<IgmpGroupRecord> records = new ArrayList<>();
        for (int group = 0; group < 300; group++) {
            records.add(IgmpGroupRecord.of(IgmpGroupRecord.MODE_IS_EXCLUDE, GROUP + group));
        }
        arrive(4, new IgmpReport(records), GROUP);
        assertThat(hub.groups()).hasSize(300);
        assertReaches(data(GROUP + 299), 4);
    }

    private void query() {
        arrive(ROUTER, IgmpQuery.version2(100, 0), ALL_HOSTS);
    }

    private void report(int port) {
        arrive(port, new IgmpGroupMessage(IgmpGroupMessage.V2_REPORT, GROUP), GROUP);
    }

    private static EthernetFrame data(int group) {
        return frame(9, group, new UdpDatagram(1, 2, BytesPayload.EMPTY));
    }

    private static EthernetFrame frame(int source, int destination, IpPayload payload) {
        return new EthernetFrame(MacAddress.ofGroup(destination), 0x0200_0000_0000L + source, EtherType.IPV4,
                Ipv4Packet.of(source, destination, 0, 1, 0, false, payload));
    }

    private void arrive(int port, IpPayload message, int destination) {
        hub.nics().get(port).receive(frame(port + 1, destination, message));
    }

    private void assertReaches(int port, IpPayload message, int destination, int... ports) {
        Arrays.fill(sent, 0);
        arrive(port, message, destination);
        assertSent(ports);
    }

    private void assertReaches(EthernetFrame frame, int... ports) {
        Arrays.fill(sent, 0);
        hub.nics().get(SOURCE).receive(frame);
        assertSent(ports);
    }

    private void assertSent(int... ports) {
        int[] expected = new int[sent.length];
        for (int port : ports) {
            expected[port] = 1;
        }
        assertThat(sent).containsExactly(expected);
    }

    private void moveTo(long timePs) {
        scheduler.schedule(new Event(scheduler.newComponent()) {
            @Override
            public void fire() {}
        }, timePs);
        scheduler.run(timePs, Long.MAX_VALUE);
    }
}
