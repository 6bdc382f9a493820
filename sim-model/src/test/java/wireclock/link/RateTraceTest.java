package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;

class RateTraceTest {
    private static final long MS = SimTime.MILLISECOND;

    /** 8 Mbit/s, a byte a microsecond, until 1 ms; nothing until 2 ms; then 4 Mbit/s. */
    @Test
    void theRestOfAFrameGoesAtTheNewRate() {
        RateTrace trace = new RateTrace(new long[] {0, MS, 2 * MS}, new long[] {8_000_000, 0, 4_000_000}, SimTime.NEVER);
        assertThat(trace.endPs(0, 1000)).isEqualTo(MS);
        assertThat(trace.endPs(MS / 2, 1000)).as("500 bytes before, 500 after the gap").isEqualTo(3 * MS);
        assertThat(trace.endPs(3 * MS, 1000)).isEqualTo(5 * MS);
        assertThat(trace.endPs(0, 1000)).as("after a cut: earlier than the end of the last").isEqualTo(MS);
        assertThat(trace.bitPerS(MS - 1)).isEqualTo(8_000_000);
        assertThat(trace.bitPerS(MS)).isZero();
        assertThat(trace.bitPerS(9 * MS)).isEqualTo(4_000_000);
    }

    @Test
    void aTraceMayBeginAnew() {
        RateTrace trace = new RateTrace(new long[] {0, MS}, new long[] {8_000_000, 0}, 3 * MS);
        assertThat(trace.endPs(0, 2500)).as("three rounds of 1 ms in 3").isEqualTo(6 * MS + MS / 2);
        assertThat(trace.endPs(7 * MS, 1)).isEqualTo(9 * MS + SimTime.MICROSECOND);
        assertThat(trace.bitPerS(6 * MS)).isEqualTo(8_000_000);
        assertThat(trace.bitPerS(8 * MS)).isZero();
    }

    @Test
    void aTraceThatNeverChangesIsAConstantRate() {
        RandomStream random = new RandomStream(3, "rates");
        for (int i = 0; i < 1000; i++) {
            long rate = 1 + random.nextBelow(10_000_000_000L);
            long startPs = random.nextBelow(SimTime.SECOND);
            int bytes = 1 + (int) random.nextBelow(65_000);
            RateTrace trace = new RateTrace(new long[] {0}, new long[] {rate}, SimTime.NEVER);
            assertThat(trace.endPs(startPs, bytes)).isEqualTo(new ConstantRate(rate).endPs(startPs, bytes));
        }
    }

    @Test
    void impossibleTracesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RateTrace(new long[] {1}, new long[] {1}, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateTrace(new long[] {0, 0}, new long[] {1, 1}, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateTrace(new long[] {0, 1}, new long[] {1, 0}, SimTime.NEVER));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateTrace(new long[] {0, 9}, new long[] {1, 1}, 9));
    }
}
