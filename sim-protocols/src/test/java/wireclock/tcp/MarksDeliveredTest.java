package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import wireclock.wire.AccurateEcnOption;

/** How often the three bits have wrapped (RFC 9768, appendix A.2), by hand: the peer's counter begins at 5. */
class MarksDeliveredTest {
    private static final int SEGMENT = 1000;

    private final MarksDelivered marks = new MarksDelivered();
    private long sent;

    private static AccurateEcnOption option(int ect1, int ce, int ect0) {
        return new AccurateEcnOption(true, 3, ect1 + 1, ce, ect0 + 1);
    }

    /** An acknowledgement of so many full segments. */
    private int take(int field, int segments, AccurateEcnOption option) {
        int before = marks.bytes(Ecn.CE);
        boolean clear = marks.takeOption(option, (long) segments * SEGMENT, sent);
        marks.cover(segments);
        return marks.take(field, segments, marks.bytes(Ecn.CE) - before, clear, (long) segments * SEGMENT, SEGMENT,
                true);
    }

    @Test
    void upToSevenSegmentsTheBitsSayItAll() {
        assertThat(take(5, 2, null)).isZero();
        assertThat(take(7, 2, null)).isEqualTo(2);
        assertThat(take(6, 7, null)).as("7 to 14, which is 6 of 8").isEqualTo(7);
        assertThat(marks.packets()).isEqualTo(9);
    }

    /** Of nine segments none or eight were marked: eight, to be on the safe side. */
    @Test
    void beyondSevenAsManyWrapsAsCouldBe() {
        assertThat(take(5, 1, null)).isZero();
        assertThat(take(5, 9, null)).isEqualTo(8);
        assertThat(take(7, 17, null)).as("2, 10 or 18 of 17").isEqualTo(10);
    }

    /** 64/64 and then 10 · 1/64 more is below four a time: a path that thins acknowledgements out is above. */
    @Test
    void whereAcknowledgementsAreThinnedOutAWrapIsNoNews() {
        assertThat(take(5, 10, null)).isZero();
        assertThat(take(5, 10, null)).isZero();
    }

    @Test
    void theOptionTellsThatNoneWas() {
        assertThat(take(5, 1, option(0, 0, 1000))).isZero();
        assertThat(take(5, 9, option(0, 0, 10_000))).as("not a byte marked").isZero();
        assertThat(marks.bytes(Ecn.ECT0)).isEqualTo(10_000);
    }

    @Test
    void theOptionTellsOfAWrap() {
        assertThat(take(6, 1, option(0, 1000, 0))).isEqualTo(1);
        assertThat(take(7, 9, option(0, 10_000, 0))).as("9000 bytes cannot be one segment").isEqualTo(9);
        assertThat(take(0, 9, option(0, 11_000, 0))).as("1000 bytes can").isEqualTo(1);
    }

    /** 8000 of 20,000 bytes: of 20 segments about 8; and the bits say 1 or 9 or 17. */
    @Test
    void withSeveralWrapsPossibleTheShareOfBytesDecides() {
        assertThat(take(6, 1, option(0, 1000, 0))).isEqualTo(1);
        assertThat(take(7, 20, option(0, 9000, 0))).isEqualTo(9);
    }

    @Test
    void withoutTheOptionTheCounterThatMovesIsTakenToMoveOn() {
        take(5, 1, option(0, 0, 1000));
        take(5, 3, null);
        assertThat(marks.bytes(Ecn.ECT0)).isEqualTo(4000);
        // Two that move at once: nothing can be said any more.
        take(6, 4, option(2000, 1000, 5000));
        take(6, 3, null);
        assertThat(marks.bytes(Ecn.ECT0)).isEqualTo(5000);
        assertThat(marks.bytes(Ecn.ECT1)).isEqualTo(2000);
    }

    @Test
    void countersThatBeginWithNothingAreNotBelieved() {
        take(5, 1, new AccurateEcnOption(true, 3, 0, 0, 0));
        assertThat(marks.seen()).isEqualTo(MarksDelivered.Seen.FAILURE);
        take(5, 1, option(0, 0, 7000));
        assertThat(marks.bytes(Ecn.ECT0)).isZero();
    }

    @Test
    void anOptionThatComesAfterEightMegabytesComesTooLate() {
        sent = (1 << 23) - 2;
        take(5, 1, null);
        assertThat(marks.seen()).isEqualTo(MarksDelivered.Seen.NOTHING);
        sent++;
        take(5, 1, null);
        assertThat(marks.hasFailed()).isTrue();
    }

    /** The counters of bytes go round after 16 MiB. */
    @Test
    void twentyFourBitsAreEnough() {
        long ect0 = 0;
        for (int i = 0; i < 40; i++) {
            ect0 += 1_000_000;
            take(5, 1, option(0, 0, (int) ect0));
            assertThat(Integer.toUnsignedLong(marks.bytes(Ecn.ECT0))).isEqualTo(ect0);
        }
    }

    /** Whatever arrives marked, up to seven segments an acknowledgement, and whichever of them are lost together. */
    @Test
    void theCountIsThatOfTheReceiver() {
        for (long seed = 1; seed <= 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            MarksDelivered sender = new MarksDelivered();
            MarksReceived receiver = new MarksReceived(AccurateEcnConfig.DEFAULTS);
            int told = 0;
            int since = 0;
            int delivered = 0;
            for (int i = 0; i < 400; i++) {
                receiver.arrived(random.nextInt(3) == 0 ? Ecn.CE : Ecn.ECT0, SEGMENT);
                since++;
                delivered++;
                if (since == AceField.MASK || random.nextInt(4) == 0) {
                    int field = receiver.flags() >> 6 & AceField.MASK;
                    sender.cover(since);
                    told += sender.take(field, since, 0, false, (long) since * SEGMENT, SEGMENT, true);
                    since = 0;
                    assertThat(told).as("seed %d, %d segments", seed, delivered).isEqualTo(receiver.packets());
                }
            }
        }
    }
}
