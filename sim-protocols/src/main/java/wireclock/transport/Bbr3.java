package wireclock.transport;

import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;

/**
 * BBR version 3 (draft-ietf-ccwg-bbr) as Google's public kernel branch has it: like {@link Bbr} a model of the path sets
 * rate and window, but losses and, on paths that mark early, ECN bound what it keeps in flight, and it probes for more
 * seldom and with a look at others. The cycle of probing is {@link Bbr3Cycle}, the bounds are {@link Bbr3Bounds}.
 *
 * <p>Where the draft and that branch differ (gains of DRAIN and DOWN, the losses that end STARTUP) this is the branch. What
 * it leaves out: moving to another path on congestion (PLB) and acknowledging every second segment whatever the window is
 * ({@code fast_ack_mode}), which is the receiver's business. That a path marks early is told by a setting of the connection
 * and not of the route, and its SYN may be marked already, as DCTCP's. Times are not rounded to jiffies. No measurements of
 * a kernel with version 3 were at hand to hold it against.
 */
public final class Bbr3 implements LeadingControl {
    private static final int ONE = BbrUnits.ONE;
    /** 4·ln 2: the least that lets the rate double each round. */
    private static final int STARTUP_GAIN = ONE * 277 / 100 + 1;
    private static final int DRAIN_GAIN = ONE * 1000 / 2885;
    private static final int WINDOW_GAIN = 2 * ONE;
    private static final int WINDOW_GAIN_UP = WINDOW_GAIN + ONE / 4;
    private static final int PROBE_RTT_GAIN = ONE / 2;

    private static final long RTT_WINDOW_PS = 10 * SimTime.SECOND;
    /** The round trip is probed for when it has not been seen as short for so long. */
    private static final long PROBE_RTT_WINDOW_PS = 5 * SimTime.SECOND;
    private static final long PROBE_RTT_PS = 200 * SimTime.MILLISECOND;
    /** Acknowledgements that tell of losses, in a round of recovery, after which STARTUP is over. */
    private static final int STARTUP_LOSSES = 6;
    private static final int MANY_LOSSES = 15;
    private static final long NEVER = -1;

    private final FlightRecord record = new FlightRecord(this::segmentLost);
    private final DeliveryRate rates = new DeliveryRate(record);
    private final PacketRounds rounds = new PacketRounds();
    /** Of ten seconds, and of the five after which it is looked for. */
    private final MinimumRoundTrip minimum = new MinimumRoundTrip(RTT_WINDOW_PS);
    private final MinimumRoundTrip recentMinimum = new MinimumRoundTrip(PROBE_RTT_WINDOW_PS);
    private final AckAggregation aggregation = new AckAggregation();
    private final Bbr3Bounds bounds = new Bbr3Bounds();
    private final FullBandwidth full = new FullBandwidth();
    private final BbrPacing rate;
    private final Bbr3Flight flight;
    private final MarkShare marks;
    private final Bbr3Cycle cycle;

    private BbrMode mode = BbrMode.STARTUP;
    private int pacingGain = STARTUP_GAIN;
    private int windowGain = WINDOW_GAIN;
    private RecoveryState previous = RecoveryState.OPEN;
    private int windowBefore;
    private int lossesInRound;
    private long probeRttDonePs = NEVER;
    private boolean probeRttRoundDone;
    private boolean idleRestart;

    /** Of the connection, from the handshake on. */
    private CongestionWindow window = new CongestionWindow(1);
    private AckSample sample = new AckSample();
    private boolean begun;

    /**
     * At the start of a connection.
     *
     * @param marksEarly whether marks of ECN on its path mean a short queue, and are to be answered like DCTCP's
     * @param random for how long to wait between probes
     */
    public Bbr3(Pacing pacing, boolean marksEarly, RandomStream random) {
        this.rate = new BbrPacing(pacing, STARTUP_GAIN);
        this.flight = new Bbr3Flight(pacing, minimum);
        this.marks = new MarkShare(marksEarly);
        this.cycle = new Bbr3Cycle(bounds, flight, rounds, full, marks, rate, random);
    }

    // --- readers -----------------------------------------------------------------------------------------------------

    public BbrMode mode() {
        return mode;
    }

    /** The phase of {@link BbrMode#PROBE_BW}. */
    Bbr3Cycle.Phase phase() {
        return cycle.phase();
    }

    /** The bandwidth that it goes by, in bytes a second of payload. */
    public long bandwidthBytePerS() {
        return bounds.bandwidth() * flight.segmentBytes() * 1_000_000 >> BbrUnits.BANDWIDTH_SHIFT;
    }

    @Override
    public int highInFlight() {
        return bounds.high();
    }

    @Override
    public int lowInFlight() {
        return bounds.low();
    }

    @Override
    public DeliveryRate rates() {
        return rates;
    }

    @Override
    public boolean needsExactEcn() {
        return marks.isAllowed();
    }

    @Override
    public void begin(CongestionWindow window, AckSample sample) {
        this.window = window;
        this.sample = sample;
        begun = true;
        flight.begin(window, sample.segmentBytes);
        rounds.restart(sample.deliveredTotal);
        minimum.begin(sample);
        recentMinimum.begin(sample);
        rate.begin(window, sample);
        aggregation.restart(sample.nowPs / SimTime.MICROSECOND);
        bounds.begin(sample.deliveredTotal);
    }

    // --- acknowledgements --------------------------------------------------------------------------------------------

    @Override
    public void lead(CongestionWindow window, AckSample sample) {
        flight.setSegmentBytes(sample.segmentBytes);
        rounds.update(sample);
        if (rounds.starts()) {
            cycle.roundStarts();
            boolean crowded = marks.roundEnds(sample.deliveredTotal, record.marked(), minimum.us());
            if (crowded && !full.isReached()) {
                endStartup();
            }
        }
        if (marks.isEligible() && sample.congestionEcho) {
            bounds.noteMark();
        }
        long measured = measured(sample);
        bounds.observe(sample, measured);
        answer(measured);
        bounds.advance(sample, measured);
        previous = sample.state;
    }

    /** The bandwidth of an acknowledgement, rounded up so that it can grow where it is small. */
    private static long measured(AckSample sample) {
        if (!PacketRounds.hasRate(sample)) {
            return 0;
        }
        long us = sample.intervalPs / SimTime.MICROSECOND;
        return (((long) sample.rateDelivered << BbrUnits.BANDWIDTH_SHIFT) + us - 1) / us;
    }

    private void answer(long measured) {
        if (cycle.isSettled() && sample.applicationLimited && measured < bounds.maximumBandwidth()
                && !bounds.isTroubled()) {
            // Nothing new about the path: only the clocks go on.
            BbrMode modeBefore = mode;
            long minimumBefore = minimum.us();
            moveOn(measured);
            if (mode == modeBefore && minimum.us() == minimumBefore && cycle.isSettled()) {
                return;
            }
        } else {
            updateModel(measured);
            moveOn(measured);
        }
        chooseGains();
        rate.follow(window, sample, bounds.bandwidth(), pacingGain, full.isReached());
        setWindow();
        limitWindow();
    }

    private void updateModel(long measured) {
        bounds.update(sample, measured, isProbing(), window.segments(), marks.kept());
        if (sample.delivered > 0 && PacketRounds.hasRate(sample)) {
            aggregation.update(rounds.starts(), full.isReached() ? AckAggregation.WINDOW_ROUNDS : 1, sample.delivered,
                    bounds.bandwidth(), rates.lastDeliveredPs() / SimTime.MICROSECOND, window.segments());
        }
        checkStartupLosses();
        full.update(sample, measured, rounds.starts());
    }

    private void moveOn(long measured) {
        checkDrained();
        if (full.isReached()) {
            cycle.update(window, sample, measured, pacingGain);
        }
        updateMinimum();
    }

    private boolean isProbing() {
        return mode == BbrMode.STARTUP || cycle.isProbing();
    }

    // --- STARTUP and DRAIN -------------------------------------------------------------------------------------------

    private void checkStartupLosses() {
        if (full.isReached()) {
            return;
        }
        if (sample.losses > 0) {
            lossesInRound = Math.min(lossesInRound + 1, MANY_LOSSES);
        }
        // At the end of a round: then it is known how much is lost, and how much there is to be drained.
        if (bounds.lossRoundStarts()) {
            if (sample.state == RecoveryState.RECOVERY && lossesInRound >= STARTUP_LOSSES
                    && (Bbr3Cycle.isTooMuch(sample.lossesSince, sample.sentInFlight) || marks.isTooMany(sample))) {
                endStartup();
            } else {
                lossesInRound = 0;
            }
        }
    }

    /** The queue is too long. */
    private void endStartup() {
        full.declare();
        bounds.setHigh(Math.max(flight.wanted(bounds.maximumBandwidth(), false), bounds.latestInFlight()));
    }

    private void checkDrained() {
        if (mode == BbrMode.STARTUP && full.isReached()) {
            mode = BbrMode.DRAIN;
            // Nobody goes by it; it shows that STARTUP is over.
            window.setThreshold(flight.wanted(bounds.maximumBandwidth(), false));
            bounds.forgetSignals();
        }
        if (mode == BbrMode.DRAIN && rate.inNetwork(bounds.bandwidth(), sample.inFlight,
                pacingGain > ONE ? flight.burst() : 0, sample.nowPs)
                <= flight.wanted(bounds.maximumBandwidth(), false)) {
            mode = BbrMode.PROBE_BW;
            cycle.startDown(sample);
        }
    }

    // --- PROBE_RTT ---------------------------------------------------------------------------------------------------

    private void updateMinimum() {
        long nowPs = sample.nowPs;
        boolean due = recentMinimum.isExpired(nowPs);
        recentMinimum.update(sample);
        if (recentMinimum.us() <= minimum.us() || minimum.isExpired(nowPs)) {
            minimum.take(recentMinimum);
        }
        if (due && !idleRestart && mode != BbrMode.PROBE_RTT) {
            mode = BbrMode.PROBE_RTT;
            saveWindow();
            probeRttDonePs = NEVER;
            cycle.interrupt();
            rounds.restart(sample.deliveredTotal);
        }
        if (mode == BbrMode.PROBE_RTT) {
            // The rates of this time say nothing of the path.
            rates.limitUntil(sample.deliveredTotal + sample.inFlight);
            if (probeRttDonePs == NEVER && sample.inFlight <= probeRttWindow()) {
                probeRttDonePs = nowPs + PROBE_RTT_PS;
                probeRttRoundDone = false;
                rounds.restart(sample.deliveredTotal);
            } else if (probeRttDonePs != NEVER) {
                probeRttRoundDone |= rounds.starts();
                if (probeRttRoundDone) {
                    endProbeRtt(nowPs);
                }
            }
        }
        if (sample.rateDelivered > 0) {
            idleRestart = false;
        }
    }

    private int probeRttWindow() {
        return Math.max(Bbr3Bounds.LEAST_IN_FLIGHT, flight.product(bounds.bandwidth(), PROBE_RTT_GAIN));
    }

    private void endProbeRtt(long nowPs) {
        if (probeRttDonePs == NEVER || nowPs <= probeRttDonePs) {
            return;
        }
        recentMinimum.renew(nowPs);
        window.set(Math.max(window.segments(), windowBefore));
        bounds.forgetLow();
        if (full.isReached()) {
            mode = BbrMode.PROBE_BW;
            // To go up now may lose segments: the next probe is put off, and with nothing queued there is nothing to drain.
            cycle.startDown(sample);
            cycle.startCruise();
        } else {
            mode = BbrMode.STARTUP;
        }
    }

    // --- rate and window ---------------------------------------------------------------------------------------------

    private void chooseGains() {
        switch (mode) {
            case STARTUP -> gains(STARTUP_GAIN, WINDOW_GAIN);
            case DRAIN -> gains(DRAIN_GAIN, WINDOW_GAIN);
            case PROBE_BW -> gains(cycle.phase().pacingGain, cycle.isProbingUp() ? WINDOW_GAIN_UP : WINDOW_GAIN);
            case PROBE_RTT -> gains(ONE, ONE);
        }
    }

    private void gains(int ofPacing, int ofWindow) {
        pacingGain = ofPacing;
        windowGain = ofWindow;
    }

    private void setWindow() {
        if (sample.delivered > 0) {
            long bandwidth = bounds.bandwidth();
            int target = flight.quantised(flight.product(bandwidth, windowGain) + aggregation.allowance(bandwidth),
                    cycle.isProbingUp());
            int segments = window.segments();
            boolean grows = full.isReached() || segments < target || segments < 2 * flight.initialWindow();
            boolean cut = full.isReached() && segments + sample.delivered >= target;
            cycle.settle(cut || !grows);
            segments = cut ? target : grows ? segments + sample.delivered : segments;
            window.set(Math.max(segments, Bbr3Bounds.LEAST_IN_FLIGHT));
        }
        if (mode == BbrMode.PROBE_RTT) {
            window.set(Math.min(window.segments(), probeRttWindow()));
        }
    }

    /** Probing stops at what is safe, the rest of the time leaves headroom, and losses since then bound it. */
    private void limitWindow() {
        int most = Bbr3Bounds.NONE;
        boolean cruising = mode == BbrMode.PROBE_BW && cycle.phase() == Bbr3Cycle.Phase.CRUISE;
        if (cruising || mode == BbrMode.PROBE_RTT) {
            most = bounds.highWithHeadroom();
        } else if (mode == BbrMode.PROBE_BW) {
            most = bounds.high();
        }
        most = Math.max(Math.min(most, bounds.low()), Bbr3Bounds.LEAST_IN_FLIGHT);
        window.set(Math.min(most, window.segments()));
    }

    /** Remembers a window that is about to be cut, or the larger one of before if it has been already. */
    private void saveWindow() {
        boolean whole = previous.compareTo(RecoveryState.RECOVERY) < 0 && mode != BbrMode.PROBE_RTT;
        windowBefore = whole ? window.segments() : Math.max(windowBefore, window.segments());
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
        sample.nowPs = nowPs;
        if (mode == BbrMode.PROBE_BW) {
            rate.follow(window, sample, bounds.bandwidth(), ONE, full.isReached());
        } else if (mode == BbrMode.PROBE_RTT) {
            endProbeRtt(nowPs);
        }
    }

    private void segmentLost(int sentInFlight, int losses, boolean applicationLimited) {
        if (begun) {
            bounds.noteLoss(sample.deliveredTotal);
            cycle.lost(window, sample, sentInFlight, losses, applicationLimited);
        }
    }

    @Override
    public void onProbeRepaired() {
        bounds.noteLoss(sample.deliveredTotal);
        cycle.probeRepaired(window, sample, rates.isProbeLimited());
    }

    /** Losses are answered by the bounds, not by a threshold. */
    @Override
    public int thresholdAfterLoss(CongestionWindow window) {
        saveWindow();
        bounds.save();
        return window.threshold();
    }

    @Override
    public void onTimedOut(CongestionWindow window) {
        previous = RecoveryState.LOSS;
        full.restart(0);
        if (!isProbing()) {
            bounds.startFrom(Math.max(window.segments(), windowBefore));
        }
    }

    @Override
    public void onState(CongestionWindow window, RecoveryState before, RecoveryState state) {
        if (previous == RecoveryState.LOSS && state != RecoveryState.LOSS) {
            window.set(Math.max(window.segments(), windowBefore));
            cycle.settle(false);
        }
    }

    @Override
    public int windowAfterUndo(CongestionWindow window, int ofWindowBefore) {
        full.restart(0);
        bounds.restore();
        cycle.settle(false);
        return windowBefore;
    }

    /** The window is led, and does not grow by itself. */
    @Override
    public void onAck(CongestionWindow window, int segments, long nowPs) {}
}
