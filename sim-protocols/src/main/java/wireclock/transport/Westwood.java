package wireclock.transport;

import wireclock.engine.SimTime;

/**
 * TCP Westwood+ (Mascolo et al. 2001, Grieco and Mascolo 2004) as Linux has it: Reno's growth; but a loss cuts the window
 * to what the measured rate of acknowledged bytes needs over the shortest round trip, not to half.
 */
public final class Westwood extends Reno implements SampledControl {
    /** Samples of the rate are at least this long. */
    private static final long SHORTEST_PS = 50 * SimTime.MILLISECOND;
    /** Taken for the round trip before the first is measured. */
    private static final long INITIAL_RTT_PS = 20 * SimTime.SECOND;
    private static final long NEVER = -1;

    private long sampleStartPs = NEVER;
    private long una;
    private long rttPs = INITIAL_RTT_PS;
    private long minimumRttPs = INITIAL_RTT_PS;
    private boolean minimumUnknown = true;
    private int segmentBytes = 1;
    /** Acknowledged in the present sample. */
    private long bytes;
    /** Acknowledged by duplicates, ahead of the cumulative acknowledgement. */
    private long ahead;
    private double onceFilteredBytePerS;
    private double rateBytePerS;

    @Override
    public void onSample(CongestionWindow window, AckSample sample) {
        segmentBytes = sample.segmentBytes;
        if (sampleStartPs == NEVER) {
            sampleStartPs = sample.nowPs;
            una = sample.una;
        }
        long tookPs = sample.nowPs - sampleStartPs;
        if (tookPs > Math.max(rttPs, SHORTEST_PS)) {
            filter(bytes / SimTime.toSeconds(tookPs));
            bytes = 0;
            sampleStartPs = sample.nowPs;
        }
        bytes += acknowledged(sample);
        minimumRttPs = minimumUnknown ? rttPs : Math.min(rttPs, minimumRttPs);
        minimumUnknown = false;
    }

    private void filter(double bytePerS) {
        if (onceFilteredBytePerS == 0 && rateBytePerS == 0) {
            onceFilteredBytePerS = bytePerS;
            rateBytePerS = bytePerS;
        } else {
            onceFilteredBytePerS = (7 * onceFilteredBytePerS + bytePerS) / 8;
            rateBytePerS = (7 * rateBytePerS + onceFilteredBytePerS) / 8;
        }
    }

    /** A duplicate counts a segment; what it has counted is left out of the cumulative acknowledgement that follows. */
    private long acknowledged(AckSample sample) {
        long advance = sample.una - una;
        una = sample.una;
        if (advance == 0) {
            if (!sample.duplicate) {
                return 0;
            }
            ahead += segmentBytes;
            return segmentBytes;
        }
        if (advance <= segmentBytes) {
            return advance;
        }
        if (ahead >= advance) {
            ahead -= advance;
            return segmentBytes;
        }
        long counted = advance - ahead;
        ahead = 0;
        return counted;
    }

    @Override
    public void onRoundTrip(CongestionWindow window, long rttPs, long nowPs, long una, long next, int segmentBytes) {
        this.rttPs = rttPs;
    }

    /** What the rate needs over the shortest round trip. */
    private int measuredWindow() {
        return (int) Math.max(rateBytePerS * SimTime.toSeconds(minimumRttPs) / segmentBytes, MIN_THRESHOLD);
    }

    @Override
    public void onReduced(CongestionWindow window) {
        window.setThreshold(measuredWindow());
        window.set(window.threshold());
    }

    @Override
    public void onTimeout(CongestionWindow window, long nowPs, long next) {
        window.setThreshold(measuredWindow());
        minimumUnknown = true;
    }
}
