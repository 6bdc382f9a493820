package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.wire.BytesPayload;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Codec;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.QuotedPacket;
import wireclock.wire.RawIpPayload;
import wireclock.wire.UdpDatagram;

class ReassemblyTest {
    private static final int PROTOCOL = 253;
    private static final int OWN = Ipv4Address.parse("10.0.0.1");
    private static final int OTHER = Ipv4Address.parse("10.0.0.2");

    private final Scheduler scheduler = new Scheduler();
    private final List<Ipv4Packet> delivered = new ArrayList<>();
    private TestNode host = node(new IpSettings());

    private TestNode node(IpSettings settings) {
        TestNode node = new TestNode(scheduler, false, settings.config());
        node.addInterface("10.0.0.1/24", 1500);
        node.addNeighbor(0, "10.0.0.2");
        IpProtocolHandler handler = new IpProtocolHandler() {
            @Override
            public void receive(Ipv4Packet packet) {
                delivered.add(packet);
            }

            @Override
            public void errorReceived(int type, int code, int rest, QuotedPacket quote) {}
        };
        node.ip().register(PROTOCOL, handler);
        node.ip().register(17, handler);
        return node;
    }

    @BeforeEach
    void nothingYet() {
        delivered.clear();
    }

    @Test
    void aDatagramIsTheSameAgainWhateverTheOrder() {
        UdpDatagram datagram = new UdpDatagram(4000, 5000, new GeneratedPayload(3, 11, 5000));
        List<Ipv4Packet> fragments = Fragmenter.split(Ipv4Packet.of(OTHER, OWN, 0x28, 61, 77, false, datagram), 576);
        Collections.reverse(fragments);
        fragments.forEach(fragment -> host.arrive(0, fragment));

        assertThat(delivered).containsExactly(Ipv4Packet.of(OTHER, OWN, 0x28, 61, 77, false, datagram));
        UdpDatagram got = (UdpDatagram) delivered.getFirst().payload();
        assertThat(got.payload().matches(3, 11)).isTrue();
        assertThat(host.ip().reassembly().stats().reasmOks).isEqualTo(1);
        assertNothingWaits();
    }

    /** Cut, cut again, in any order, with repetitions and losses: whole if and only if every byte came. */
    @Test
    void wholeExactlyIfNothingIsMissing() {
        for (long seed = 1; seed <= 3000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[1 + random.nextInt(4000)];
            random.nextBytes(bytes);
            int id = (int) seed & 0xFFFF;
            Ipv4Packet whole = Ipv4Packet.of(OTHER, OWN, 0, 64, id, false,
                    new RawIpPayload(PROTOCOL, new BytesPayload(bytes)));
            List<Ipv4Packet> arriving = new ArrayList<>();
            for (Ipv4Packet fragment : cut(whole, 68 + random.nextInt(2000))) {
                for (Ipv4Packet piece : cut(fragment, 68 + random.nextInt(1000))) {
                    int copies = random.nextInt(12) == 0 ? 0 : random.nextInt(6) == 0 ? 2 : 1;
                    arriving.addAll(Collections.nCopies(copies, piece));
                }
            }
            Collections.shuffle(arriving, random);
            delivered.clear();
            arriving.forEach(piece -> host.arrive(0, piece));
            assertThat(delivered).as("seed %d", seed).hasSize(timesComplete(bytes.length, arriving))
                    .allMatch(whole::equals);
        }
        scheduler.run(SimTime.NEVER - 1, Long.MAX_VALUE);
        assertNothingWaits();
    }

    /** Every byte ticked off; what comes after the last missing one begins anew, as on a real host. */
    private static int timesComplete(int length, List<Ipv4Packet> pieces) {
        int times = 0;
        BitSet came = new BitSet();
        for (Ipv4Packet piece : pieces) {
            came.set(piece.fragmentOffsetBytes(), piece.fragmentOffsetBytes() + piece.payload().length());
            if (came.cardinality() == length) {
                times++;
                came.clear();
            }
        }
        return times;
    }

    private static List<Ipv4Packet> cut(Ipv4Packet packet, int mtu) {
        return packet.totalLength() > mtu ? Fragmenter.split(packet, mtu) : List.of(packet);
    }

    @Test
    void packetsOfSeveralNumbersSourcesAndProtocolsDoNotMix() {
        for (int source = OTHER; source < OTHER + 3; source++) {
            for (int id = 0; id < 4; id++) {
                host.arrive(0, fragment(source, PROTOCOL, id, 0, true, 8, id));
                host.arrive(0, fragment(source, 17, id, 0, true, 8, id));
            }
        }
        assertThat(host.ip().reassembly().queues()).isEqualTo(24);
        host.arrive(0, fragment(OTHER + 1, PROTOCOL, 2, 8, false, 8, 9));
        assertThat(delivered).hasSize(1);
        assertThat(delivered.getFirst().source()).isEqualTo(OTHER + 1);
        assertThat(host.ip().reassembly().queues()).isEqualTo(23);
    }

    /** Offset, length and "more" of fragments in their order; the last decides. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // Teardrop: the second lies within the first, or begins in it.
        "FRAGMENT_OVERLAP      | 0+36+ 24+40",
        "FRAGMENT_DUPLICATE    | 0+64+ 24+16+",
        "FRAGMENT_OVERLAP      | 8+16+ 0+16+",
        "FRAGMENT_OVERLAP      | 0+8+ 32+8+ 0+40+",
        "FRAGMENT_DUPLICATE    | 0+16+ 0+16+",
        "FRAGMENT_DUPLICATE    | 0+16+ 16+16+ 8+16+",
        // Bonk, boink, newtear: ends that contradict.
        "FRAGMENT_INCONSISTENT | 0+16+ 32+8 40+8+",
        "FRAGMENT_INCONSISTENT | 32+8 16+8",
        "FRAGMENT_INCONSISTENT | 32+8 32+16",
        "FRAGMENT_INCONSISTENT | 64+8+ 32+8",
        "FRAGMENT_INCONSISTENT | 0+0+",
        "FRAGMENT_INCONSISTENT | 8+0",
        "FRAGMENT_INCONSISTENT | 0+4+",
        // Ping of death: 65,535 less 20 is the most.
        "FRAGMENT_TOO_LONG     | 0+8+ 65528+100",
        "FRAGMENT_TOO_LONG     | 65512+8+",
    })
    void attacksAreDroppedWithAReason(IpDropReason reason, String pieces) {
        int count = 0;
        for (String piece : pieces.trim().split(" ")) {
            boolean more = piece.endsWith("+");
            String[] numbers = piece.split("\\+");
            host.arrive(0, fragment(OTHER, PROTOCOL, 1, Integer.parseInt(numbers[0]), more,
                    Integer.parseInt(numbers[1]), count++));
        }
        boolean alone = reason == IpDropReason.FRAGMENT_DUPLICATE;
        assertThat(host.ip().stats().dropped(reason)).isEqualTo(alone ? 1 : count);
        assertThat(host.ip().reassembly().queues()).isEqualTo(alone ? 1 : 0);
        assertThat(delivered).isEmpty();
        assertThat(host.medium(0).take()).as("silently (RFC 5722 §4)").isEmpty();
    }

    /** Any overlap that brings something new is refused, also where the bytes agree: a naive bitmap as the judge. */
    @Test
    void randomOverlapsNeverDeliverWhatWasNotSentWhole() {
        for (long seed = 1; seed <= 3000; seed++) {
            Random random = new Random(seed);
            TestNode node = node(new IpSettings());
            delivered.clear();
            boolean[] have = new boolean[256];
            int end = -1;
            int reach = 0;
            for (int i = 0; i < 40; i++) {
                int from = 8 * random.nextInt(16);
                int length = 8 * (1 + random.nextInt(4));
                boolean more = from == 0 || random.nextInt(6) > 0;
                node.arrive(0, fragment(OTHER, PROTOCOL, 1, from, more, length, i));
                int to = from + length;
                int old = 0;
                for (int at = from; at < to; at++) {
                    old += have[at] ? 1 : 0;
                }
                boolean wrongEnd = more ? end >= 0 && to > end : to < reach || end >= 0 && to != end;
                if (wrongEnd || old > 0 && old < length) {
                    Arrays.fill(have, false);
                    end = -1;
                    reach = 0;
                    assertThat(node.ip().reassembly().queues()).as("seed %d step %d", seed, i).isZero();
                    continue;
                }
                end = more ? end : to;
                reach = Math.max(reach, to);
                Arrays.fill(have, from, to, true);
                boolean complete = old == 0 && end >= 0;
                for (int at = 0; complete && at < end; at++) {
                    complete = have[at];
                }
                assertThat(delivered).as("seed %d step %d", seed, i).hasSize(complete ? 1 : 0);
                if (complete) {
                    break;
                }
            }
        }
    }

    @Test
    void timeIsUpThirtySecondsAfterTheFirstArrivalAndTheSenderHears() {
        host.arrive(0, fragment(OTHER, PROTOCOL, 1, 0, true, 16, 0));
        scheduler.run(29 * SimTime.SECOND, Long.MAX_VALUE);
        host.arrive(0, fragment(OTHER, PROTOCOL, 1, 16, true, 16, 0));
        scheduler.run(30 * SimTime.SECOND - 1, Long.MAX_VALUE);
        assertThat(host.medium(0).take()).isEmpty();
        scheduler.run(30 * SimTime.SECOND, Long.MAX_VALUE);

        IcmpMessage message = (IcmpMessage) host.medium(0).takeIp().payload();
        assertThat(message.type()).isEqualTo(IcmpType.TIME_EXCEEDED);
        assertThat(message.code()).isEqualTo(IcmpType.REASSEMBLY_TIME_EXCEEDED);
        QuotedPacket quote = QuotedPacket.parse(message.data());
        assertThat(quote).isNotNull();
        assertThat(quote.identification()).isEqualTo(1);
        assertThat(host.ip().stats().dropped(IpDropReason.REASSEMBLY_TIMEOUT)).isEqualTo(2);
        assertThat(host.ip().reassembly().stats().reasmTimeouts).isEqualTo(1);
        assertNothingWaits();
        host.arrive(0, fragment(OTHER, PROTOCOL, 1, 32, false, 16, 0));
        assertThat(delivered).isEmpty();
    }

    @Test
    void withoutTheFirstFragmentNobodyHears() {
        host.arrive(0, fragment(OTHER, PROTOCOL, 1, 16, true, 16, 0));
        host.arrive(0, fragment(OTHER, PROTOCOL, 2, 16, false, 16, 0));
        scheduler.run(40 * SimTime.SECOND, Long.MAX_VALUE);

        assertThat(host.medium(0).take()).isEmpty();
        assertThat(host.ip().stats().dropped(IpDropReason.REASSEMBLY_TIMEOUT)).isEqualTo(2);
        assertNothingWaits();
    }

    /** A flood of first fragments of which the others never come. */
    @Test
    void memoryIsBoundedAndTheOldestGoes() {
        IpSettings settings = new IpSettings();
        settings.reassemblyLimitBytes = 100_000;
        host = node(settings);
        for (int id = 0; id < 50_000; id++) {
            host.arrive(0, fragment(OTHER, PROTOCOL, id, 65_000, true, 8, 0));
            assertThat(host.ip().reassembly().memoryBytes()).isLessThanOrEqualTo(100_000);
        }
        // Each is charged 256 bytes and a block of 512: 130 of them.
        assertThat(host.ip().reassembly().queues()).isEqualTo(130);
        assertThat(host.ip().stats().dropped(IpDropReason.REASSEMBLY_MEMORY)).isEqualTo(50_000 - 130);
        host.arrive(0, fragment(OTHER, PROTOCOL, 49_999, 0, true, 65_000 - 65_000 % 8 - 64_000, 0));
        assertThat(host.ip().reassembly().queues()).as("the newest is still there").isLessThanOrEqualTo(130);
    }

    /** RFC 791 allows 8189 fragments of 8 bytes; Linux's 4 MB hold 5461 of them. */
    @Test
    void tooManyTinyFragmentsAreTooMuch() {
        for (int i = 0; i < 8000; i++) {
            host.arrive(0, fragment(OTHER, PROTOCOL, 1, 16 + 8 * i, true, 8, 0));
        }
        assertThat(host.ip().stats().dropped(IpDropReason.REASSEMBLY_MEMORY)).isEqualTo(5462);
        assertThat(host.ip().reassembly().stats().mostBytes).isLessThanOrEqualTo(4 << 20);
    }

    /** RFC 1858 §3: the tiny fragment alone says nothing; put together it is the transport's header, and checked. */
    @Test
    void aTinyFirstFragmentIsPutTogetherBeforeAnybodyLooks() {
        UdpDatagram datagram = new UdpDatagram(1, 2, new GeneratedPayload(1, 0, 20));
        List<Ipv4Packet> whole = List.of(Ipv4Packet.of(OTHER, OWN, 0, 64, 3, false, datagram));
        BytesPayload bytes = Ipv4Codec.encodePayload(whole.getFirst());
        host.arrive(0, new Ipv4Packet(0, 3, 0x2000, 64, OTHER, OWN, BytesPayload.EMPTY,
                new RawIpPayload(17, bytes.slice(0, 8))));
        host.arrive(0, new Ipv4Packet(0, 3, 1, 64, OTHER, OWN, BytesPayload.EMPTY,
                new RawIpPayload(17, bytes.slice(8, 20))));
        assertThat(delivered).isEqualTo(whole);
    }

    @Test
    void aWrongChecksumUnderFragmentsIsFound() {
        UdpDatagram datagram = new UdpDatagram(1, 2, new GeneratedPayload(1, 0, 2000));
        List<Ipv4Packet> fragments = Fragmenter.split(Ipv4Packet.of(OTHER, OWN, 0, 64, 3, false, datagram), 1500);
        byte[] damaged = ((RawIpPayload) fragments.get(1).payload()).bytes().toBytes();
        damaged[100] ^= 1;
        host.arrive(0, fragments.get(0));
        host.arrive(0, new Ipv4Packet(0, 3, fragments.get(1).flagsAndOffset(), 64, OTHER, OWN, BytesPayload.EMPTY,
                new RawIpPayload(17, new BytesPayload(damaged))));
        assertThat(delivered).isEmpty();
        assertThat(host.ip().stats().dropped(IpDropReason.BAD_TRANSPORT)).isEqualTo(2);
    }

    /** RFC 3168 §5.3, as Linux has it in a table: what comes out, or "no". */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 1", "2, 2, 2", "3, 3, 3", "2, 3, 3", "3, 2, 3", "1, 3, 3", "1, 2, 1", "0, 3, no",
            "3, 0, no", "0, 2, no", "1, 0, no"})
    void congestionMarksAreKept(int first, int second, String result) {
        host.arrive(0, withEcn(fragment(OTHER, PROTOCOL, 1, 0, true, 8, 0), first));
        host.arrive(0, withEcn(fragment(OTHER, PROTOCOL, 1, 8, false, 8, 0), second));
        if (result.equals("no")) {
            assertThat(delivered).isEmpty();
            assertThat(host.ip().stats().dropped(IpDropReason.FRAGMENT_ECN)).isEqualTo(2);
        } else {
            assertThat(delivered.getFirst().typeOfService()).isEqualTo(Integer.parseInt(result));
        }
    }

    private static Ipv4Packet withEcn(Ipv4Packet packet, int ecn) {
        return new Ipv4Packet(ecn, packet.identification(), packet.flagsAndOffset(), 64, OTHER, OWN, BytesPayload.EMPTY,
                packet.payload());
    }

    @Test
    void aRouterForwardsFragmentsAsTheyAre() {
        TestNode router = new TestNode(scheduler, true);
        router.addInterface("10.0.0.1/24", 1500);
        router.addInterface("10.0.1.1/24", 1500);
        router.addNeighbor(1, "10.0.1.2");
        Ipv4Packet part = new Ipv4Packet(0, 1, 0x2000, 64, OTHER, Ipv4Address.parse("10.0.1.2"), BytesPayload.EMPTY,
                new RawIpPayload(17, new BytesPayload(new byte[8])));
        router.arrive(0, part);
        assertThat(router.medium(1).takeIp().isFragment()).isTrue();
        assertThat(router.ip().reassembly().queues()).isZero();
    }

    private void assertNothingWaits() {
        assertThat(host.ip().reassembly().queues()).isZero();
        assertThat(host.ip().reassembly().memoryBytes()).isZero();
        assertThat(scheduler.pendingEvents()).isZero();
    }

    private static Ipv4Packet fragment(int source, int protocol, int id, int offset, boolean more, int length,
            int content) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) content);
        return new Ipv4Packet(0, id, (more ? 0x2000 : 0) | offset / 8, 64, source, OWN, BytesPayload.EMPTY,
                new RawIpPayload(protocol, new BytesPayload(bytes)));
    }
}
