package wireclock.transport;

import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;

/**
 * A path that is fed to BBR v3 sample by sample: segments of 1000 bytes, 100 ms, 1 MB/s, so that a round trip holds 100
 * segments, all of which one acknowledgement acknowledges.
 */
final class Bbr3Path {
    static final long MS = SimTime.MILLISECOND;
    static final int SEGMENTS = 100;

    final Pacing pacing = new Pacing(PacingConfig.DEFAULTS);
    final Bbr3 bbr;
    final CongestionWindow window = new CongestionWindow(10);
    final AckSample sample = new AckSample();
    private final int rttMs;
    private int delivered = 1;
    private int lost;
    private int roundStart = 1;
    private int number;
    boolean windowLimited;
    boolean applicationLimited;
    boolean marked;

    Bbr3Path(long seed, int rttMs, boolean marksEarly) {
        this.rttMs = rttMs;
        bbr = new Bbr3(pacing, marksEarly, new RandomStream(seed, "test"));
        sample.begin(0);
        sample.nowPs = 100 * MS;
        sample.segmentBytes = 1000;
        sample.smoothedRttPs = rttMs * MS;
        sample.minimumRttPs = rttMs * MS;
        sample.deliveredTotal = delivered;
        bbr.begin(window, sample);
        // So that a shorter one is not taken for a mistake.
        sample.minimumRttPs = rttMs * MS / 2;
    }

    static Bbr3Path ofTenthSecond() {
        return new Bbr3Path(1, 100, false);
    }

    /** One round trip after the last, of the path's usual length. */
    void round(int segments, int inFlight, int losses) {
        round(segments, rttMs, inFlight, losses);
    }

    /**
     * One round trip after the last.
     *
     * @param segments that arrive, of {@code inFlight} that were in flight when the last of them left and are now
     * @param losses that are found with the acknowledgement, of segments that left when so many were in flight
     */
    void round(int segments, long intervalMs, int inFlight, int losses) {
        roundStart = delivered;
        acknowledge(segments, intervalMs, intervalMs, inFlight, losses);
    }

    /** A millisecond after the last, of what left in the round before. */
    void withinRound(int segments, int inFlight, int losses) {
        acknowledge(segments, 1, rttMs, inFlight, losses);
    }

    private void acknowledge(int segments, long laterMs, long intervalMs, int inFlight, int losses) {
        sample.begin(inFlight);
        sample.nowPs += laterMs * MS;
        long sentPs = sample.nowPs - intervalMs * MS;
        bbr.rates().begin(sample);
        number++;
        bbr.rates().sent(number, sentPs, true);
        bbr.rates().noteFlight(number, inFlight, lost);
        bbr.rates().delivered(number, number, sentPs, roundStart);
        delivered += segments;
        sample.delivered = segments;
        sample.deliveredTotal = delivered;
        for (int i = 0; i < losses; i++) {
            number++;
            bbr.rates().sent(number, sentPs, false);
            bbr.rates().noteFlight(number, inFlight, lost - i);
            lost++;
            bbr.rates().lost(number, lost);
        }
        sample.losses = losses;
        sample.lossesTotal = lost;
        sample.rttPs = intervalMs * MS;
        sample.inFlight = inFlight;
        sample.windowLimited = windowLimited;
        sample.congestionEcho = marked;
        bbr.rates().complete(false);
        sample.applicationLimited |= applicationLimited;
        bbr.lead(window, sample);
    }

    /** Startup, until the path is full and the queue drained. */
    void reachProbing() {
        for (int segments = 10; segments < SEGMENTS; segments *= 2) {
            round(segments, segments, 0);
        }
        for (int i = 0; i < 4; i++) {
            round(SEGMENTS, 2 * SEGMENTS, 0);
        }
        round(SEGMENTS, SEGMENTS, 0);
    }

    /** On to the next time that a phase begins; returns how long that takes. */
    long reach(Bbr3Cycle.Phase phase, int inFlight) {
        long start = sample.nowPs;
        do {
            round(SEGMENTS, bbr.mode() == BbrMode.PROBE_RTT ? SEGMENTS / 4 : inFlight, 0);
            if (sample.nowPs - start > 10 * SimTime.SECOND) {
                throw new AssertionError("no " + phase + " in 10 s");
            }
        } while (bbr.mode() != BbrMode.PROBE_BW || bbr.phase() != phase);
        return sample.nowPs - start;
    }

    /** Pacing rate over the path's rate, less the margin. */
    double gain() {
        return pacing.rateBytePerS() / (SEGMENTS * 1000 / (rttMs / 1000.0) * 0.99);
    }
}
