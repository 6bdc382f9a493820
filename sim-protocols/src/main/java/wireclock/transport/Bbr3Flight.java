package wireclock.transport;

import wireclock.engine.SimTime;

/** How much BBR v3 wants in flight for a bandwidth: the bandwidth-delay product, and room for what hosts gather. */
final class Bbr3Flight {
    private static final int MAX_INITIAL_WINDOW = 0x7F;

    private final Pacing pacing;
    private final MinimumRoundTrip minimum;
    private int segmentBytes = 1;
    private int initialWindow = 1;

    Bbr3Flight(Pacing pacing, MinimumRoundTrip minimum) {
        this.pacing = pacing;
        this.minimum = minimum;
    }

    void begin(CongestionWindow window, int ofSegmentBytes) {
        initialWindow = Math.min(window.segments(), MAX_INITIAL_WINDOW);
        segmentBytes = ofSegmentBytes;
    }

    void setSegmentBytes(int bytes) {
        segmentBytes = bytes;
    }

    int segmentBytes() {
        return segmentBytes;
    }

    int initialWindow() {
        return initialWindow;
    }

    /** Bandwidth-delay product times a gain. */
    int product(long bandwidth, int gain) {
        return minimum.us() == MinimumRoundTrip.NONE ? initialWindow : BbrUnits.product(bandwidth, minimum.us(), gain);
    }

    /** At least three bursts, for sender, adapter and receiver; while probing upwards two segments more. */
    int quantised(int segments, boolean probesUp) {
        int least = Math.max(3 * burst(), Bbr3Bounds.LEAST_IN_FLIGHT);
        return Math.max(segments, least) + (probesUp ? 2 : 0);
    }

    /** Both. */
    int wanted(long bandwidth, boolean probesUp) {
        return quantised(product(bandwidth, BbrUnits.ONE), probesUp);
    }

    int burst() {
        long minimumPs = minimum.us() == MinimumRoundTrip.NONE ? Long.MAX_VALUE : minimum.us() * SimTime.MICROSECOND;
        return pacing.burstSegments(segmentBytes, minimumPs);
    }
}
