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
    private static final int ONE = BbrUnits.ONE;
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

    private final Pacing pacing;
    private final DeliveryRate rates = new DeliveryRate();
    private final RandomStream random;
    private final WindowedMaximum bandwidth = new WindowedMaximum(BANDWIDTH_ROUNDS);
    private final AckAggregation aggregation = new AckAggregation();
    private final PolicerDetector policer = new PolicerDetector();
    private final BbrWindow flight = new BbrWindow();
    private final BbrPacing rate;
    private final PacketRounds rounds = new PacketRounds();
    private final MinimumRoundTrip minimum = new MinimumRoundTrip(RTT_WINDOW_PS);

    private BbrMode mode = BbrMode.STARTUP;
    private int pacingGain = HIGH_GAIN;
    private int windowGain = HIGH_GAIN;
    private int cyclePhase;
    private long phaseStartPs;

    private long probeRttDonePs = NEVER;
    private boolean probeRttRoundDone;
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
        this.rate = new BbrPacing(pacing, HIGH_GAIN);
        this.random = random;
    }

    public BbrMode mode() {
        return mode;
    }

    @Override
    public DeliveryRate rates() {
        return rates;
    }

    /** The model's bandwidth in bytes a second of payload. */
    public long bandwidthBytePerS() {
        return bandwidth() * segmentBytes * 1_000_000 >> BbrUnits.BANDWIDTH_SHIFT;
    }

    @Override
    public void begin(CongestionWindow window, AckSample sample) {
        pacing.sendSinglyBelow(SINGLY_BYTE_PER_S);
        segmentBytes = sample.segmentBytes;
        delivered = sample.deliveredTotal;
        losses = sample.lossesTotal;
        rounds.restart(delivered);
        minimum.begin(sample);
        rate.begin(window, sample);
        policer.reset(delivered, losses, deliveredUs());
        aggregation.restart(sample.nowPs / SimTime.MICROSECOND);
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
            aggregation.update(rounds.starts(), AckAggregation.WINDOW_ROUNDS, sample.delivered, bandwidth(),
                    deliveredUs(), window.segments());
        }
        if (mode == BbrMode.PROBE_BW && isPhaseOver(sample)) {
            nextPhase();
        }
        checkFull(sample);
        checkDrained(window, sample);
        updateMinimum(window, sample);
        chooseGains();
        rate.follow(window, sample, bandwidth(), pacingGain, full);
        setWindow(window, sample);
    }

    private void updateBandwidth(AckSample sample) {
        rounds.update(sample);
        if (!PacketRounds.hasRate(sample)) {
            return;
        }
        if (rounds.starts()) {
            flight.roundBegins();
        }
        detectPolicer(sample.losses, sample.applicationLimited);
        long measured = ((long) sample.rateDelivered << BbrUnits.BANDWIDTH_SHIFT) / (sample.intervalPs / SimTime.MICROSECOND);
        if (!sample.applicationLimited || measured >= bandwidth.value()) {
            bandwidth.enter(rounds.count(), measured);
        }
    }

    private void detectPolicer(int lost, boolean applicationLimited) {
        if (policer.isFound()) {
            if (mode == BbrMode.PROBE_BW && policer.isOver(rounds.starts())) {
                policer.reset(delivered, losses, deliveredUs());
                startCycle();
            }
        } else if (policer.sample(lost, applicationLimited, rounds.starts(), delivered, losses, deliveredUs(), segmentBytes)) {
            pacingGain = ONE;
        }
    }

    private void checkFull(AckSample sample) {
        if (full || !rounds.starts() || sample.applicationLimited) {
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
        if (mode == BbrMode.STARTUP && full) {
            mode = BbrMode.DRAIN;
            window.setThreshold(target(bandwidth.value(), ONE));
        }
        if (mode == BbrMode.DRAIN && inNetwork(sample.inFlight, sample.nowPs) <= target(bandwidth.value(), ONE)) {
            startCycle();
        }
    }

    private void updateMinimum(CongestionWindow window, AckSample sample) {
        boolean expired = minimum.isExpired(sample.nowPs);
        minimum.update(sample);
        if (expired && !idleRestart && mode != BbrMode.PROBE_RTT) {
            mode = BbrMode.PROBE_RTT;
            flight.save(window, true);
            probeRttDonePs = NEVER;
        }
        if (mode == BbrMode.PROBE_RTT) {
            // The rates of this time say nothing of the path.
            rates.limitUntil(delivered + sample.inFlight);
            if (probeRttDonePs == NEVER && sample.inFlight <= BbrWindow.LEAST) {
                probeRttDonePs = sample.nowPs + PROBE_RTT_PS;
                probeRttRoundDone = false;
                rounds.restart(delivered);
            } else if (probeRttDonePs != NEVER) {
                probeRttRoundDone |= rounds.starts();
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
            minimum.renew(nowPs);
            window.set(Math.max(window.segments(), flight.before()));
            if (full) {
                startCycle();
            } else {
                mode = BbrMode.STARTUP;
            }
        }
    }

    // --- the cycle of gains ------------------------------------------------------------------------------------------

    /** At any phase but the draining one, so that flows do not probe in step. */
    private void startCycle() {
        mode = BbrMode.PROBE_BW;
        cyclePhase = CYCLE.length - 1 - (int) random.nextBelow(RANDOM_PHASES);
        nextPhase();
    }

    private void nextPhase() {
        cyclePhase = cyclePhase + 1 & CYCLE.length - 1;
        phaseStartPs = rates.lastDeliveredPs();
    }

    private boolean isPhaseOver(AckSample sample) {
        boolean outlasted = rates.lastDeliveredPs() - phaseStartPs > minimum.us() * SimTime.MICROSECOND;
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

    private void setWindow(CongestionWindow window, AckSample sample) {
        if (sample.delivered > 0) {
            if (flight.recover(window, sample)) {
                rounds.restart(delivered);
            }
            if (!flight.isConserving()) {
                int extra = full ? aggregation.allowance(bandwidth()) : 0;
                BbrWindow.approach(window, sample, quantised(product(bandwidth(), windowGain) + extra), full);
            }
        }
        if (mode == BbrMode.PROBE_RTT) {
            window.set(Math.min(window.segments(), BbrWindow.LEAST));
        }
    }

    private int product(long ofBandwidth, int gain) {
        return minimum.us() == MinimumRoundTrip.NONE ? INITIAL_WINDOW : BbrUnits.product(ofBandwidth, minimum.us(), gain);
    }

    /** Room for what hosts gather: bursts at both ends and acknowledgements of every second segment. */
    private int quantised(int segments) {
        int whole = segments + 3 * burst() + 1 & ~1;
        return mode == BbrMode.PROBE_BW && cyclePhase == 0 ? whole + 2 : whole;
    }

    private int target(long ofBandwidth, int gain) {
        return quantised(product(ofBandwidth, gain));
    }

    private int burst() {
        long bytes = Math.min(pacing.rateBytePerS() >> 10, 65_536 - 1 - 320);
        return (int) Math.min(Math.max(bytes / segmentBytes, pacing.minimumBurst()), 0x7F);
    }

    private int inNetwork(int inFlight, long nowPs) {
        return rate.inNetwork(bandwidth(), inFlight, pacingGain > ONE ? burst() : 0, nowPs);
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
        if (mode == BbrMode.PROBE_BW) {
            pacing.setRate(BbrUnits.bytePerS(bandwidth(), ONE, segmentBytes));
        } else if (mode == BbrMode.PROBE_RTT) {
            endProbeRtt(window, nowPs);
        }
    }

    @Override
    public int thresholdAfterLoss(CongestionWindow window) {
        flight.save(window, mode == BbrMode.PROBE_RTT);
        return window.threshold();
    }

    /** A timeout counts as the end of a round. */
    @Override
    public void onState(CongestionWindow window, RecoveryState before, RecoveryState state) {
        if (state == RecoveryState.LOSS) {
            flight.timedOut();
            fullBandwidth = 0;
            rounds.startNow();
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
