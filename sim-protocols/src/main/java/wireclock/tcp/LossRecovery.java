package wireclock.tcp;

import wireclock.transport.CongestionControl;
import wireclock.transport.ProportionalRateReduction;

/**
 * Finds out what was lost and how much may be sent while it is repaired: fast retransmit and fast recovery by SACK
 * (RFC 6675) or, where the peer has none, by duplicate ACKs and one hole a round trip (NewReno, RFC 6582), and slow
 * start after the timer expired.
 *
 * <p>Both ways share one rule: segments go out while fewer are in flight than the window allows. What is in flight is
 * the {@link Scoreboard}'s count, where a duplicate ACK stands in for a SACK; so NewReno needs no inflated window.
 */
final class LossRecovery {
    /** DupThresh of RFC 5681 and RFC 6675. */
    private static final int DUPLICATE_THRESHOLD = 3;

    enum Phase {
        /** No loss known; duplicate ACKs may be counted. */
        OPEN,
        /** Fast recovery. */
        RECOVERY,
        /** Slow start after the timer expired. */
        LOSS
    }

    private final Scoreboard scoreboard;
    private final CongestionControl congestion;
    private final ProportionalRateReduction reduction = new ProportionalRateReduction();

    private Phase phase = Phase.OPEN;
    /** RFC 6582's "recover": recovery ends when everything sent before this has been acknowledged. */
    private long recoveryPoint;
    /** The window while in fast recovery. */
    private int recoveryWindow;
    /** Everything before this may have been sent again needlessly: duplicate ACKs up to there tell nothing. */
    private long resentBefore = Long.MIN_VALUE;
    /** The window has been reduced for marks of congestion on what was sent before this. */
    private long ecnReducedUntil = Long.MIN_VALUE;
    /** The timer has expired since SND.UNA last moved. */
    private boolean timedOut;

    LossRecovery(Scoreboard scoreboard, CongestionControl congestion) {
        this.scoreboard = scoreboard;
        this.congestion = congestion;
    }

    /** How many segments may be in flight. */
    int window() {
        return phase == Phase.RECOVERY ? recoveryWindow : congestion.window();
    }

    Phase phase() {
        return phase;
    }

    /**
     * Whether a duplicate of this acknowledgement, without SACK, means that a segment has left the network and an older
     * one is missing. After a timeout it may as well answer what was sent again needlessly (RFC 6582 §4).
     */
    boolean heedsDuplicates(long ack) {
        return phase != Phase.LOSS && ack > resentBefore;
    }

    /** Takes note of a segment being sent, new or again. */
    void onSent() {
        if (phase == Phase.RECOVERY) {
            reduction.onSent();
        }
    }

    /**
     * Takes note of an acknowledgement that has been entered into the scoreboard.
     *
     * @param una SND.UNA after it
     * @param next SND.NXT
     * @param acknowledged segments it acknowledged cumulatively and that no SACK had reported before
     * @param newlySacked segments it reported selectively for the first time; without SACK, 1 for a duplicate ACK
     * @param advanced whether it moved SND.UNA
     * @param bySack whether the peer sends SACK
     * @param grow whether the window may grow: it is what limits the sender
     * @param rttPs the latest round-trip sample, or 0
     * @return whether fast recovery was entered
     */
    boolean onAck(long una, long next, int acknowledged, int newlySacked, boolean advanced, boolean bySack,
            boolean grow, long nowPs, long rttPs) {
        boolean slowStarting = phase == Phase.LOSS;
        boolean recovered = false;
        if (phase != Phase.OPEN && una >= recoveryPoint && advanced) {
            if (phase == Phase.RECOVERY) {
                congestion.onRecovered(nowPs);
                recovered = true;
            }
            phase = Phase.OPEN;
        }
        if (advanced) {
            timedOut = false;
            if (phase != Phase.RECOVERY) {
                scoreboard.forgetDuplicates();
            }
        }
        boolean foundLoss = findLoss(newlySacked, advanced, bySack);
        if (phase == Phase.RECOVERY) {
            // NewReno sends the next hole again with every partial acknowledgement, whatever the flight (RFC 6582 §3.2,
            // step 5).
            int atLeast = foundLoss && !bySack ? 1 : 0;
            updateWindow(acknowledged + newlySacked, advanced && !foundLoss, atLeast);
            return false;
        }
        if (foundLoss && phase == Phase.OPEN) {
            enter(next, Math.max(acknowledged + newlySacked, 1), nowPs);
            return true;
        }
        if (acknowledged > 0 && grow && !recovered) {
            // Without SACK, an ACK that jumps after a timeout tells of segments that arrived before it (RFC 3465 §2.3:
            // L = 1).
            congestion.onAck(slowStarting && !bySack ? 1 : acknowledged, nowPs, rttPs);
        }
        return false;
    }

    /** The peer reports congestion without loss: reduces the window, once for all that was outstanding. */
    boolean onEcnEcho(long una, long next, long nowPs) {
        if (phase != Phase.OPEN || una <= ecnReducedUntil) {
            return false;
        }
        ecnReducedUntil = next;
        congestion.onCongestion(nowPs, scoreboard.inFlight());
        congestion.onRecovered(nowPs);
        return true;
    }

    private boolean findLoss(int newlySacked, boolean advanced, boolean bySack) {
        if (bySack) {
            return newlySacked > 0 && scoreboard.judge(DUPLICATE_THRESHOLD);
        }
        if (phase == Phase.OPEN) {
            return scoreboard.duplicates() >= DUPLICATE_THRESHOLD && scoreboard.markHeadLost();
        }
        // A partial acknowledgement: the next hole begins right there (RFC 6582 §3.2, step 5).
        return phase == Phase.RECOVERY && advanced && scoreboard.markHeadLost();
    }

    private void enter(long next, int delivered, long nowPs) {
        int outstanding = scoreboard.outstanding();
        recoveryPoint = next;
        congestion.onCongestion(nowPs, scoreboard.inFlight());
        if (!congestion.hasFastRecovery()) {
            scoreboard.markAllLost();
            phase = Phase.LOSS;
            resentBefore = next;
            return;
        }
        phase = Phase.RECOVERY;
        reduction.start(outstanding, congestion.slowStartThreshold());
        updateWindow(delivered, false, 0);
    }

    private void updateWindow(int delivered, boolean progress, int atLeast) {
        int inFlight = scoreboard.inFlight();
        recoveryWindow = inFlight + Math.max(reduction.allowance(delivered, inFlight, progress), atLeast);
    }

    /** The retransmission timer expired: everything outstanding counts as lost (RFC 5681 §3.1, RFC 6582 §4). */
    void onTimeout(long next, long nowPs) {
        congestion.onTimeout(nowPs, scoreboard.inFlight(), !timedOut);
        scoreboard.markAllLost();
        timedOut = true;
        recoveryPoint = next;
        resentBefore = next;
        phase = Phase.LOSS;
    }
}
