package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;

class RttEstimatorTest {
    private static final long MS = SimTime.MILLISECOND;

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

    @Test
    void followsTheEquationsOfTheRfc() {
        // RFC 6298 §2.2: SRTT = R, RTTVAR = R/2, RTO = SRTT + 4·RTTVAR.
        estimator.sample(400 * MS);
        assertThat(estimator.rtoPs()).isEqualTo(1200 * MS);
        // §2.3, R' = 240: RTTVAR = 3/4·200 + 1/4·160 = 190, SRTT = 7/8·400 + 1/8·240 = 380.
        estimator.sample(240 * MS);
        assertThat(estimator.smoothedPs()).isEqualTo(380 * MS);
        assertThat(estimator.rtoPs()).isEqualTo((380 + 760) * MS);
        // R' = 460: RTTVAR = 142.5 + 20 = 162.5, SRTT = 332.5 + 57.5 = 390.
        estimator.sample(460 * MS);
        assertThat(estimator.smoothedPs()).isEqualTo(390 * MS);
        assertThat(estimator.rtoPs()).isEqualTo((390 + 650) * MS);
        assertThat(estimator.latestPs()).isEqualTo(460 * MS);
        assertThat(estimator.minimumPs()).isEqualTo(240 * MS);
    }

    @Test
    void theBoundIsADistanceFromTheSmoothedTime() {
        for (int i = 0; i < 200; i++) {
            estimator.sample(300 * MS);
        }
        assertThat(estimator.rtoPs()).isEqualTo(500 * MS);
    }

    @Test
    void doublesUpToTheLimitAndASampleEndsIt() {
        estimator.sample(100 * MS);
        for (long expected : new long[] {600, 1200, 2400, 4800, 9600, 19_200, 38_400, 76_800, 120_000, 120_000}) {
            estimator.backOff();
            assertThat(estimator.rtoPs()).isEqualTo(expected * MS);
        }
        for (int i = 0; i < 100; i++) {
            estimator.backOff();
        }
        assertThat(estimator.rtoPs()).isEqualTo(120 * SimTime.SECOND);
        estimator.sample(100 * MS);
        assertThat(estimator.rtoPs()).isEqualTo(300 * MS);
    }

    @Test
    void aShortTimeoutDoublesTooInsteadOfJumping() {
        RttEstimator quick = new RttEstimator(MS / 10, 60 * SimTime.SECOND);
        quick.sample(0);
        for (int i = 0; i < 12; i++) {
            quick.backOff();
        }
        assertThat(quick.rtoPs()).isEqualTo(4096 * MS / 10);
    }
}
