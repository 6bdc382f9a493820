package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;

class RttEstimatorTest {
    private static final long MS = SimTime.MILLISECOND;

    private long round = 1;
    private final RttEstimator estimator = new RttEstimator(200 * MS, 120 * SimTime.SECOND);

    @Test
    void beginsWithASecond() {
        assertThat(estimator.hasSample()).isFalse();
        assertThat(estimator.rtoPs()).isEqualTo(SimTime.SECOND);
    }

    @Test
    void anUnmeasuredHandshakeMakesItThree() {
        estimator.backOff();
        estimator.handshakeUnmeasured();
        assertThat(estimator.rtoPs()).isEqualTo(3 * SimTime.SECOND);
    }

    /** A sample of a round trip of its own. */
    private void sample(RttEstimator of, long rttPs) {
        of.sample(rttPs, round, round + 1);
        round += 2;
    }

    @Test
    void firstSampleAsInTheRfc() {
        // RFC 6298 §2.2: SRTT = R, RTTVAR = R/2, RTO = SRTT + 4·RTTVAR.
        sample(estimator, 400 * MS);
        assertThat(estimator.rtoPs()).isEqualTo(1200 * MS);
        assertThat(estimator.deviationPs()).isEqualTo(200 * MS);
    }

    @Test
    void aSampleAboveTheMeanWidensByAQuarterOfItsDistance() {
        sample(estimator, 400 * MS);
        // Deviation 3/4·200 + 1/4·400 = 250, SRTT 7/8·400 + 1/8·800 = 450: RTO 450 + 4·250.
        sample(estimator, 800 * MS);
        assertThat(estimator.deviationPs()).isEqualTo(250 * MS);
        assertThat(estimator.rtoPs()).isEqualTo(1450 * MS);
        assertThat(estimator.latestPs()).isEqualTo(800 * MS);
        assertThat(estimator.minimumPs()).isEqualTo(400 * MS);
    }

    @Test
    void aSampleFarBelowTheMeanWidensByAnEighthOfThat() {
        sample(estimator, 400 * MS);
        // 400 below: 3/4·200 + 1/4·400 = 250 would be 50 more; an eighth of it is 6.25.
        sample(estimator, 0);
        assertThat(estimator.deviationPs()).isEqualTo(206_250 * MS / 1000);
        assertThat(estimator.smoothedPs()).isEqualTo(350 * MS);
    }

    @Test
    void theMarginDecaysOnceARoundTrip() {
        sample(estimator, 400 * MS);
        // Within the first round trip: the deviation falls to 150 and 112.5, the margin stays.
        estimator.sample(400 * MS, round - 2, round);
        estimator.sample(400 * MS, round - 2, round);
        assertThat(estimator.rtoPs()).isEqualTo(1200 * MS);
        // Its largest of the first round trip was the first's: nothing to decay to yet.
        sample(estimator, 400 * MS);
        assertThat(estimator.rtoPs()).isEqualTo(1200 * MS);
        // In the next it was 4·63.28 = 253.125, so the margin loses a quarter of 800 − 253.125.
        sample(estimator, 400 * MS);
        assertThat(estimator.rtoPs()).isEqualTo((400 * 1000_000 + 800 * 1000_000 - (800_000_000 - 253_125_000) / 4) * MS
                / 1000_000);
    }

    @Test
    void theBoundIsADistanceFromTheSmoothedTime() {
        for (int i = 0; i < 200; i++) {
            sample(estimator, 300 * MS);
        }
        // Steps of less than 8 ps are lost to rounding.
        assertThat(estimator.rtoPs()).isCloseTo(500 * MS, within(8L));
    }

    @Test
    void doublesUpToTheLimitAndASampleEndsIt() {
        sample(estimator, 100 * MS);
        for (long expected : new long[] {600, 1200, 2400, 4800, 9600, 19_200, 38_400, 76_800, 120_000, 120_000}) {
            estimator.backOff();
            assertThat(estimator.rtoPs()).isEqualTo(expected * MS);
        }
        for (int i = 0; i < 100; i++) {
            estimator.backOff();
        }
        assertThat(estimator.rtoPs()).isEqualTo(120 * SimTime.SECOND);
        sample(estimator, 100 * MS);
        assertThat(estimator.rtoPs()).isEqualTo(300 * MS);
    }

    @Test
    void aShortTimeoutDoublesTooInsteadOfJumping() {
        RttEstimator quick = new RttEstimator(MS / 10, 60 * SimTime.SECOND);
        sample(quick, 0);
        for (int i = 0; i < 12; i++) {
            quick.backOff();
        }
        assertThat(quick.rtoPs()).isEqualTo(4096 * MS / 10);
    }
}
