package wireclock.tcp;

import wireclock.transport.RecoveryState;

/**
 * The way back from a cut of the window that was a mistake (RFC 4015): nothing was lost, as timestamps (Eifel, RFC 3522),
 * F-RTO or the reports of what has arrived twice (RFC 3708) show.
 */
final class Undo {
    private static final long NEVER = -1;

    private final Scoreboard scoreboard;
    private final Rack rack;
    private final WindowReduction reduction;
    private final Timestamps timestamps;
    private final TcpStats stats;
    private final boolean enabled;
    private boolean bySack;
    /** When the first retransmission left that is not yet known to be over, and its timestamp. */
    private long firstResentPs = NEVER;
    private int firstResentStamp;
    private long una;
    /** The acknowledgement echoes a time before the first retransmission. */
    private boolean earlierEcho;

    Undo(Scoreboard scoreboard, Rack rack, WindowReduction reduction, Timestamps timestamps, TcpStats stats,
            boolean enabled) {
        this.enabled = enabled;
        this.scoreboard = scoreboard;
        this.rack = rack;
        this.reduction = reduction;
        this.timestamps = timestamps;
        this.stats = stats;
    }

    void negotiated(boolean bySack) {
        this.bySack = bySack;
    }

    /** An acknowledgement is to be judged. */
    void begin(long una, boolean hasEcho, int echo) {
        this.una = una;
        earlierEcho = hasEcho && firstResentPs != NEVER && echo - firstResentStamp < 0;
    }

    /** When the first of the present retransmissions left; negative if there is none. */
    long firstResentPs() {
        return firstResentPs;
    }

    /** A segment is sent again. */
    void onResent(long nowPs) {
        if (firstResentPs == NEVER) {
            firstResentPs = nowPs;
            firstResentStamp = timestamps.value();
        }
        reduction.retransmitted();
    }

    void forgetRetransmissions() {
        firstResentPs = NEVER;
    }

    /** Forgets retransmissions of which nothing is outstanding any more. */
    void forgetWhatIsOver() {
        if (!scoreboard.hasResent()) {
            firstResentPs = NEVER;
        }
    }

    /** What is acknowledged was late, not lost: the peer echoes a time before the first retransmission, or there is none. */
    private boolean isDelayed() {
        if (firstResentPs != NEVER) {
            return earlierEcho;
        }
        // While the state is held without SACK the retransmissions are over, but there were some.
        return bySack || una < reduction.recoveryPoint();
    }

    private boolean mayUndo() {
        return enabled && reduction.isMarked() && (reduction.areAllNeedless() || isDelayed());
    }

    private void undo(boolean unmark) {
        if (unmark) {
            scoreboard.forgetLosses();
        }
        stats.undos++;
        reduction.undo();
        rack.reexamine();
    }

    /** RFC 6582 §4: without SACK the state is held until something beyond the recovery point is acknowledged. */
    private boolean isHeld() {
        if (una == reduction.recoveryPoint() && !bySack) {
            forgetWhatIsOver();
            return true;
        }
        return false;
    }

    /** The recovery point has been acknowledged. Returns whether the state is to be held. */
    boolean afterRecovery() {
        if (mayUndo()) {
            undo(false);
        } else {
            rack.recovered();
        }
        if (isHeld()) {
            return true;
        }
        reduction.become(RecoveryState.OPEN);
        return false;
    }

    /** Every retransmission has been reported as needless. */
    boolean byReports() {
        if (!enabled || !reduction.areAllNeedless()) {
            return false;
        }
        undo(false);
        rack.undone();
        return true;
    }

    /** A hole was filled by what was late. Returns whether the retransmissions in flight are to be waited for. */
    boolean onPartial(long priorUna, long next, int segmentSize) {
        if (!enabled || !reduction.isMarked() || !isDelayed()) {
            return false;
        }
        if (priorUna < scoreboard.highestSacked(una)) {
            rack.sawReordering(scoreboard.highestSacked(una) - priorUna, segmentSize);
        }
        if (scoreboard.resent() > 0) {
            return true;
        }
        forgetWhatIsOver();
        undo(true);
        keepOpen(next);
        return false;
    }

    /**
     * After a timeout.
     *
     * @param byProbing whether F-RTO has shown it to be a mistake
     */
    boolean afterTimeout(boolean byProbing) {
        if (!enabled || (!byProbing && !mayUndo())) {
            return false;
        }
        undo(true);
        if (byProbing) {
            stats.spuriousTimeouts++;
        }
        if (!isHeld() && (byProbing || bySack)) {
            reduction.become(RecoveryState.OPEN);
        }
        return true;
    }

    /** Open, or Disorder if something is still missing. */
    void keepOpen(long next) {
        boolean left = scoreboard.sacked() + scoreboard.lost() > 0 || scoreboard.hasResent();
        RecoveryState to = left ? RecoveryState.DISORDER : RecoveryState.OPEN;
        if (reduction.state() != to) {
            reduction.become(to);
            reduction.setRecoveryPoint(next);
        }
    }
}
