package wireclock.arp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.engine.Event;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.Medium;
import wireclock.ethernet.Nic;
import wireclock.wire.ArpPacket;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Address;
import wireclock.wire.MacAddress;

/** Address conflict detection as RFC 5227 has it: what is sent when, and who gives way. */
class AddressClaimTest {
    private static final int OWN = Ipv4Address.parse("10.0.0.1");
    private static final int OTHER = Ipv4Address.parse("10.0.0.2");
    private static final long OWN_MAC = 0x02_00_00_00_00_01L;
    private static final long OTHER_MAC = 0x02_00_00_00_00_02L;
    private static final long S = SimTime.SECOND;
    private static final ClaimConfig PROBING = new ClaimConfig(0, true, false, false);
    private static final ArpPacket PROBE = new ArpPacket(ArpPacket.REQUEST, OWN_MAC, 0, 0, OWN);
    private static final ArpPacket ANNOUNCEMENT = new ArpPacket(ArpPacket.REQUEST, OWN_MAC, OWN, 0, OWN);

    private final Scheduler scheduler = new Scheduler();
    private final List<Long> sentPs = new ArrayList<>();
    private final List<EthernetFrame> sent = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Nic nic = new Nic("h1:eth0", OWN_MAC);
    private Arp arp = start(PROBING, 1);

    private Arp start(ClaimConfig how, long seed) {
        nic.attach((Medium) frame -> {
            sentPs.add(scheduler.nowPs());
            sent.add(frame);
        });
        arp = new Arp(scheduler, scheduler.newComponent(), nic, OWN, ArpConfig.DEFAULT);
        arp.claimAddress(how, new RandomStream(seed, "addresses of h1:eth0"),
                usable -> heard.add(scheduler.nowPs() + (usable ? " usable" : " not usable")));
        return arp;
    }

    /** §2.1.1 and §2.3, whatever the draws: 3 probes 1 to 2 s apart, 2 s of silence, 2 announcements 2 s apart. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void probesThreeTimesAndAnnouncesTwice(long seed) {
        RandomStream draws = new RandomStream(seed, "addresses of h1:eth0");
        long first = draws.nextBelow(S + 1);
        long second = first + S + draws.nextBelow(S + 1);
        long third = second + S + draws.nextBelow(S + 1);
        runTo(20 * S);
        long base = 20 * S;
        sent.clear();
        sentPs.clear();
        heard.clear();
        arp = start(new ClaimConfig(base, true, false, false), seed);
        runTo(base + 20 * S);

        assertThat(sentPs).as("seed " + seed).containsExactly(base + first, base + second, base + third,
                base + third + 2 * S, base + third + 4 * S);
        assertThat(sent).extracting(EthernetFrame::payload)
                .containsExactly(PROBE, PROBE, PROBE, ANNOUNCEMENT, ANNOUNCEMENT);
        assertThat(sent).extracting(EthernetFrame::destination).containsOnly(MacAddress.BROADCAST);
        assertThat(heard).containsExactly(base + third + 2 * S + " usable");
        assertThat(arp.addressState()).isEqualTo(AddressState.HELD);
        assertThat(first).isBetween(0L, S);
    }

    @Test
    void answersNobodyBeforeTheAddressIsItsOwn() {
        runTo(4 * S);
        int before = sent.size();
        arp.receive(new ArpPacket(ArpPacket.REQUEST, OTHER_MAC, OTHER, 0, OWN), true);
        assertThat(sent).hasSize(before);
        assertThat(arp.entries()).isEmpty();
        runTo(20 * S);
        arp.receive(new ArpPacket(ArpPacket.REQUEST, OTHER_MAC, OTHER, 0, OWN), true);
        assertThat(sent.getLast().payload())
                .isEqualTo(new ArpPacket(ArpPacket.REPLY, OWN_MAC, OWN, OTHER_MAC, OTHER));
    }

    /** §2.1.1: an answer to the probe, or any packet from the address, or somebody else's probe for it. */
    @ParameterizedTest
    @ValueSource(strings = {"answer", "packet", "probe"})
    void givesWayWhileProbing(String kind) {
        runTo(2 * S);
        assertThat(arp.addressState()).isEqualTo(AddressState.PROBING);
        int before = sent.size();
        arp.receive(switch (kind) {
            case "answer" -> new ArpPacket(ArpPacket.REPLY, OTHER_MAC, OWN, OWN_MAC, 0);
            case "packet" -> new ArpPacket(ArpPacket.REQUEST, OTHER_MAC, OWN, 0, OTHER);
            default -> new ArpPacket(ArpPacket.REQUEST, OTHER_MAC, 0, 0, OWN);
        }, !kind.equals("answer"));

        runTo(100 * S);
        assertThat(sent).as("nothing more is sent").hasSize(before);
        assertThat(arp.addressState()).isEqualTo(AddressState.LOST);
        assertThat(arp.rival()).isEqualTo(OTHER_MAC);
        assertThat(arp.stats().addressConflicts).isEqualTo(1);
        assertThat(heard).isEmpty();
    }

    @Test
    void itsOwnProbeIsNoConflict() {
        runTo(2 * S);
        arp.receive(PROBE, true);
        assertThat(arp.addressState()).isEqualTo(AddressState.PROBING);
    }

    /** §2.4 (b): one announcement in ten seconds, then the address is given up. */
    @Test
    void defendsOnceInTenSeconds() {
        runTo(20 * S);
        sent.clear();
        ArpPacket claim = new ArpPacket(ArpPacket.REQUEST, OTHER_MAC, OWN, 0, OTHER);
        arp.receive(claim, true);
        assertThat(sent).extracting(EthernetFrame::payload).containsExactly(ANNOUNCEMENT);
        runTo(30 * S + 1);
        arp.receive(claim, true);
        assertThat(sent).hasSize(2);
        runTo(40 * S + 1);
        heard.clear();
        arp.receive(claim, true);
        assertThat(arp.addressState()).isEqualTo(AddressState.LOST);
        assertThat(sent).hasSize(2);
        assertThat(heard).containsExactly(40 * S + 1 + " not usable");
    }

    /** §2.4 (c): never gives up, and defends no more often than every ten seconds. */
    @Test
    void mayDefendForEver() {
        runTo(20 * S);
        sent.clear();
        sentPs.clear();
        arp = start(new ClaimConfig(20 * S, true, false, true), 1);
        runTo(40 * S);
        sent.clear();
        for (int second = 40; second < 62; second++) {
            runTo(second * S);
            arp.receive(new ArpPacket(ArpPacket.REQUEST, OTHER_MAC, OWN, 0, OTHER), true);
        }
        assertThat(arp.addressState()).isEqualTo(AddressState.HELD);
        assertThat(sent).as("at 40 s and 51 s: the tenth second itself still counts").hasSize(2);
    }

    @Test
    void withoutProbingAConflictIsOnlyCounted() {
        runTo(20 * S);
        sent.clear();
        heard.clear();
        arp = start(new ClaimConfig(30 * S, false, true, false), 1);
        assertThat(arp.addressState()).isEqualTo(AddressState.AWAITED);
        runTo(40 * S);
        assertThat(sent).extracting(EthernetFrame::payload).as("gratuitous ARP").containsExactly(ANNOUNCEMENT);
        assertThat(heard).containsExactly(30 * S + " usable");
        arp.receive(new ArpPacket(ArpPacket.REQUEST, OTHER_MAC, OWN, 0, OTHER), true);
        assertThat(arp.stats().addressConflicts).isEqualTo(1);
        assertThat(sent).hasSize(1);
        assertThat(arp.addressState()).isEqualTo(AddressState.HELD);
    }

    private void runTo(long timePs) {
        Event tick = new Event(scheduler.newComponent()) {
            @Override
            public void fire() {}
        };
        scheduler.schedule(tick, timePs);
        scheduler.run(timePs, Long.MAX_VALUE);
    }
}
