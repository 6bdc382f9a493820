package wireclock.tcp;

import wireclock.transport.CongestionControl;
import wireclock.transport.CongestionWindow;
import wireclock.transport.LeadingControl;
import wireclock.transport.ProportionalRateReduction;
import wireclock.transport.RecoveryState;

/**
 * How the congestion window is cut and given back: threshold and window as they were before, the retransmissions that
 * would have to be needless for the cut to have been a mistake, and the way down during recovery.
 */
final class WindowReduction {
    private static final long NOTHING = -1;
    /** No count of retransmissions yet: none can turn out needless. */
    private static final int UNKNOWN = -1;

    private final CongestionWindow window;
    private final CongestionControl control;
    private final Ecn ecn;
    private final boolean led;
    private final ProportionalRateReduction rate = new ProportionalRateReduction();
    private final boolean proportional;
    private final boolean cutsWindow;
    private final Scoreboard scoreboard;

    private RecoveryState state = RecoveryState.OPEN;
    private boolean timedOut;
    /** RFC 6582's "recover": a state ends when everything sent before this has been acknowledged. */
    private long recoveryPoint;
    private int windowBefore;
    /** 0: the cut is not to be undone. */
    private int thresholdBefore;
    /** SND.UNA when the cut was made that may be undone; or {@link #NOTHING}. */
    private long undoMark = NOTHING;
    /** Retransmissions since then that have not been reported as needless. */
    private int undoRetransmissions;

    /**
     * Starts in Open.
     *
     * @param refinements whether the window comes down with what is delivered (RFC 9937), or at once; and whether it is
     *     the window that is cut, or what is outstanding
     */
    WindowReduction(CongestionWindow window, CongestionControl control, Ecn ecn, Scoreboard scoreboard,
            Refinements refinements) {
        this.proportional = refinements.prr();
        this.cutsWindow = refinements.cutsWindow();
        this.scoreboard = scoreboard;
        this.ecn = ecn;
        this.window = window;
        this.control = control;
        this.led = control instanceof LeadingControl;
    }

    RecoveryState state() {
        return state;
    }

    void become(RecoveryState next) {
        control.onState(window, state, next);
        rate.aimAt(window.threshold());
        state = next;
        timedOut = false;
    }

    /** Loss, because the timer has expired. */
    void becomeTimedOut() {
        control.onState(window, state, RecoveryState.LOSS);
        state = RecoveryState.LOSS;
        timedOut = true;
        control.onTimedOut(window);
    }

    /** Whether the state is Loss because the timer has expired. */
    boolean isAfterTimeout() {
        return state == RecoveryState.LOSS && timedOut;
    }

    /** The congestion control leads the window in every state. */
    boolean isLedByControl() {
        return led;
    }

    /** CWR or recovery: the window is led by the reduction, not by the congestion control. */
    boolean isUnderWay() {
        return state == RecoveryState.CWR || state == RecoveryState.RECOVERY;
    }

    long recoveryPoint() {
        return recoveryPoint;
    }

    void setRecoveryPoint(long sequence) {
        recoveryPoint = sequence;
    }

    /** The threshold that a pause or a cut would leave (RFC 2861 §2: at least three quarters of the window). */
    int presentThreshold() {
        int segments = window.segments();
        return isUnderWay() ? window.threshold() : Math.max(window.threshold(), (segments >> 1) + (segments >> 2));
    }

    void rememberThreshold() {
        thresholdBefore = presentThreshold();
    }

    void forgetThreshold() {
        thresholdBefore = 0;
    }

    /** Begins to count what an undo depends on. */
    void markForUndo(long una, int retransmissionsInFlight) {
        undoMark = una;
        undoRetransmissions = retransmissionsInFlight > 0 ? retransmissionsInFlight : UNKNOWN;
    }

    void forgetUndo() {
        undoMark = NOTHING;
    }

    boolean isMarked() {
        return undoMark != NOTHING;
    }

    /** Every retransmission has been reported as needless. */
    boolean areAllNeedless() {
        return isMarked() && undoRetransmissions == 0;
    }

    /** A segment is sent again. */
    void retransmitted() {
        undoRetransmissions = Math.max(undoRetransmissions, 0) + 1;
    }

    /** A report of what has arrived twice. */
    void retransmissionsNeedless(int segments, long end) {
        if (isMarked() && undoRetransmissions > 0 && end > undoMark) {
            undoRetransmissions = Math.max(undoRetransmissions - segments, 0);
        }
    }

    /** Takes the threshold of the congestion control; the way down begins (RFC 6937 §3). */
    void begin(long next) {
        recoveryPoint = next;
        window.forgetCredit();
        windowBefore = window.segments();
        window.setThreshold(thresholdAfterLoss());
        rate.start(windowBefore, window.threshold());
        ecn.windowReduced();
    }

    private int thresholdAfterLoss() {
        int flight = Math.min(scoreboard.outstanding(), window.segments());
        return control.thresholdAfterLoss(cutsWindow ? window : new CongestionWindow(flight));
    }

    /** The retransmission timer has expired: notes what there was, and takes the threshold. */
    void cutForTimeout() {
        rememberThreshold();
        windowBefore = window.segments();
        window.setThreshold(thresholdAfterLoss());
        ecn.windowReduced();
    }

    /** A segment was sent, new or again. */
    void onSent() {
        if (isUnderWay()) {
            rate.onSent();
        }
    }

    /** Leads the window down, by what has arrived. */
    void proceed(int delivered, int inFlight, boolean progress) {
        if (led) {
            return;
        }
        if (!proportional) {
            window.set(window.threshold());
        } else if (delivered > 0) {
            window.set(inFlight + rate.allowance(delivered, inFlight, progress));
        }
    }

    /** The way down is over. */
    void end() {
        if (led) {
            return;
        }
        if (window.threshold() < CongestionControl.NO_THRESHOLD && (state == RecoveryState.CWR || isMarked())) {
            window.set(window.threshold());
        }
        control.onReduced(window);
    }

    /** The cut was a mistake (RFC 4015 §3.2). */
    void undo() {
        if (thresholdBefore != 0) {
            window.set(control.windowAfterUndo(window, windowBefore));
            if (thresholdBefore > window.threshold()) {
                window.setThreshold(thresholdBefore);
                ecn.reductionUndone();
            }
        }
        undoMark = NOTHING;
    }
}
