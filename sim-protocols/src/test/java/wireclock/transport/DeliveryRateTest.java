package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;

/** The samples of tcp_rate.c, by hand: segments 0, 1, 2 … leave at given instants, each ends at a thousand times its number. */
class DeliveryRateTest {
    private static final long MS = SimTime.MILLISECOND;

    private final DeliveryRate rates = new DeliveryRate();
    private final AckSample sample = new AckSample();
    private final long[] sentPs = new long[100];
    private final int[] deliveredThen = new int[100];
    private int delivered = 1;

    private void send(int number, long nowPs, boolean first) {
        sentPs[number] = nowPs;
        deliveredThen[number] = delivered;
        rates.sent(number, nowPs, first);
    }

    private void acknowledge(long nowPs, int... numbers) {
        sample.begin(0);
        rates.begin(sample);
        for (int number : numbers) {
            rates.delivered(number, 1000L * number, sentPs[number], deliveredThen[number]);
        }
        delivered += numbers.length;
        sample.nowPs = nowPs;
        sample.delivered = numbers.length;
        sample.deliveredTotal = delivered;
        sample.minimumRttPs = 10 * MS;
        rates.complete(false);
    }

    @Test
    void theAcknowledgementsSetTheInterval() {
        send(0, 0, true);
        send(1, 0, false);
        acknowledge(10 * MS, 0);
        assertThat(sample.rateDelivered).isEqualTo(1);
        assertThat(sample.intervalPs).isEqualTo(10 * MS);
        acknowledge(15 * MS, 1);
        assertThat(sample.rateDelivered).as("both since it was sent").isEqualTo(2);
        assertThat(sample.intervalPs).isEqualTo(15 * MS);
    }

    @Test
    void acknowledgementsThatCameTogetherCountTheTimeOfSending() {
        send(0, 0, true);
        acknowledge(10 * MS, 0);
        send(1, 10 * MS, true);
        send(2, 30 * MS, false);
        // Both are told of at once, at 40 ms: two segments in 30 ms, not in the 10 ms since the last was sent.
        acknowledge(40 * MS, 1, 2);
        assertThat(sample.rateDelivered).isEqualTo(2);
        assertThat(sample.intervalPs).isEqualTo(30 * MS);
    }

    @Test
    void whatIsShorterThanAnyRoundTripIsNoSample() {
        send(0, 0, true);
        send(0, 50 * MS, false);
        acknowledge(52 * MS, 0);
        assertThat(sample.intervalPs).as("52 ms since the flight began").isEqualTo(52 * MS);
        send(1, 60 * MS, true);
        acknowledge(65 * MS, 1);
        assertThat(sample.intervalPs).isEqualTo(AckSample.NONE);
    }

    @Test
    void theApplicationsPauseIsMarkedUntilItIsOver() {
        rates.limitUntil(2);
        send(0, 0, true);
        acknowledge(10 * MS, 0);
        assertThat(sample.applicationLimited).isTrue();
        assertThat(rates.isApplicationLimited()).as("two delivered: not beyond").isTrue();
        send(1, 10 * MS, true);
        acknowledge(20 * MS, 1);
        assertThat(rates.isApplicationLimited()).isFalse();
        send(2, 20 * MS, true);
        acknowledge(30 * MS, 2);
        assertThat(sample.applicationLimited).isFalse();
    }

    @Test
    void aLargerRingKeepsWhatIsInIt() {
        for (int i = 0; i < 64; i++) {
            send(i, i * MS, i == 0);
        }
        rates.doubled(0);
        send(64, 64 * MS, false);
        acknowledge(80 * MS, 63);
        assertThat(sample.intervalPs).isEqualTo(80 * MS);
        assertThat(sample.rateDelivered).isEqualTo(1);
    }
}
