package wireclock.metrics;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of a flow's round-trip times: minimum, mean and maximum exact, percentiles to three digits.
 *
 * <p>Recording is on the packet path and allocates nothing, except when a value larger than any before it makes the
 * histogram grow (at most some thirty times in a run). It grows with the values because a histogram from 1 ns to 1 h
 * would cost every flow 270 kB, however short its life.
 *
 * <p>What is recorded is counted when there is some of it, or somebody asks: the histograms of many flows do not stay
 * in the cache, and to count one round trip would miss it several times.
 */
public final class RttStatistics {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final long PS_PER_NS = 1_000L;
    /** A full low word of the sum. Any two values below it add up without overflow. */
    private static final long CARRY = 1L << 62;

    /** So many wait at the most. */
    private static final int FRESH = 32;

    /** Of the encoded form: five numbers before the histogram. */
    private static final int HEAD_BYTES = 5 * Long.BYTES;

    /** In nanoseconds: below 2 µs every nanosecond has a bucket of its own. */
    private final Histogram histogramNs = new Histogram(SIGNIFICANT_DIGITS);

    /** Recorded, and not yet counted. */
    private final long[] freshPs = new long[FRESH];
    private int fresh;

    private long count;
    private long minPs = Long.MAX_VALUE;
    private long maxPs;

    /** The exact sum is {@code sumCarries * CARRY + sumPs}: a long alone would overflow at 106 days of summed time. */
    private long sumPs;
    private long sumCarries;

    /** What is kept of a part of the time besides; null if nobody asks for one, which costs nothing then. */
    private @Nullable RttStatistics window;
    /** The last summary, for as long as nothing is recorded: those who look often look at the same. */
    private @Nullable RttSummary summary;

    /**
     * Adds one measured round trip.
     *
     * @param rttPs in picoseconds, 0 to 2^62 - 1
     */
    public void record(long rttPs) {
        if (rttPs < 0 || rttPs >= CARRY) {
            throw new IllegalArgumentException("round-trip time of " + rttPs + " ps");
        }
        if (window != null) {
            window.record(rttPs);
        }
        if (fresh == FRESH) {
            countFresh();
        }
        freshPs[fresh++] = rttPs;
    }

    private void countFresh() {
        for (int i = 0; i < fresh; i++) {
            count(freshPs[i]);
        }
        if (fresh > 0) {
            summary = null;
        }
        fresh = 0;
    }

    private void count(long rttPs) {
        count++;
        minPs = Math.min(minPs, rttPs);
        maxPs = Math.max(maxPs, rttPs);
        sumPs += rttPs;
        if (sumPs >= CARRY) {
            sumPs -= CARRY;
            sumCarries++;
        }
        histogramNs.recordValue((rttPs + PS_PER_NS / 2) / PS_PER_NS);
    }

    /** The statistics of what is recorded from now on. */
    public RttStatistics window() {
        if (window != null) {
            return window.window();
        }
        window = new RttStatistics();
        return window;
    }

    /** How many round trips were recorded. */
    public long count() {
        return count + fresh;
    }

    /** The figures so far, or null if nothing was recorded. */
    public @Nullable RttSummary summary() {
        countFresh();
        if (count == 0) {
            return null;
        }
        if (summary == null) {
            summary = new RttSummary(count, minPs, meanPs(), percentilePs(50), percentilePs(95), percentilePs(99), maxPs);
        }
        return summary;
    }

    /** A copy that does not change any more. */
    public RttStatistics copy() {
        RttStatistics copy = new RttStatistics();
        copy.add(this);
        return copy;
    }

    /** Adds all that another one recorded. */
    public void add(RttStatistics other) {
        countFresh();
        other.countFresh();
        if (other.count == 0) {
            return;
        }
        count += other.count;
        minPs = Math.min(minPs, other.minPs);
        maxPs = Math.max(maxPs, other.maxPs);
        sumPs += other.sumPs;
        sumCarries += other.sumCarries;
        if (sumPs >= CARRY) {
            sumPs -= CARRY;
            sumCarries++;
        }
        histogramNs.add(other.histogramNs);
    }

    /** Takes away what was added before; minimum and maximum stay. */
    public void subtract(RttStatistics added) {
        countFresh();
        added.countFresh();
        count -= added.count;
        sumCarries -= added.sumCarries;
        sumPs -= added.sumPs;
        if (sumPs < 0) {
            sumPs += CARRY;
            sumCarries--;
        }
        histogramNs.subtract(added.histogramNs);
    }

    /** What was recorded since an earlier copy was taken. Minimum and maximum are known within 0.1 % then. */
    public RttStatistics since(RttStatistics earlier) {
        RttStatistics rest = copy();
        rest.subtract(earlier);
        if (rest.count == 0) {
            return new RttStatistics();
        }
        rest.minPs = Math.clamp(rest.histogramNs.getMinValue() * PS_PER_NS, minPs, maxPs);
        rest.maxPs = Math.clamp(rest.histogramNs.getMaxValue() * PS_PER_NS, minPs, maxPs);
        return rest;
    }

    /** Everything as bytes, for {@link #decoded}. */
    public byte[] encoded() {
        countFresh();
        ByteBuffer buffer = ByteBuffer.allocate(HEAD_BYTES + histogramNs.getNeededByteBufferCapacity());
        buffer.putLong(count).putLong(minPs).putLong(maxPs).putLong(sumPs).putLong(sumCarries);
        histogramNs.encodeIntoByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** What was {@link #encoded}. */
    public static RttStatistics decoded(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        RttStatistics statistics = new RttStatistics();
        statistics.count = buffer.getLong();
        statistics.minPs = buffer.getLong();
        statistics.maxPs = buffer.getLong();
        statistics.sumPs = buffer.getLong();
        statistics.sumCarries = buffer.getLong();
        statistics.histogramNs.add(Histogram.decodeFromByteBuffer(buffer, 0));
        return statistics;
    }

    /**
     * The distribution as it is drawn, or null if nothing was recorded: the minimum, then each percentile from the
     * first to the 99th, then 99.5, 99.9 and the maximum.
     */
    public long @Nullable [] quantilesPs() {
        countFresh();
        if (count == 0) {
            return null;
        }
        long[] quantilesPs = new long[103];
        quantilesPs[0] = minPs;
        for (int percent = 1; percent <= 99; percent++) {
            quantilesPs[percent] = percentilePs(percent);
        }
        quantilesPs[100] = percentilePs(99.5);
        quantilesPs[101] = percentilePs(99.9);
        quantilesPs[102] = maxPs;
        return quantilesPs;
    }

    private long meanPs() {
        BigInteger carried = BigInteger.valueOf(sumCarries).multiply(BigInteger.valueOf(CARRY));
        BigInteger sum = carried.add(BigInteger.valueOf(sumPs));
        BigInteger samples = BigInteger.valueOf(count);
        return sum.add(samples.shiftRight(1)).divide(samples).longValueExact();
    }

    /**
     * The smallest recorded time that at least this share of all do not exceed, within 0.1 %. A histogram answers with
     * the upper edge of a bucket, which may lie outside what was measured: no percentile is reported beyond the
     * extremes.
     */
    public long percentilePs(double percent) {
        countFresh();
        long edgePs = histogramNs.getValueAtPercentile(percent) * PS_PER_NS;
        return Math.clamp(edgePs, minPs, maxPs);
    }
}
