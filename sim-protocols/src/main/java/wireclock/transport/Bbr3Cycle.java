package wireclock.transport;

import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;

/**
 * BBR v3's way of sharing a path that it has filled (PROBE_BW): it gives way, cruises below what is known to be safe for
 * two to three seconds, or for as many round trips as Reno would take to come back from a loss, fills the path again, and
 * only then sends faster to see whether there is more. Losses of more than 2 % of a flight end that and bound the next.
 */
final class Bbr3Cycle {
    /** Of a cycle, with its pacing gain. */
    enum Phase {
        /** Pushes rate and flight up, which risks losses. */
        UP(BbrUnits.ONE * 5 / 4),
        /** Drains what that has queued. */
        DOWN(BbrUnits.ONE * 91 / 100),
        /** Uses the path and leaves headroom. */
        CRUISE(BbrUnits.ONE),
        /** Fills the path for a round, so that what is seen afterwards is due to the probe. */
        REFILL(BbrUnits.ONE);

        final int pacingGain;

        Phase(int pacingGain) {
            this.pacingGain = pacingGain;
        }
    }

    /** A probe has gone too far when more of its flight is lost: 2 %. */
    private static final int LOSS_SHARE = BbrUnits.ONE * 2 / 100;
    /** So many round trips bring a Reno flow of 25 Mbit/s and 30 ms back from a loss. */
    private static final int MAX_ROUNDS = 63;
    private static final int RANDOM_ROUNDS = 2;
    private static final int MANY_ROUNDS = 255;
    private static final long WAIT_US = 2_000_000;
    private static final long RANDOM_WAIT_US = 1_000_000;
    private static final int MOST_UP_ROUNDS = 30;
    /** After marks that have ceased, the first round of probing adds this share of the flight. */
    private static final int SHARE_AFTER_MARKS = BbrUnits.ONE / 2;

    private final Bbr3Bounds bounds;
    private final Bbr3Flight flight;
    private final PacketRounds rounds;
    private final FullBandwidth full;
    private final MarkShare marks;
    private final BbrPacing rate;
    private final RandomStream random;

    private boolean active;
    private Phase phase = Phase.UP;
    private long phaseStartPs;
    private long waitUs;
    private int roundsSinceProbe;
    /** The probe has ended, and what it has sent is still being acknowledged. */
    private boolean stopping;
    /** What is acknowledged was sent while probing. */
    private boolean samplesProbe;
    private boolean wentTooFar;
    private boolean stoppedEarly;
    private int upRounds;
    /** The bound rises by one for so many segments delivered. */
    private int perSegment = Integer.MAX_VALUE;
    private int upDelivered;
    private boolean settled;

    Bbr3Cycle(Bbr3Bounds bounds, Bbr3Flight flight, PacketRounds rounds, FullBandwidth full, MarkShare marks,
            BbrPacing rate, RandomStream random) {
        this.bounds = bounds;
        this.flight = flight;
        this.rounds = rounds;
        this.full = full;
        this.marks = marks;
        this.rate = rate;
        this.random = random;
    }

    Phase phase() {
        return phase;
    }

    boolean isProbingUp() {
        return active && phase == Phase.UP;
    }

    /** More may be sent than is known to be safe. */
    boolean isProbing() {
        return active && (phase == Phase.UP || phase == Phase.REFILL);
    }

    /** The window is where it is to be, and nothing has changed since. */
    boolean isSettled() {
        return settled;
    }

    void settle(boolean is) {
        settled = is;
    }

    /** The round trip to be measured interrupts the cycle. */
    void interrupt() {
        active = false;
        stopping = true;
    }

    void roundStarts() {
        roundsSinceProbe = Math.min(roundsSinceProbe + 1, MANY_ROUNDS);
    }

    // --- phases ------------------------------------------------------------------------------------------------------

    private void enter(Phase next) {
        phase = next;
        settled = false;
    }

    /** A new cycle: gives way, and draws how long to wait for the next probe, so that flows do not probe in step. */
    void startDown(AckSample sample) {
        active = true;
        bounds.forgetSignals();
        perSegment = Integer.MAX_VALUE;
        roundsSinceProbe = (int) random.nextBelow(RANDOM_ROUNDS);
        waitUs = WAIT_US + random.nextBelow(RANDOM_WAIT_US);
        phaseStartPs = sample.nowPs;
        stopping = true;
        rounds.restart(sample.deliveredTotal);
        enter(Phase.DOWN);
    }

    void startCruise() {
        bounds.limitLow();
        enter(Phase.CRUISE);
    }

    private void startRefill(AckSample sample, int rateOfGrowth) {
        bounds.forgetLow();
        upRounds = rateOfGrowth;
        upDelivered = 0;
        stoppedEarly = false;
        stopping = false;
        rounds.restart(sample.deliveredTotal);
        enter(Phase.REFILL);
    }

    private void startUp(CongestionWindow window, AckSample sample, long measured) {
        stopping = false;
        rounds.restart(sample.deliveredTotal);
        phaseStartPs = sample.nowPs;
        full.restart(measured);
        enter(Phase.UP);
        steepen(window);
    }

    /**
     * An acknowledgement has come on a path that has been filled once.
     *
     * @param pacingGain that holds, for what the next burst adds
     */
    void update(CongestionWindow window, AckSample sample, long measured, int pacingGain) {
        if (adaptHigh(window, sample) || !active) {
            return;
        }
        switch (phase) {
            case CRUISE -> probeInTime(window, sample);
            case REFILL -> {
                if (rounds.starts()) {
                    samplesProbe = true;
                    startUp(window, sample, measured);
                }
            }
            case UP -> pushUp(window, sample, measured, inNetwork(sample, pacingGain));
            case DOWN -> {
                if (!probeInTime(window, sample) && mayCruise(inNetwork(sample, pacingGain))) {
                    startCruise();
                }
            }
        }
    }

    private int inNetwork(AckSample sample, int pacingGain) {
        return rate.inNetwork(bounds.bandwidth(), sample.inFlightBefore, pacingGain > BbrUnits.ONE ? flight.burst() : 0,
                sample.nowPs);
    }

    private boolean mayCruise(int inNetwork) {
        return inNetwork <= bounds.highWithHeadroom() && inNetwork <= flight.wanted(bounds.maximumBandwidth(), false);
    }

    private void pushUp(CongestionWindow window, AckSample sample, long measured, int inNetwork) {
        boolean over = false;
        if (wentTooFar && inNetwork >= bounds.high()) {
            // What left last has probably filled the queue already.
            stoppedEarly = true;
            over = true;
        } else if (sample.windowLimited && window.segments() >= bounds.high()) {
            // It is the bound that keeps the rate from growing.
            full.restart(measured);
        } else {
            over = full.isPlateau();
        }
        if (over) {
            wentTooFar = false;
            startDown(sample);
        }
    }

    /** Begins the next probe if it is time for it; returns whether it is. */
    private boolean probeInTime(CongestionWindow window, AckSample sample) {
        if (marks.isEligible() && bounds.hasOnlyMarks() && sample.state == RecoveryState.OPEN) {
            int growth = Bbr3Bounds.scaled(bounds.high(), SHARE_AFTER_MARKS);
            startRefill(sample, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.max(growth, 1)));
            return true;
        }
        int renoRounds = Math.min(MAX_ROUNDS, target(window));
        if (sample.nowPs > phaseStartPs + waitUs * SimTime.MICROSECOND || roundsSinceProbe >= renoRounds) {
            startRefill(sample, 0);
            return true;
        }
        return false;
    }

    private int target(CongestionWindow window) {
        return Math.min(flight.wanted(bounds.bandwidth(), isProbingUp()), window.segments());
    }

    // --- what is safe to have in flight ------------------------------------------------------------------------------

    /** Moves the upper bound by what a flight has met; returns whether that has begun a phase. */
    private boolean adaptHigh(CongestionWindow window, AckSample sample) {
        if (stopping && rounds.starts()) {
            samplesProbe = false;
            stopping = false;
            if (active && !sample.applicationLimited) {
                bounds.nextCycle();
            }
            if (active && stoppedEarly && !wentTooFar) {
                // All the way up to the bound, and nothing was lost: on from there.
                startRefill(sample, 0);
                return true;
            }
        }
        if (isTooMuch(sample.lossesSince, sample.sentInFlight) || marks.isTooMany(sample)) {
            if (samplesProbe) {
                stopProbe(window, sample, sample.sentInFlight, sample.applicationLimited);
            }
        } else if (bounds.high() != Bbr3Bounds.NONE) {
            bounds.setHigh(Math.max(bounds.high(), sample.sentInFlight));
            if (isProbingUp()) {
                raise(window, sample);
            }
        }
        return false;
    }

    static boolean isTooMuch(int losses, int sentInFlight) {
        return losses > 0 && sentInFlight > 0 && losses > Bbr3Bounds.scaled(sentInFlight, LOSS_SHARE);
    }

    private void raise(CongestionWindow window, AckSample sample) {
        if (!sample.windowLimited || window.segments() < bounds.high()) {
            return;
        }
        upDelivered += sample.delivered;
        if (upDelivered >= perSegment) {
            int more = upDelivered / perSegment;
            upDelivered -= more * perSegment;
            bounds.setHigh(bounds.high() + more);
            settled = false;
        }
        if (rounds.starts()) {
            steepen(window);
        }
    }

    /** Each round of probing adds twice as much as the one before. */
    private void steepen(CongestionWindow window) {
        perSegment = Math.max(window.segments() / (1 << upRounds), 1);
        upRounds = Math.min(upRounds + 1, MOST_UP_ROUNDS);
    }

    /** A segment has been declared lost; what of its flight was too much shows where the bound is to be. */
    void lost(CongestionWindow window, AckSample sample, int sentInFlight, int losses, boolean applicationLimited) {
        if (samplesProbe && isTooMuch(losses, sentInFlight)) {
            stopProbe(window, sample, inFlightBeforeLoss(sentInFlight, losses), applicationLimited);
        }
    }

    /** A probe at the end of what was sent has repaired one loss. */
    void probeRepaired(CongestionWindow window, AckSample sample, boolean applicationLimited) {
        int sentInFlight = bounds.latestInFlight() + 1;
        if (samplesProbe && isTooMuch(1, sentInFlight)) {
            stopProbe(window, sample, sentInFlight, applicationLimited);
        }
    }

    /** How much was in flight when its losses came to 2 %. */
    static int inFlightBeforeLoss(int sentInFlight, int losses) {
        int before = sentInFlight - 1;
        int budget = (int) ((long) before * LOSS_SHARE + BbrUnits.ONE - 1 >> BbrUnits.GAIN_SHIFT);
        int left = budget - (losses - 1);
        return left <= 0 ? before : before + (left << BbrUnits.GAIN_SHIFT) / (BbrUnits.ONE - LOSS_SHARE);
    }

    /** Once a probe: the bound is what was in flight, but not less than seven tenths of what the path needs. */
    private void stopProbe(CongestionWindow window, AckSample sample, int inFlight, boolean applicationLimited) {
        wentTooFar = true;
        samplesProbe = false;
        if (!applicationLimited) {
            bounds.setHigh(Math.max(inFlight, Bbr3Bounds.scaled(target(window), Bbr3Bounds.KEPT_AFTER_LOSS)));
        }
        if (isProbingUp()) {
            startDown(sample);
        }
    }
}
