package wireclock.transport;

import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;

/**
 * BBR version 1 (Cardwell et al. 2016, draft-cardwell-iccrg-bbr-congestion-control-00) as Linux has it (tcp_bbr.c): a model
 * of the path, of the largest rate at which it has delivered in ten rounds and the shortest round trip of ten seconds,
 * sets the pacing rate and the window. Losses are not taken for congestion.
 *
 * <p>Bandwidth is in segments a microsecond times 2^24, gains are in 1/256, as there.
 */
public final class Bbr implements LeadingControl {
    static final int BANDWIDTH_SHIFT = 24;
    /** A gain of one. */
    static final int ONE = 256;
    /** 2/ln 2: the least that lets the rate double each round. */
    private static final int HIGH_GAIN = ONE * 2885 / 1000 + 1;
    private static final int DRAIN_GAIN = ONE * 1000 / 2885;
    private static final int WINDOW_GAIN = 2 * ONE;
    /** Probes for more, drains what that has queued, and cruises. */
    private static final int[] CYCLE = {ONE * 5 / 4, ONE * 3 / 4, ONE, ONE, ONE, ONE, ONE, ONE};
    private static final int RANDOM_PHASES = 7;

    private static final int BANDWIDTH_ROUNDS = 10;
    private static final long RTT_WINDOW_PS = 10 * SimTime.SECOND;
    private static final long PROBE_RTT_PS = 200 * SimTime.MILLISECOND;
    /** The path is full when the rate has not grown by a quarter in three rounds. */
    private static final int FULL_GAIN = ONE * 5 / 4;
    private static final int FULL_ROUNDS = 3;
    /** 1.2 Mbit/s: below this, segments leave singly. */
    private static final int SINGLY_BYTE_PER_S = 150_000;
    private static final int INITIAL_WINDOW = 10;
    private static final long NEVER = -1;

    /** What it is about. */
    public enum Mode {
        /** The rate grows fast, to find the path's. */
        STARTUP,
        /** Empties the queue that this has made. */
        DRAIN,
        /** Cycles about the path's rate. */
        PROBE_BW,
        /** Keeps almost nothing in flight, to see the bare round trip. */
        PROBE_RTT
    }

    private final Pacing pacing;
    private final DeliveryRate rates = new DeliveryRate();
    private final RandomStream random;
    private final WindowedMaximum bandwidth = new WindowedMaximum(BANDWIDTH_ROUNDS);
    private final AckAggregation aggregation = new AckAggregation();
    private final PolicerDetector policer = new PolicerDetector();
    private final BbrWindow flight = new BbrWindow();

    private Mode mode = Mode.STARTUP;
    private int pacingGain = HIGH_GAIN;
    private int windowGain = HIGH_GAIN;
    private int round;
    private boolean roundStart;
    /** A round ends when a segment is acknowledged that left when so many had been delivered. */
    private int roundEnd;
    private int cyclePhase;
    private long phaseStartPs;

    private long minimumUs = Long.MAX_VALUE;
    private long minimumPs;
    private long probeRttDonePs = NEVER;
    private boolean probeRttRoundDone;
    private boolean roundTripSeen;
    private boolean idleRestart;

    private boolean full;
    private long fullBandwidth;
    private int fullRounds;

    private int segmentBytes = 1;
    private int delivered;
    private int losses;

    /**
     * At the start of a connection.
     *
     * @param random for the phase in which the cycle of gains begins
     */
    public Bbr(Pacing pacing, RandomStream random) {
        this.pacing = pacing;
        this.random = random;
    }

    public Mode mode() {
        return mode;
    }

    @Override
    public DeliveryRate rates() {
        return rates;
    }

    /** The model's bandwidth in bytes a second of payload. */
    public long bandwidthBytePerS() {
        return bandwidth() * segmentBytes * 1_000_000 >> BANDWIDTH_SHIFT;
    }

    @Override
    public void begin(CongestionWindow window, AckSample sample) {
        pacing.turnOn();
        pacing.sendSinglyBelow(SINGLY_BYTE_PER_S);
        segmentBytes = sample.segmentBytes;
        delivered = sample.deliveredTotal;
        losses = sample.lossesTotal;
        roundEnd = delivered;
        minimumUs = sample.minimumRttPs == Long.MAX_VALUE ? Long.MAX_VALUE : sample.minimumRttPs / SimTime.MICROSECOND;
        minimumPs = sample.nowPs;
        paceByRoundTrip(window, sample.smoothedRttPs);
        policer.reset(delivered, losses, deliveredUs());
        aggregation.restart(sample.nowPs / SimTime.MICROSECOND);
    }

    private void paceByRoundTrip(CongestionWindow window, long smoothedRttPs) {
        long rttUs = 1000;
        if (smoothedRttPs > 0) {
            rttUs = Math.max(smoothedRttPs / SimTime.MICROSECOND, 1);
            roundTripSeen = true;
        }
        pacing.setRate(bytePerS(((long) window.segments() << BANDWIDTH_SHIFT) / rttUs, HIGH_GAIN, segmentBytes));
    }

    /** One percent below what the bandwidth times the gain would be, so that no queue builds up. */
    static long bytePerS(long bandwidth, int gain, int segmentBytes) {
        return (bandwidth * segmentBytes * gain >> 8) * 990_000 >> BANDWIDTH_SHIFT;
    }

    private long bandwidth() {
        return policer.isFound() ? policer.bandwidth() : bandwidth.value();
    }

    private long deliveredUs() {
        return rates.lastDeliveredPs() / SimTime.MICROSECOND;
    }

    // --- the model ---------------------------------------------------------------------------------------------------

    @Override
    public void lead(CongestionWindow window, AckSample sample) {
        segmentBytes = sample.segmentBytes;
        delivered = sample.deliveredTotal;
        losses = sample.lossesTotal;
        updateBandwidth(sample);
        if (sample.delivered > 0 && sample.rateDelivered >= 0 && sample.intervalPs > 0) {
            aggregation.update(roundStart, sample.delivered, bandwidth(), deliveredUs(), window.segments());
        }
        if (mode == Mode.PROBE_BW && isPhaseOver(sample)) {
            nextPhase();
        }
        checkFull(sample);
        checkDrained(window, sample);
        updateMinimum(window, sample);
        chooseGains();
        setRate(window, sample.smoothedRttPs, pacingGain);
        setWindow(window, sample);
    }

    private void updateBandwidth(AckSample sample) {
        roundStart = false;
        if (sample.rateDelivered < 0 || sample.intervalPs < SimTime.MICROSECOND) {
            return;
        }
        if (sample.priorDelivered - roundEnd >= 0) {
            roundEnd = delivered;
            round++;
            roundStart = true;
            flight.roundBegins();
        }
        detectPolicer(sample.losses, sample.applicationLimited);
        long measured = ((long) sample.rateDelivered << BANDWIDTH_SHIFT) / (sample.intervalPs / SimTime.MICROSECOND);
        if (!sample.applicationLimited || measured >= bandwidth.value()) {
            bandwidth.enter(round, measured);
        }
    }

    private void detectPolicer(int lost, boolean applicationLimited) {
        if (policer.isFound()) {
            if (mode == Mode.PROBE_BW && policer.isOver(roundStart)) {
                policer.reset(delivered, losses, deliveredUs());
                startCycle();
            }
        } else if (policer.sample(lost, applicationLimited, roundStart, delivered, losses, deliveredUs(), segmentBytes)) {
            pacingGain = ONE;
        }
    }

    private void checkFull(AckSample sample) {
        if (full || !roundStart || sample.applicationLimited) {
            return;
        }
        if (bandwidth.value() >= fullBandwidth * FULL_GAIN >> 8) {
            fullBandwidth = bandwidth.value();
            fullRounds = 0;
        } else {
            fullRounds++;
            full = fullRounds >= FULL_ROUNDS;
        }
    }

    private void checkDrained(CongestionWindow window, AckSample sample) {
        if (mode == Mode.STARTUP && full) {
            mode = Mode.DRAIN;
            window.setThreshold(target(bandwidth.value(), ONE));
        }
        if (mode == Mode.DRAIN && inNetwork(sample.inFlight, sample.nowPs) <= target(bandwidth.value(), ONE)) {
            startCycle();
        }
    }

    private void updateMinimum(CongestionWindow window, AckSample sample) {
        boolean expired = sample.nowPs > minimumPs + RTT_WINDOW_PS;
        long rttUs = sample.rttPs / SimTime.MICROSECOND;
        if (sample.rttPs >= 0 && (rttUs < minimumUs || expired && !sample.mayBeDelayed)) {
            minimumUs = rttUs;
            minimumPs = sample.nowPs;
        }
        if (expired && !idleRestart && mode != Mode.PROBE_RTT) {
            mode = Mode.PROBE_RTT;
            flight.save(window, true);
            probeRttDonePs = NEVER;
        }
        if (mode == Mode.PROBE_RTT) {
            // The rates of this time say nothing of the path.
            rates.limitUntil(delivered + sample.inFlight);
            if (probeRttDonePs == NEVER && sample.inFlight <= BbrWindow.LEAST) {
                probeRttDonePs = sample.nowPs + PROBE_RTT_PS;
                probeRttRoundDone = false;
                roundEnd = delivered;
            } else if (probeRttDonePs != NEVER) {
                probeRttRoundDone |= roundStart;
                if (probeRttRoundDone) {
                    endProbeRtt(window, sample.nowPs);
                }
            }
        }
        if (sample.rateDelivered > 0) {
            idleRestart = false;
        }
    }

    private void endProbeRtt(CongestionWindow window, long nowPs) {
        if (probeRttDonePs != NEVER && nowPs > probeRttDonePs) {
            minimumPs = nowPs;
            window.set(Math.max(window.segments(), flight.before()));
            if (full) {
                startCycle();
            } else {
                mode = Mode.STARTUP;
            }
        }
    }

    // --- the cycle of gains ------------------------------------------------------------------------------------------

    /** At any phase but the draining one, so that flows do not probe in step. */
    private void startCycle() {
        mode = Mode.PROBE_BW;
        cyclePhase = CYCLE.length - 1 - (int) random.nextBelow(RANDOM_PHASES);
        nextPhase();
    }

    private void nextPhase() {
        cyclePhase = cyclePhase + 1 & CYCLE.length - 1;
        phaseStartPs = rates.lastDeliveredPs();
    }

    private boolean isPhaseOver(AckSample sample) {
        boolean outlasted = rates.lastDeliveredPs() - phaseStartPs > minimumUs * SimTime.MICROSECOND;
        if (pacingGain == ONE) {
            return outlasted;
        }
        int inNetwork = inNetwork(sample.inFlightBefore, sample.nowPs);
        if (pacingGain > ONE) {
            // Until what is in flight shows it, or the queue does not hold it.
            return outlasted && (sample.losses > 0 || inNetwork >= target(bandwidth.value(), pacingGain));
        }
        return outlasted || inNetwork <= target(bandwidth.value(), ONE);
    }

    private void chooseGains() {
        switch (mode) {
            case STARTUP -> gains(HIGH_GAIN, HIGH_GAIN);
            case DRAIN -> gains(DRAIN_GAIN, HIGH_GAIN);
            case PROBE_BW -> gains(policer.isFound() ? ONE : CYCLE[cyclePhase], WINDOW_GAIN);
            default -> gains(ONE, ONE);
        }
    }

    private void gains(int ofPacing, int ofWindow) {
        pacingGain = ofPacing;
        windowGain = ofWindow;
    }

    // --- rate and window ---------------------------------------------------------------------------------------------

    private void setRate(CongestionWindow window, long smoothedRttPs, int gain) {
        if (!roundTripSeen && smoothedRttPs > 0) {
            paceByRoundTrip(window, smoothedRttPs);
        }
        long rate = Math.min(bytePerS(bandwidth(), gain, segmentBytes), pacing.limitBytePerS());
        if (full || rate > pacing.rateBytePerS()) {
            pacing.setRate(rate);
        }
    }

    private void setWindow(CongestionWindow window, AckSample sample) {
        if (sample.delivered > 0) {
            if (flight.recover(window, sample)) {
                roundEnd = delivered;
            }
            if (!flight.isConserving()) {
                int extra = full ? aggregation.allowance(bandwidth()) : 0;
                BbrWindow.approach(window, sample, quantised(product(bandwidth(), windowGain) + extra), full);
            }
        }
        if (mode == Mode.PROBE_RTT) {
            window.set(Math.min(window.segments(), BbrWindow.LEAST));
        }
    }

    /** Bandwidth-delay product times a gain, in segments. */
    private int product(long ofBandwidth, int gain) {
        if (minimumUs == Long.MAX_VALUE) {
            return INITIAL_WINDOW;
        }
        return (int) ((ofBandwidth * minimumUs * gain >> 8) + (1L << BANDWIDTH_SHIFT) - 1 >> BANDWIDTH_SHIFT);
    }

    /** Room for what hosts gather: bursts at both ends and acknowledgements of every second segment. */
    private int quantised(int segments) {
        int whole = segments + 3 * burst() + 1 & ~1;
        return mode == Mode.PROBE_BW && cyclePhase == 0 ? whole + 2 : whole;
    }

    private int target(long ofBandwidth, int gain) {
        return quantised(product(ofBandwidth, gain));
    }

    private int burst() {
        long bytes = Math.min(pacing.rateBytePerS() >> 10, 65_536 - 1 - 320);
        return (int) Math.min(Math.max(bytes / segmentBytes, pacing.minimumBurst()), 0x7F);
    }

    /** What will be in flight when the next burst may leave. */
    private int inNetwork(int inFlight, long nowPs) {
        long waitUs = Math.max(pacing.nextPs() - nowPs, 0) / SimTime.MICROSECOND;
        long gone = bandwidth() * waitUs >> BANDWIDTH_SHIFT;
        long then = (long) inFlight + (pacingGain > ONE ? burst() : 0);
        return (int) Math.max(then - gone, 0);
    }

    // --- events ------------------------------------------------------------------------------------------------------

    /** Sends again after a pause of the application: at the known rate, for more is not needed now. */
    @Override
    public void onResume(CongestionWindow window, long idlePs, long nowPs) {
        if (!rates.isApplicationLimited()) {
            return;
        }
        idleRestart = true;
        aggregation.restart(nowPs / SimTime.MICROSECOND);
        if (mode == Mode.PROBE_BW) {
            pacing.setRate(bytePerS(bandwidth(), ONE, segmentBytes));
        } else if (mode == Mode.PROBE_RTT) {
            endProbeRtt(window, nowPs);
        }
    }

    @Override
    public int thresholdAfterLoss(CongestionWindow window) {
        flight.save(window, mode == Mode.PROBE_RTT);
        return window.threshold();
    }

    /** A timeout counts as the end of a round. */
    @Override
    public void onState(CongestionWindow window, RecoveryState before, RecoveryState state) {
        if (state == RecoveryState.LOSS) {
            flight.timedOut();
            fullBandwidth = 0;
            roundStart = true;
            detectPolicer(1, false);
        }
    }

    @Override
    public int windowAfterUndo(CongestionWindow window, int windowBefore) {
        fullBandwidth = 0;
        fullRounds = 0;
        policer.reset(delivered, losses, deliveredUs());
        return window.segments();
    }

    /** The window is led, and does not grow by itself. */
    @Override
    public void onAck(CongestionWindow window, int segments, long nowPs) {}
}
