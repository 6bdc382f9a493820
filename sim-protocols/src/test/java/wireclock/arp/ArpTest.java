package wireclock.arp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.StopReason;
import wireclock.ethernet.Nic;
import wireclock.ethernet.RecordingMedium;
import wireclock.wire.ArpPacket;
import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;
import wireclock.wire.UdpDatagram;

class ArpTest {
    private static final int OWN = Ipv4Address.parse("10.0.0.1");
    private static final int OTHER = Ipv4Address.parse("10.0.0.2");
    private static final int THIRD = Ipv4Address.parse("10.0.0.3");
    private static final long OWN_MAC = 0x02_00_00_00_00_01L;
    private static final long OTHER_MAC = 0x02_00_00_00_00_02L;
    private static final long NEW_MAC = 0x02_00_00_00_00_99L;

    private final Scheduler scheduler = new Scheduler();
    private final RecordingMedium medium = new RecordingMedium();
    private final Nic nic = new Nic("h1:eth0", OWN_MAC);
    private final List<Ipv4Packet> returned = new ArrayList<>();
    private int forgotten;
    /** When a transport heard from every neighbour last. */
    private long confirmedPs = Long.MIN_VALUE;
    private Arp arp;

    @BeforeEach
    void plugIn() {
        nic.attach(medium);
        start(ArpConfig.DEFAULT);
    }

    private void start(ArpConfig config) {
        arp = new Arp(scheduler, scheduler.newComponent(), nic, OWN, config);
        arp.setListener(new ResolutionListener() {
            @Override
            public void neighborUnreachable(Ipv4Packet packet) {
                returned.add(packet);
            }

            @Override
            public void neighborForgotten() {
                forgotten++;
            }

            @Override
            public boolean isConfirmed(Neighbor neighbor, long sincePs) {
                return confirmedPs >= sincePs;
            }
        });
    }

    @Test
    void asksByBroadcastAndSendsAtTheAnswer() {
        Ipv4Packet packet = packet(1);
        arp.neighbor(OTHER).send(packet);

        EthernetFrame request = medium.takeOne();
        assertThat(request.destination()).isEqualTo(MacAddress.BROADCAST);
        assertThat(request.source()).isEqualTo(OWN_MAC);
        assertThat(request.etherType()).isEqualTo(EtherType.ARP);
        assertThat(request.payload()).isEqualTo(new ArpPacket(ArpPacket.REQUEST, OWN_MAC, OWN, 0, OTHER));

        receive(reply(OTHER, OTHER_MAC));

        EthernetFrame sent = medium.takeOne();
        assertThat(sent.destination()).isEqualTo(OTHER_MAC);
        assertThat(sent.etherType()).isEqualTo(EtherType.IPV4);
        assertThat(sent.payload()).isSameAs(packet);
        assertThat(scheduler.run(SimTime.SECOND, 1)).as("no timer is left behind").isEqualTo(StopReason.IDLE);

        arp.neighbor(OTHER).send(packet(2));
        assertThat(medium.takeIp().identification()).isEqualTo(2);
    }

    @Test
    void answersByUnicastAndLearnsFromTheRequest() {
        receive(request(OTHER, OTHER_MAC, OWN));

        EthernetFrame answer = medium.takeOne();
        assertThat(answer.destination()).isEqualTo(OTHER_MAC);
        assertThat(answer.payload()).isEqualTo(new ArpPacket(ArpPacket.REPLY, OWN_MAC, OWN, OTHER_MAC, OTHER));
        assertThat(arp.entries()).as("a question does not show that our answer arrives")
                .containsExactly(new ArpEntry(OTHER, OTHER_MAC, NeighborState.STALE, 0, 0));
    }

    @Test
    void requestsForOthersUpdateWhatIsKnownAndAddNothing() {
        receive(request(OTHER, OTHER_MAC, THIRD));
        assertThat(arp.entries()).isEmpty();
        assertThat(medium.take()).isEmpty();

        receive(request(OTHER, OTHER_MAC, OWN));
        medium.take();
        ArpPacket gratuitous = request(OTHER, NEW_MAC, OTHER);
        receive(gratuitous);
        assertThat(arp.entries().getFirst().macAddress()).isEqualTo(NEW_MAC);
        assertThat(medium.take()).isEmpty();
    }

    @Test
    void answersProbesForAFreeAddressWithoutRememberingThem() {
        receive(new ArpPacket(ArpPacket.REQUEST, OTHER_MAC, 0, 0, OWN));

        assertThat(medium.takeArp()).isEqualTo(new ArpPacket(ArpPacket.REPLY, OWN_MAC, OWN, OTHER_MAC, 0));
        assertThat(arp.entries()).isEmpty();
    }

    @Test
    void refusesNonsense() {
        receive(request(OWN, OTHER_MAC, THIRD));
        receive(new ArpPacket(ArpPacket.REPLY, MacAddress.BROADCAST, OTHER, OWN_MAC, OWN));
        receive(new ArpPacket(3, OTHER_MAC, OTHER, OWN_MAC, OWN));

        assertThat(arp.stats().addressConflicts).isEqualTo(1);
        assertThat(arp.stats().malformed).isEqualTo(2);
        assertThat(arp.entries()).isEmpty();
        assertThat(medium.take()).isEmpty();
    }

    @Test
    void parksInOrderAndDropsTheOldest() {
        for (int id = 0; id < 103; id++) {
            arp.neighbor(OTHER).send(packet(id));
        }
        assertThat(medium.take()).as("one request, however many packets wait").hasSize(1);

        receive(reply(OTHER, OTHER_MAC));

        assertThat(medium.take()).extracting(frame -> ((Ipv4Packet) frame.payload()).identification())
                .containsExactlyElementsOf(IntStream.range(2, 103).boxed().toList());
        assertThat(arp.stats().parkedOverflowed).isEqualTo(2);
    }

    @Test
    void asksThreeTimesASecondApartThenGivesThePacketsBack() {
        arp.neighbor(OTHER).send(packet(1));
        arp.neighbor(OTHER).send(packet(2));

        runTo(SimTime.SECOND - 1);
        assertThat(medium.take()).hasSize(1);
        runTo(SimTime.SECOND);
        assertThat(medium.take()).hasSize(1);
        runTo(2 * SimTime.SECOND);
        assertThat(medium.take()).hasSize(1);
        runTo(3 * SimTime.SECOND - 1);
        assertThat(returned).isEmpty();
        assertThat(scheduler.run(SimTime.NEVER, Long.MAX_VALUE)).isEqualTo(StopReason.IDLE);

        assertThat(scheduler.nowPs()).isEqualTo(3 * SimTime.SECOND);
        assertThat(returned).extracting(Ipv4Packet::identification).containsExactly(1, 2);
        assertThat(medium.take()).isEmpty();
        assertThat(arp.stats().requestsSent).isEqualTo(3);
        assertThat(arp.stats().gaveUp).isEqualTo(1);
        assertThat(arp.entries()).containsExactly(new ArpEntry(OTHER, 0, NeighborState.FAILED, 3 * SimTime.SECOND, 0));

        arp.neighbor(OTHER).send(packet(3));
        assertThat(medium.takeArp().operation()).as("asks anew").isEqualTo(ArpPacket.REQUEST);
    }

    @Test
    void neighboursAreAskedIndependently() {
        arp.neighbor(OTHER).send(packet(1));
        runTo(SimTime.SECOND / 2);
        arp.neighbor(THIRD).send(packet(2));
        receive(reply(OTHER, OTHER_MAC));
        medium.take();

        runTo(SimTime.SECOND * 3 / 2 - 1);
        assertThat(medium.take()).isEmpty();
        runTo(SimTime.SECOND * 3 / 2);
        assertThat(medium.takeArp().targetIp()).isEqualTo(THIRD);
    }

    /** Reachable for 30 s from the answer at 0, used at 30 s: 5 s of grace, then asked by unicast. */
    @Test
    void asksAStaleNeighbourByUnicastWithoutHoldingTrafficUp() {
        know(OTHER, OTHER_MAC);
        runTo(30 * SimTime.SECOND - 1);
        arp.neighbor(OTHER).send(packet(1));
        assertThat(medium.takeIp().identification()).isEqualTo(1);
        assertThat(state(OTHER)).isEqualTo(NeighborState.REACHABLE);
        runTo(30 * SimTime.SECOND);
        assertThat(state(OTHER)).isEqualTo(NeighborState.STALE);

        arp.neighbor(OTHER).send(packet(2));
        assertThat(medium.takeIp().identification()).isEqualTo(2);
        assertThat(state(OTHER)).isEqualTo(NeighborState.DELAY);
        runTo(35 * SimTime.SECOND - 1);
        assertThat(medium.take()).isEmpty();
        runTo(35 * SimTime.SECOND);
        EthernetFrame request = medium.takeOne();
        assertThat(request.destination()).isEqualTo(OTHER_MAC);
        assertThat(request.payload()).isEqualTo(new ArpPacket(ArpPacket.REQUEST, OWN_MAC, OWN, 0, OTHER));
        assertThat(state(OTHER)).isEqualTo(NeighborState.PROBE);
        arp.neighbor(OTHER).send(packet(3));
        assertThat(medium.takeOne().destination()).isEqualTo(OTHER_MAC);

        receive(reply(OTHER, OTHER_MAC));
        assertThat(arp.entries())
                .containsExactly(new ArpEntry(OTHER, OTHER_MAC, NeighborState.REACHABLE, 65 * SimTime.SECOND, 0));
        assertThat(scheduler.pendingEvents()).isZero();
    }

    @Test
    void aTransportThatHearsFromTheNeighbourSparesTheQuestion() {
        know(OTHER, OTHER_MAC);
        runTo(30 * SimTime.SECOND);
        arp.neighbor(OTHER).send(packet(1));
        medium.take();
        confirmedPs = 31 * SimTime.SECOND;
        runTo(35 * SimTime.SECOND);
        assertThat(medium.take()).isEmpty();
        assertThat(arp.entries())
                .containsExactly(new ArpEntry(OTHER, OTHER_MAC, NeighborState.REACHABLE, 65 * SimTime.SECOND, 0));

        runTo(65 * SimTime.SECOND);
        arp.neighbor(OTHER).send(packet(2));
        medium.take();
        runTo(70 * SimTime.SECOND);
        assertThat(medium.takeArp().operation()).as("what was heard at 31 s is old").isEqualTo(ArpPacket.REQUEST);
    }

    /** Used at 30 s, asked at 35, 36 and 37 s, given up at 38 s; then the whole segment is asked. */
    @Test
    void givesAStaleNeighbourUpThatDoesNotAnswer() {
        know(OTHER, OTHER_MAC);
        runTo(30 * SimTime.SECOND);
        arp.neighbor(OTHER).send(packet(1));
        runTo(38 * SimTime.SECOND - 1);
        assertThat(medium.take()).hasSize(4).extracting(EthernetFrame::destination).containsOnly(OTHER_MAC);
        assertThat(state(OTHER)).isEqualTo(NeighborState.PROBE);
        runTo(38 * SimTime.SECOND);
        assertThat(state(OTHER)).isEqualTo(NeighborState.FAILED);
        assertThat(returned).isEmpty();

        arp.neighbor(OTHER).send(packet(2));
        assertThat(medium.takeOne().destination()).isEqualTo(MacAddress.BROADCAST);
    }

    /** Stale at 30 s; nobody sends to it for four minutes: as if it had never been known. */
    @Test
    void forgetsWhatNobodyUses() {
        know(OTHER, OTHER_MAC);
        runTo(270 * SimTime.SECOND - 1);
        assertThat(state(OTHER)).isEqualTo(NeighborState.STALE);
        runTo(270 * SimTime.SECOND);
        assertThat(arp.entries()).isEmpty();
        receive(reply(OTHER, NEW_MAC));
        assertThat(arp.entries()).as("no answer to a question: makes no entry").isEmpty();
        arp.neighbor(OTHER).send(packet(1));
        assertThat(medium.takeOne().destination()).isEqualTo(MacAddress.BROADCAST);
    }

    @Test
    void unaskedAnswersMakeNoEntry() {
        receive(reply(OTHER, OTHER_MAC));
        arp.receive(new ArpPacket(ArpPacket.REPLY, OTHER_MAC, OTHER, OTHER_MAC, OTHER), true);
        assertThat(arp.entries()).isEmpty();
    }

    /** The address has moved: the announcement mends the entry at once, and what follows goes to the new station. */
    @Test
    void aGratuitousPacketMendsAnEntry() {
        know(OTHER, OTHER_MAC);
        arp.receive(request(OTHER, NEW_MAC, OTHER), true);
        assertThat(arp.entries()).containsExactly(new ArpEntry(OTHER, NEW_MAC, NeighborState.STALE, 0, 0));
        arp.neighbor(OTHER).send(packet(1));
        assertThat(medium.takeOne().destination()).isEqualTo(NEW_MAC);
        arp.receive(new ArpPacket(ArpPacket.REPLY, OTHER_MAC, OTHER, OTHER_MAC, OTHER), true);
        assertThat(arp.entries().getFirst().macAddress()).as("as a reply too").isEqualTo(OTHER_MAC);
    }

    /** Two stations with one address: the first answer counts for a second, as Linux has it (locktime). */
    @Test
    void ofTwoAnswersTheFirstCounts() {
        know(OTHER, OTHER_MAC);
        receive(reply(OTHER, NEW_MAC));
        runTo(SimTime.SECOND);
        receive(reply(OTHER, NEW_MAC));
        assertThat(arp.entries().getFirst().macAddress()).isEqualTo(OTHER_MAC);
        assertThat(arp.stats().overruled).isEqualTo(2);
        runTo(SimTime.SECOND + 1);
        receive(reply(OTHER, NEW_MAC));
        assertThat(arp.entries().getFirst().macAddress()).isEqualTo(NEW_MAC);
    }

    @Test
    void anAnswerThatEndsTheWaitInBetweenLeavesNoTimer() {
        know(OTHER, OTHER_MAC);
        runTo(30 * SimTime.SECOND);
        arp.neighbor(OTHER).send(packet(1));
        receive(reply(OTHER, OTHER_MAC));
        assertThat(state(OTHER)).isEqualTo(NeighborState.REACHABLE);
        assertThat(scheduler.pendingEvents()).isZero();
    }

    @Test
    void permanentNeighboursNeedNoRequestAndCannotBeOverwritten() {
        arp.addPermanent(OTHER, OTHER_MAC);
        receive(request(OTHER, NEW_MAC, OWN));
        medium.take();
        runTo(10_000 * SimTime.SECOND);

        arp.neighbor(OTHER).send(packet(1));

        assertThat(medium.takeOne().destination()).isEqualTo(OTHER_MAC);
        assertThat(arp.entries())
                .containsExactly(new ArpEntry(OTHER, OTHER_MAC, NeighborState.PERMANENT, SimTime.NEVER, 0));
    }

    @Test
    void theTableIsBoundedAndForgetsWhomItHeardLongestAgo() {
        start(new ArpConfig(SimTime.SECOND, SimTime.SECOND, SimTime.SECOND, SimTime.SECOND, 3, 64, 3));
        arp.addPermanent(OWN + 100, 0x02_00_00_00_00_64L);
        for (int i = 1; i <= 3; i++) {
            receive(request(OWN + i, OTHER_MAC + i, OWN));
        }
        receive(request(OWN + 1, OTHER_MAC + 1, OWN));
        receive(request(OWN + 4, OTHER_MAC + 4, OWN));

        assertThat(arp.entries()).extracting(ArpEntry::address)
                .containsExactly(OWN + 1, OWN + 3, OWN + 4, OWN + 100);
        assertThat(forgotten).isEqualTo(1);
        assertThat(arp.stats().evicted).isEqualTo(1);
    }

    @Test
    void aFlushForgetsAllButThePermanent() {
        know(OTHER, OTHER_MAC);
        runTo(30 * SimTime.SECOND);
        arp.neighbor(OTHER).send(packet(1));
        arp.neighbor(THIRD).send(packet(2));
        arp.addPermanent(OWN + 9, 0x02_00_00_00_00_09L);
        medium.take();
        arp.flush();

        assertThat(arp.entries()).extracting(ArpEntry::address).containsExactly(OWN + 9);
        assertThat(scheduler.pendingEvents()).as("nobody waits any more").isZero();
        assertThat(arp.stats().parkedForgotten).isEqualTo(1);
        assertThat(forgotten).isEqualTo(1);
    }

    /** Virtual time only moves while something is pending, so something is. */
    private void runTo(long timePs) {
        Event tick = new Event(scheduler.newComponent()) {
            @Override
            public void fire() {}
        };
        scheduler.schedule(tick, timePs);
        scheduler.run(timePs, Long.MAX_VALUE);
    }

    /** Asks and is answered at once. */
    private void know(int neighbor, long mac) {
        arp.neighbor(neighbor).send(packet(0));
        receive(reply(neighbor, mac));
        medium.take();
    }

    private NeighborState state(int neighbor) {
        return arp.neighbor(neighbor).state();
    }

    /** Broadcast questions and unicast answers. */
    private void receive(ArpPacket packet) {
        arp.receive(packet, packet.operation() == ArpPacket.REQUEST);
    }

    private static ArpPacket request(int senderIp, long senderMac, int targetIp) {
        return new ArpPacket(ArpPacket.REQUEST, senderMac, senderIp, 0, targetIp);
    }

    private static ArpPacket reply(int senderIp, long senderMac) {
        return new ArpPacket(ArpPacket.REPLY, senderMac, senderIp, OWN_MAC, OWN);
    }

    private static Ipv4Packet packet(int id) {
        return Ipv4Packet.of(OWN, OTHER, 0, 64, id, true, new UdpDatagram(1, 2, BytesPayload.EMPTY));
    }
}
