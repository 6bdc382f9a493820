package wireclock.link;

/**
 * How random early detection works (Floyd and Jacobson, 1993).
 *
 * @param minPackets up to this average length nothing happens
 * @param maxPackets from this average length on every packet is dropped; if gentle, from twice this
 * @param maxProbability of a drop when the average reaches {@code maxPackets}
 * @param weight of a new length in the average, above 0 and at most 1
 * @param gentle whether the probability grows on to 1 between {@code maxPackets} and its double, instead of jumping
 *     (Floyd, 2000)
 * @param ecn whether packets that understand it are marked instead of dropped
 * @param typicalPacketPs how long a packet occupies the line: the average decays while nothing comes as if such packets
 *     had found the queue empty
 */
public record RedConfig(int minPackets, int maxPackets, double maxProbability, double weight, boolean gentle,
        boolean ecn, long typicalPacketPs) {
    public RedConfig {
        if (minPackets < 0 || maxPackets <= minPackets || !(maxProbability > 0 && maxProbability <= 1)
                || !(weight > 0 && weight <= 1) || typicalPacketPs <= 0) {
            throw new IllegalArgumentException("min " + minPackets + ", max " + maxPackets + ", max_probability "
                    + maxProbability + ", weight " + weight);
        }
    }

    /** The marking curve: the probability at an average length, before it is spread evenly over the packets. */
    double probability(double averagePackets) {
        if (averagePackets < minPackets) {
            return 0;
        }
        if (averagePackets < maxPackets) {
            return maxProbability * (averagePackets - minPackets) / (maxPackets - minPackets);
        }
        if (gentle && averagePackets < 2.0 * maxPackets) {
            return maxProbability + (1 - maxProbability) * (averagePackets - maxPackets) / maxPackets;
        }
        return 1;
    }
}
