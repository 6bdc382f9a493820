package wireclock.link;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStream;

/**
 * Bits that arrive wrong, each with the same probability, independently of the others.
 *
 * <p>What is drawn is the distance to the next error, which is geometrically distributed. So a frame that it does not
 * fall into, as nearly all, costs one comparison and no draw.
 */
final class BitErrors {
    private static final long NEVER = Long.MAX_VALUE;

    private final RandomStream random;
    private double rate;
    /** Good bits before the next wrong one. */
    private long goodBits = NEVER;

    /** A line without errors. */
    BitErrors(RandomStream random) {
        this.random = random;
    }

    double rate() {
        return rate;
    }

    /**
     * Changes the bit error rate.
     *
     * @param rate 0 to 1
     */
    void setRate(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a bit error rate of " + rate);
        }
        this.rate = rate;
        goodBits = distance();
    }

    /** The places of the wrong ones among the next bits, from 0, in order; null if there is none. */
    int @Nullable [] strike(int bits) {
        if (goodBits >= bits) {
            // Of an infinite distance nothing is taken away that matters: the horizon has fewer bits.
            goodBits -= bits;
            return null;
        }
        int[] places = new int[4];
        int count = 0;
        while (goodBits < bits) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            places[count++] = (int) goodBits;
            goodBits += 1 + distance();
        }
        goodBits -= bits;
        return Arrays.copyOf(places, count);
    }

    /** P(distance = k) = (1 − rate)^k · rate, by inversion. */
    private long distance() {
        if (rate == 0) {
            return NEVER;
        }
        if (rate == 1) {
            return 0;
        }
        double distance = StrictMath.floor(StrictMath.log1p(-random.nextUniform()) / StrictMath.log1p(-rate));
        // Half of the longest: sums of distances must not wrap.
        return (long) Math.min(distance, (double) (Long.MAX_VALUE >> 1));
    }
}
