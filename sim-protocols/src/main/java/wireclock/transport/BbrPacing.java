package wireclock.transport;

import wireclock.engine.SimTime;

/** The pacing rate of BBR: at first from the window and the round trip, then bandwidth times gain. */
final class BbrPacing {
    private final Pacing pacing;
    private final int startGain;
    private boolean roundTripSeen;

    BbrPacing(Pacing pacing, int startGain) {
        this.pacing = pacing;
        this.startGain = startGain;
    }

    /** The connection begins: a window a round trip, of 1 ms while none has been measured. */
    void begin(CongestionWindow window, AckSample sample) {
        pacing.turnOn();
        byRoundTrip(window, sample);
    }

    private void byRoundTrip(CongestionWindow window, AckSample sample) {
        long rttUs = 1000;
        if (sample.smoothedRttPs > 0) {
            rttUs = Math.max(sample.smoothedRttPs / SimTime.MICROSECOND, 1);
            roundTripSeen = true;
        }
        pacing.setRate(BbrUnits.bytePerS(((long) window.segments() << BbrUnits.BANDWIDTH_SHIFT) / rttUs, startGain,
                sample.segmentBytes));
    }

    /** Follows the model; while the path is not known to be full, upwards only. */
    void follow(CongestionWindow window, AckSample sample, long bandwidth, int gain, boolean full) {
        if (!roundTripSeen && sample.smoothedRttPs > 0) {
            byRoundTrip(window, sample);
        }
        long rate = Math.min(BbrUnits.bytePerS(bandwidth, gain, sample.segmentBytes), pacing.limitBytePerS());
        if (full || rate > pacing.rateBytePerS()) {
            pacing.setRate(rate);
        }
    }

    /**
     * What will be in flight when the next burst may leave.
     *
     * @param burst segments of that burst if it is to be counted, or 0
     */
    int inNetwork(long bandwidth, int inFlight, int burst, long nowPs) {
        long waitUs = Math.max(pacing.nextPs() - nowPs, 0) / SimTime.MICROSECOND;
        return (int) Math.max((long) inFlight + burst - BbrUnits.segments(bandwidth, waitUs), 0);
    }
}
