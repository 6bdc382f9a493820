package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;

class BitErrorsTest {
    /** 100,000 frames of 1000 bits at 10^-3: a frame is intact with probability (1 − 10^-3)^1000 = 0.3677. */
    @Test
    void errorsAreAsManyAsTheRateSays() {
        BitErrors errors = new BitErrors(new RandomStream(1, "bits"));
        errors.setRate(1e-3);
        int frames = 100_000;
        int intact = 0;
        long wrong = 0;
        long places = 0;
        for (int i = 0; i < frames; i++) {
            int[] struck = errors.strike(1000);
            if (struck == null) {
                intact++;
            } else {
                wrong += struck.length;
                for (int k = 0; k < struck.length; k++) {
                    assertThat(struck[k]).isBetween(k == 0 ? 0 : struck[k - 1] + 1, 999);
                    places += struck[k];
                }
            }
        }
        // 3σ: of the share √(0.3677 · 0.6323 / 10^5) · 3, of the sum √10^5 · 3, of the mean place 288.7 / √10^5 · 3.
        assertThat((double) intact / frames).isCloseTo(Math.pow(0.999, 1000), within(0.0046));
        assertThat((double) wrong).isCloseTo(100_000, within(950.0));
        assertThat((double) places / wrong).isCloseTo(499.5, within(2.8));
    }

    @Test
    void noneAndAll() {
        BitErrors errors = new BitErrors(new RandomStream(1, "bits"));
        for (int i = 0; i < 1000; i++) {
            assertThat(errors.strike(1_000_000_000)).isNull();
        }
        errors.setRate(1);
        assertThat(errors.strike(5)).containsExactly(0, 1, 2, 3, 4);
        assertThat(errors.strike(2)).containsExactly(0, 1);
        errors.setRate(0);
        assertThat(errors.strike(5)).isNull();
    }
}
