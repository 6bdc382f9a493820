package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;
import wireclock.wire.AccurateEcnOption;

/** What a receiver counts (RFC 9768 §3.2.1), and when it tells it in the option (§3.2.3.3). */
class MarksReceivedTest {
    private static final long RTT_PS = 30 * SimTime.MILLISECOND;

    private final MarksReceived marks = new MarksReceived(
            new AccurateEcnConfig(AccurateEcnConfig.Option.MINIMUM, 3, true));

    private AccurateEcnOption told(long nowPs) {
        if (marks.isDue(nowPs, RTT_PS)) {
            marks.fit(28, 0);
        } else {
            marks.leaveOut();
        }
        return marks.take(false, nowPs);
    }

    private int field() {
        return marks.flags() >> 6 & AceField.MASK;
    }

    @Test
    void theCounterBeginsAtFiveAndCountsAcknowledgementsToo() {
        assertThat(field()).isEqualTo(5);
        marks.arrived(Ecn.CE, 100);
        marks.arrived(Ecn.CE, 0);
        assertThat(field()).isEqualTo(7);
        marks.arrived(Ecn.CE, 1);
        assertThat(field()).as("8 of 8").isZero();
        assertThat(marks.bytes(Ecn.CE)).isEqualTo(101);
    }

    @Test
    void sixMarksUntoldAreOverdue() {
        for (int i = 0; i < 5; i++) {
            marks.arrived(Ecn.CE, 0);
        }
        assertThat(marks.isOverdue()).isFalse();
        marks.arrived(Ecn.CE, 0);
        assertThat(marks.isOverdue()).isTrue();
        field();
        assertThat(marks.isOverdue()).isFalse();
    }

    @Test
    void everyChangeIsToBeAcknowledgedAtOnce() {
        assertThat(marks.arrived(Ecn.ECT0, 10)).as("it began with Not-ECT").isTrue();
        assertThat(marks.arrived(Ecn.ECT0, 10)).isFalse();
        assertThat(marks.arrived(Ecn.CE, 10)).isTrue();
        assertThat(marks.arrived(Ecn.CE, 10)).isFalse();
        assertThat(marks.arrived(Ecn.ECT0, 10)).isTrue();
    }

    @Test
    void aChangeIsToldTwiceAndThenThreeTimesARoundTrip() {
        marks.arrived(Ecn.ECT0, 1000);
        assertThat(told(0)).isEqualTo(new AccurateEcnOption(true, 3, 1, 0, 1001));
        assertThat(told(1)).isNotNull();
        assertThat(told(2)).isNull();
        assertThat(told(RTT_PS / 3)).as("not yet: the last was at 1 ps").isNull();
        assertThat(told(RTT_PS / 3 + 1)).isNotNull();
        assertThat(told(RTT_PS / 3 + 2)).isNull();
    }

    /** 2^22 bytes: 4195 segments of 1000. */
    @Test
    void fourMegabytesAreToldInAnyCase() {
        marks.arrived(Ecn.ECT0, 1000);
        told(0);
        told(0);
        for (int i = 2; i <= 4194; i++) {
            marks.arrived(Ecn.ECT0, 1000);
            assertThat(told(0)).as("%d segments", i).isNull();
        }
        marks.arrived(Ecn.ECT0, 1000);
        assertThat(told(0)).isNotNull();
    }

    /** Beside timestamps and three blocks there is no room: a block gives way if fewer than all counters are needed. */
    @Test
    void aBlockGivesWayToWhatHasChanged() {
        marks.arrived(Ecn.CE, 1000);
        assertThat(marks.fit(0, 3)).as("ECT(1) and CE").isEqualTo(2);
        assertThat(marks.take(false, 0).fields()).isEqualTo(2);
        marks.arrived(Ecn.ECT0, 1000);
        assertThat(marks.fit(0, 3)).as("the counter of ECT(0) is the third").isEqualTo(3);
        assertThat(marks.take(false, 0)).isNull();
        assertThat(marks.fit(8, 2)).as("two blocks stay in any case").isEqualTo(2);
        assertThat(marks.take(false, 0)).isNull();
    }

    @Test
    void withNothingNewTheOptionTakesWhatRoomThereIs() {
        assertThat(marks.fit(0, 3)).isEqualTo(3);
        assertThat(marks.take(false, 0).fields()).as("kind and length alone, in the padding of the blocks").isZero();
    }
}
