package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IgmpGroupMessage;
import wireclock.wire.IgmpMessage;
import wireclock.wire.IgmpQuery;
import wireclock.wire.IgmpReport;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Options;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;

/** A host's reports, each at its time: delays are the draws of the interface's own stream. */
class IgmpHostTest {
    private static final long SEED = 5;
    private static final int GROUP = Ipv4Address.parse("239.1.2.3");
    private static final int OTHER_GROUP = Ipv4Address.parse("239.9.9.9");
    private static final int ROUTER = Ipv4Address.parse("10.0.0.254");
    private static final int NEIGHBOR = Ipv4Address.parse("10.0.0.7");
    private static final String HEAD = "10.0.0.1 > 224.0.0.22: igmp v3 report, 1 group record(s) [gaddr ";

    private final Scheduler scheduler = new Scheduler();
    private final TestNode node = new TestNode(scheduler, false);
    private final NetworkInterface eth0 = node.addInterface("10.0.0.1/24", 1500);
    private final RandomStream draws = new RandomStream(SEED, "igmp of n:eth0");
    private final Timer alarm = new Timer(scheduler, scheduler.newComponent()) {
        @Override
        protected void expired() {
            // Only the time matters.
        }
    };
    private final List<String> heard = new ArrayList<>();

    private void speak(int version) {
        node.ip().multicast().enable(new RandomStreams(SEED));
        node.ip().multicast().configure(IgmpConfig.ofVersion(version));
    }

    private long drawPs(long seconds) {
        return 1 + draws.nextBelow(seconds * SimTime.SECOND);
    }

    @Test
    void version3ReportsAJoinTwiceAndALeaveTwice() {
        speak(3);
        join(GROUP);
        assertThat(sent()).containsExactly(HEAD + "239.1.2.3 to_ex, 0 source(s)]");
        long againPs = drawPs(1);
        runTo(againPs - 1);
        assertThat(sent()).isEmpty();
        runTo(againPs);
        assertThat(sent()).containsExactly(HEAD + "239.1.2.3 to_ex, 0 source(s)]");

        runTo(10 * SimTime.SECOND);
        leave(GROUP);
        assertThat(sent()).containsExactly(HEAD + "239.1.2.3 to_in, 0 source(s)]");
        long leftAgainPs = 10 * SimTime.SECOND + drawPs(1);
        runTo(leftAgainPs - 1);
        assertThat(sent()).isEmpty();
        runTo(leftAgainPs);
        assertThat(sent()).containsExactly(HEAD + "239.1.2.3 to_in, 0 source(s)]");
        assertThat(scheduler.pendingEvents()).isZero();
    }

    @Test
    void aReportTravelsOneHopWithRouterAlert() {
        speak(3);
        join(GROUP);
        EthernetFrame frame = node.medium(0).takeOne();
        assertThat(MacAddress.format(frame.destination())).isEqualTo("01:00:5e:00:00:16");
        Ipv4Packet packet = (Ipv4Packet) frame.payload();
        assertThat(packet.timeToLive()).isEqualTo(1);
        assertThat(packet.typeOfService()).isEqualTo(0xC0);
        assertThat(packet.options()).isEqualTo(Ipv4Options.ROUTER_ALERT);
    }

    /** The leave within the second repeats together with it what is left to say of the join of another group. */
    @Test
    void changesThatFollowFastGoTogether() {
        speak(3);
        join(GROUP);
        node.medium(0).take();
        join(OTHER_GROUP);
        assertThat(sent()).containsExactly("10.0.0.1 > 224.0.0.22: igmp v3 report, 2 group record(s) "
                + "[gaddr 239.1.2.3 to_ex, 0 source(s)] [gaddr 239.9.9.9 to_ex, 0 source(s)]");
        leave(GROUP);
        assertThat(sent()).as("a leave takes the place of the join").containsExactly(
                "10.0.0.1 > 224.0.0.22: igmp v3 report, 2 group record(s) "
                        + "[gaddr 239.9.9.9 to_ex, 0 source(s)] [gaddr 239.1.2.3 to_in, 0 source(s)]");
        runTo(SimTime.SECOND);
        assertThat(sent()).containsExactly(HEAD + "239.1.2.3 to_in, 0 source(s)]");
    }

    @Test
    void version3AnswersAGeneralQueryOnceForAllGroups() {
        speak(3);
        join(GROUP);
        join(OTHER_GROUP);
        runTo(5 * SimTime.SECOND);
        sent();
        skipDraws(2, 1);
        query(IgmpQuery.version3(100, 0, false, 2, 125));
        long answerPs = 5 * SimTime.SECOND + drawPs(10);
        runTo(answerPs - 1);
        assertThat(sent()).isEmpty();
        runTo(answerPs);
        assertThat(sent()).containsExactly("10.0.0.1 > 224.0.0.22: igmp v3 report, 2 group record(s) "
                + "[gaddr 239.1.2.3 is_ex, 0 source(s)] [gaddr 239.9.9.9 is_ex, 0 source(s)]");
        assertThat(scheduler.pendingEvents()).isZero();
    }

    @Test
    void version3AnswersAGroupQueryForItsGroup() {
        speak(3);
        join(GROUP);
        runTo(5 * SimTime.SECOND);
        sent();
        skipDraws(1, 1);
        query(IgmpQuery.version3(10, OTHER_GROUP, false, 2, 125));
        query(IgmpQuery.version3(10, GROUP, false, 2, 125));
        long answerPs = 5 * SimTime.SECOND + drawPs(1);
        runTo(answerPs - 1);
        assertThat(sent()).isEmpty();
        runTo(7 * SimTime.SECOND);
        assertThat(sent()).containsExactly(HEAD + "239.1.2.3 is_ex, 0 source(s)]");
    }

    /** RFC 3376 §5.2, rule 1: an answer about everything that is due sooner will do. */
    @Test
    void aPendingGeneralAnswerServesAGroupQuery() {
        speak(3);
        join(GROUP);
        runTo(5 * SimTime.SECOND);
        sent();
        query(IgmpQuery.version3(1, 0, false, 2, 125));
        runTo(5 * SimTime.SECOND);
        query(IgmpQuery.version3(31_000, GROUP, false, 2, 125));
        runTo(4000 * SimTime.SECOND);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void nobodyIsToldOfTheGroupOfAllHosts() {
        speak(3);
        join(IgmpMessage.ALL_HOSTS);
        query(IgmpQuery.version3(100, 0, false, 2, 125));
        runTo(20 * SimTime.SECOND);
        leave(IgmpMessage.ALL_HOSTS);
        assertThat(sent()).isEmpty();
        assertThat(eth0.isJoined(IgmpMessage.ALL_HOSTS)).isTrue();
    }

    @Test
    void aGroupIsJoinedOnceHoweverManyListen() {
        speak(3);
        join(GROUP);
        runTo(2 * SimTime.SECOND);
        sent();
        join(GROUP);
        leave(GROUP);
        assertThat(sent()).isEmpty();
        assertThat(eth0.joinedGroups()).containsExactly(GROUP);
        leave(GROUP);
        assertThat(sent()).hasSize(1);
        assertThat(eth0.joinedGroups()).isEmpty();
        leave(GROUP);
        assertThat(sent()).isEmpty();
    }

    @Test
    void manyGroupsAreReportedInSeveralMessages() {
        speak(3);
        for (int i = 0; i < 400; i++) {
            join(GROUP + i);
        }
        runTo(30 * SimTime.SECOND);
        sent();
        query(IgmpQuery.version3(10, 0, false, 2, 125));
        runTo(40 * SimTime.SECOND);
        List<Integer> records = new ArrayList<>();
        for (EthernetFrame frame : node.medium(0).take()) {
            Ipv4Packet packet = (Ipv4Packet) frame.payload();
            assertThat(packet.totalLength()).isLessThanOrEqualTo(1500);
            records.add(((IgmpReport) packet.payload()).records().size());
        }
        // (1500 - 24 - 8) / 8 bytes a record
        assertThat(records).containsExactly(183, 183, 34);
    }

    @Test
    void version2ReportsToTheGroupAndRepeatsItWithinTenSeconds() {
        speak(2);
        join(GROUP);
        assertThat(sent()).containsExactly("10.0.0.1 > 239.1.2.3: igmp v2 report 239.1.2.3");
        long againPs = drawPs(10);
        runTo(againPs - 1);
        assertThat(sent()).isEmpty();
        runTo(againPs);
        assertThat(sent()).containsExactly("10.0.0.1 > 239.1.2.3: igmp v2 report 239.1.2.3");
        assertThat(scheduler.pendingEvents()).isZero();
        leave(GROUP);
        assertThat(sent()).containsExactly("10.0.0.1 > 224.0.0.2: igmp leave 239.1.2.3");
    }

    /** RFC 2236 §3: who hears another member report keeps silent, and has nothing to say when it leaves. */
    @Test
    void version2KeepsSilentWhenAnotherHasAnswered() {
        speak(2);
        join(GROUP);
        runTo(20 * SimTime.SECOND);
        sent();
        query(IgmpQuery.version2(100, 0));
        assertThat(scheduler.pendingEvents()).isOne();
        hear(NEIGHBOR, GROUP, new IgmpGroupMessage(IgmpGroupMessage.V2_REPORT, GROUP));
        assertThat(scheduler.pendingEvents()).isZero();
        leave(GROUP);
        assertThat(sent()).isEmpty();
    }

    /** RFC 2236 §6: a running delay is drawn anew only if the new query leaves less time than is left of it. */
    @Test
    void version2AnswersTheMoreUrgentQuery() {
        speak(2);
        join(GROUP);
        runTo(20 * SimTime.SECOND);
        sent();
        skipDraws(1, 10);
        query(IgmpQuery.version2(255, GROUP));
                query(IgmpQuery.version2(1, GROUP));
        runTo(20 * SimTime.SECOND + SimTime.SECOND / 10);
        assertThat(sent()).containsExactly("10.0.0.1 > 239.1.2.3: igmp v2 report 239.1.2.3");
        runTo(60 * SimTime.SECOND);
        assertThat(sent()).isEmpty();
    }

    /** RFC 3376 §7.2.1 and §8.12: for 2 · 125 s + 10 s after a query of version 2. */
    @Test
    void version3SpeaksVersion2AsLongAsTheQuerierDoes() {
        speak(3);
        query(IgmpQuery.version2(100, 0));
        join(GROUP);
        runTo(20 * SimTime.SECOND);
        assertThat(sent()).allMatch(line -> line.endsWith("igmp v2 report 239.1.2.3")).hasSize(2);
        runTo(260 * SimTime.SECOND - 1);
        join(OTHER_GROUP);
        leave(OTHER_GROUP);
        assertThat(sent()).containsExactly("10.0.0.1 > 239.9.9.9: igmp v2 report 239.9.9.9",
                "10.0.0.1 > 224.0.0.2: igmp leave 239.9.9.9");
        runTo(260 * SimTime.SECOND);
        join(OTHER_GROUP);
        assertThat(sent()).containsExactly(HEAD + "239.9.9.9 to_ex, 0 source(s)]");
    }

    @Test
    void toAVersion1QuerierItSpeaksVersion1AndLeavesInSilence() {
        speak(3);
        join(GROUP);
        sent();
        query(IgmpQuery.version1());
        runTo(12 * SimTime.SECOND);
        assertThat(sent()).as("the answer; the repetition of the join is dropped").containsExactly(
                "10.0.0.1 > 239.1.2.3: igmp v1 report 239.1.2.3");
        leave(GROUP);
        assertThat(sent()).isEmpty();
    }

    private void join(int group) {
        node.ip().multicast().join(eth0, group);
    }

    private void leave(int group) {
        node.ip().multicast().leave(eth0, group);
    }

    private void query(IgmpQuery query) {
        hear(ROUTER, query.isGeneral() ? IgmpMessage.ALL_HOSTS : query.group(), query);
    }

    private void hear(int source, int destination, IgmpMessage message) {
        Ipv4Packet packet = new Ipv4Packet(0xC0, 0, 0x4000, 1, source, destination, Ipv4Options.ROUTER_ALERT, message);
        eth0.nic().receive(new EthernetFrame(MacAddress.ofGroup(destination), TestNode.NEIGHBOR_MAC, EtherType.IPV4,
                packet));
    }

    private void skipDraws(int count, long seconds) {
        for (int i = 0; i < count; i++) {
            drawPs(seconds);
        }
    }

    private List<String> sent() {
        heard.clear();
        node.medium(0).take().forEach(frame -> heard.add(frame.toString()));
        return List.copyOf(heard);
    }

    /** An idle scheduler's clock stands still; the alarm makes it go on. */
    private void runTo(long timePs) {
        alarm.arm(timePs);
        scheduler.run(timePs, Long.MAX_VALUE);
    }
}
