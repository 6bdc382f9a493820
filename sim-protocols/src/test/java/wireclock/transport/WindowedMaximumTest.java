package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;

class WindowedMaximumTest {
    @Test
    void theLargestIsKeptForTenRounds() {
        WindowedMaximum maximum = new WindowedMaximum(10);
        maximum.enter(1, 100);
        for (int round = 2; round <= 11; round++) {
            maximum.enter(round, 50);
            assertThat(maximum.value()).as("round %d", round).isEqualTo(100);
        }
        maximum.enter(12, 50);
        assertThat(maximum.value()).isEqualTo(50);
    }

    @Test
    void aLargerOneIsTakenAtOnce() {
        WindowedMaximum maximum = new WindowedMaximum(10);
        maximum.enter(1, 100);
        maximum.enter(1, 101);
        assertThat(maximum.value()).isEqualTo(101);
    }

    /** Three samples cannot know everything, but what is told was measured within the window and is not less than the last. */
    @Test
    void whatIsToldWasMeasuredInTheWindow() {
        for (long seed = 1; seed <= 200; seed++) {
            RandomStream random = new RandomStream(seed, "values");
            WindowedMaximum maximum = new WindowedMaximum(10);
            long[] best = new long[200];
            for (int round = 0; round < best.length; round++) {
                long value = 1 + random.nextBelow(1000);
                best[round] = value;
                maximum.enter(round, value);
                boolean measured = false;
                for (int past = Math.max(round - 10, 0); past <= round; past++) {
                    measured |= best[past] == maximum.value();
                }
                assertThat(measured && maximum.value() >= value).as("seed %d round %d", seed, round).isTrue();
            }
        }
    }
}
