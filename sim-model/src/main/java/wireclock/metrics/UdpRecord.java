package wireclock.metrics;

import org.jspecify.annotations.Nullable;

/**
 * What a receiver of datagrams measured: a row of {@code udp.csv}.
 *
 * @param delay one-way delays of the datagrams that say when they were sent, or null if none did
 * @param jitterPs interarrival jitter at the last arrival (RFC 3550 §6.4.1), or null below two arrivals
 * @param outOfOrder arrivals after one with a higher number
 * @param duplicates arrivals of a number that had arrived already
 * @param late arrivals after their time of playing, or null where nothing is played
 * @param voice of a telephone call, or null if this is none or nothing arrived
 */
public record UdpRecord(@Nullable RttSummary delay, @Nullable Long jitterPs, long outOfOrder, long duplicates,
        @Nullable Long late, @Nullable Voice voice) {

    /**
     * How a call sounded.
     *
     * @param lossShare of the packets expected, those that were lost or late
     * @param rating the E-model's R
     * @param meanOpinionScore 1 to 4.5
     */
    public record Voice(double lossShare, double rating, double meanOpinionScore) {
        /**
         * Rates a call.
         *
         * @param delayPs from mouth to ear
         */
        public static Voice of(long delayPs, double lossShare) {
            double rating = VoiceQuality.rating(delayPs / 1e9, lossShare);
            return new Voice(lossShare, rating, VoiceQuality.meanOpinionScore(rating));
        }
    }
}
