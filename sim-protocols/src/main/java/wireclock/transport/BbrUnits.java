package wireclock.transport;

/**
 * The units in which BBR counts: bandwidth in segments a microsecond times 2^24, gains and shares in 1/256. All versions
 * of tcp_bbr.c round in these, so that what they decide can be followed to the segment.
 */
final class BbrUnits {
    static final int BANDWIDTH_SHIFT = 24;
    /** A gain of one. */
    static final int ONE = 256;
    static final int GAIN_SHIFT = 8;

    private BbrUnits() {}

    /** One percent below what the bandwidth times the gain would be, so that no queue builds up. */
    static long bytePerS(long bandwidth, int gain, int segmentBytes) {
        return (bandwidth * segmentBytes * gain >> GAIN_SHIFT) * 990_000 >> BANDWIDTH_SHIFT;
    }

    /** What the bandwidth delivers in a time, in whole segments. */
    static long segments(long bandwidth, long us) {
        return bandwidth * us >> BANDWIDTH_SHIFT;
    }

    /** Bandwidth-delay product times a gain, in segments, rounded up so that it cannot shrink by rounding alone. */
    static int product(long bandwidth, long minimumUs, int gain) {
        return (int) ((bandwidth * minimumUs * gain >> GAIN_SHIFT) + (1L << BANDWIDTH_SHIFT) - 1 >> BANDWIDTH_SHIFT);
    }
}
