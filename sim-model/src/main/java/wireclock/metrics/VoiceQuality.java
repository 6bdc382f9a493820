package wireclock.metrics;

/**
 * How good a telephone call sounds, by the E-model (ITU-T G.107) in the simplification of Cole and Rosenbluth, "Voice
 * over IP Performance Monitoring" (2001): all that the network cannot change at its default value.
 *
 * <p>The codec is G.711 with concealment of lost packets (ITU-T G.113: impairment 0, robustness 25.1), and losses are
 * taken to be random.
 */
public final class VoiceQuality {
    /** What is left of the rating factor without delay and loss: the default of G.107. */
    private static final double BEST_RATING = 93.2;

    /** From this delay on people begin to talk at the same time. */
    private static final double DISTURBING_DELAY_MS = 177.3;

    private static final double CODEC_ROBUSTNESS_PERCENT = 25.1;
    private static final double WORST_LOSS_IMPAIRMENT = 95;

    private VoiceQuality() {}

    /**
     * The rating factor R: 93.2 at best, above 80 people are satisfied, below 50 it is not recommended (G.107, annex B).
     *
     * @param delayMs from mouth to ear, packetisation and playout buffer included
     * @param lossShare packets that were not there when they had to be played, 0 to 1
     */
    public static double rating(double delayMs, double lossShare) {
        double delayImpairment = 0.024 * delayMs + 0.11 * Math.max(delayMs - DISTURBING_DELAY_MS, 0);
        double lossPercent = 100 * lossShare;
        double lossImpairment = WORST_LOSS_IMPAIRMENT * lossPercent / (lossPercent + CODEC_ROBUSTNESS_PERCENT);
        return BEST_RATING - delayImpairment - lossImpairment;
    }

    /** The mean opinion score that goes with a rating: 1 (bad) to 4.5 (G.107, annex B). */
    public static double meanOpinionScore(double rating) {
        if (rating <= 0) {
            return 1;
        }
        if (rating >= 100) {
            return 4.5;
        }
        // The cubic dips below 1 for the smallest ratings.
        return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
    }
}
