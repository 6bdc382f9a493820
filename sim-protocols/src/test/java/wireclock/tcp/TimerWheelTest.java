package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.TcpScript.ms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instants at which a kernel with 250 ticks a second would let timers fire, worked out by hand. */
class TimerWheelTest {
    @ParameterizedTest
    @CsvSource({"0, 40, 44", "3, 40, 44", "4, 40, 48", "0, 200, 204", "0, 252, 256", "0, 1000, 1024", "1024, 1000, 2048",
        "0, 3000, 3072", "100, 300, 416", "0, 20000, 20480"})
    void slotsAreTheCoarserTheFurtherAway(long nowMs, long delayMs, long firesMs) {
        assertThat(TimerWheel.firesAtPs(ms(nowMs), ms(delayMs))).isEqualTo(ms(firesMs));
    }

    @Test
    void itNeverFiresEarlyAndNeverASlotLate() {
        for (long delay = 2; delay < 16_000; delay += 7) {
            for (long now = 0; now < 40; now += 3) {
                long late = TimerWheel.firesAtPs(ms(now), ms(delay)) - ms(now) - ms(delay);
                assertThat(late).as("set at %d ms for %d ms", now, delay)
                        .isBetween(1L, ms(delay <= 248 ? 8 : delay <= 2012 ? 36 : 260));
            }
        }
    }

    @Test
    void timersOfHighResolutionAreExact() {
        assertThat(TimerWheel.firesAtPs(5, ms(1))).isEqualTo(5 + ms(1));
    }
}
