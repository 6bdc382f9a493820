package wireclock.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceQualityTest {
    /** Table B.1 of ITU-T G.107: the limits of the categories of satisfaction; it has 4.03 where the formula gives 4.024. */
    @ParameterizedTest
    @CsvSource({"90, 4.34", "80, 4.03", "70, 3.60", "60, 3.10", "50, 2.58", "93.2, 4.41", "100, 4.5", "0, 1", "-5, 1", "120, 4.5"})
    void scoresAreThoseOfG107(double rating, double score) {
        assertThat(VoiceQuality.meanOpinionScore(rating)).isCloseTo(score, within(0.0065));
    }

    /** Cole and Rosenbluth: 0.024 d below 177.3 ms, 0.11 more a millisecond above; 95 p / (p + 25.1) for p % of loss. */
    @ParameterizedTest
    @CsvSource({"0, 0, 93.2", "100, 0, 90.8", "177.3, 0, 88.9448", "400, 0, 59.103", "0, 0.01, 89.560153257",
        "0, 0.05, 77.419269103", "150, 0.251, 42.1"})
    void ratingsAreCalculatedByHand(double delayMs, double lossShare, double rating) {
        assertThat(VoiceQuality.rating(delayMs, lossShare)).isCloseTo(rating, within(1e-6));
    }

    /** Below 0 the cubic would say less than "bad" for the smallest ratings. */
    @Test
    void nothingIsWorseThanBad() {
        for (double rating = -10; rating < 100; rating += 0.1) {
            double score = VoiceQuality.meanOpinionScore(rating);
            assertThat(score).isBetween(1.0, 4.5);
            assertThat(VoiceQuality.meanOpinionScore(rating + 0.1)).isGreaterThanOrEqualTo(score);
        }
    }
}
