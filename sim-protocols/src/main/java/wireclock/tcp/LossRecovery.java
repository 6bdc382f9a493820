package wireclock.tcp;

import wireclock.transport.CongestionControl;
import wireclock.transport.CongestionWindow;
import wireclock.transport.RecoveryState;

/**
 * Finds out what was lost, and what becomes of the window while it is repaired: the states Open, Disorder, CWR, Recovery
 * and Loss as Linux has them. Losses are found by time ({@link Rack}, RFC 8985) or, where the peer has no SACK, by
 * duplicate ACKs and one hole a round trip (NewReno, RFC 6582); a timeout that was a mistake shows by F-RTO (RFC 5682), by
 * timestamps (Eifel, RFC 3522) or by reports of what has arrived twice (RFC 3708), and the cut is undone (RFC 4015).
 */
final class LossRecovery {
    private final RecoveryConfig config;
    private final Scoreboard scoreboard;
    private final Rack rack;
    private final WindowReduction reduction;
    private final CongestionWindow window;
    private final CongestionControl control;
    private final RetransmissionTimer timer;
    private final Undo undo;
    private final TcpStats stats;
    private final DuplicateAcks duplicateAcks;
    private boolean bySack;
    /** F-RTO is trying to find out whether the timeout was a mistake. */
    private boolean probing;
    /** Expiries of the timer since SND.UNA moved. */
    private int expiries;
    private final LossProbe probe = new LossProbe();
    private long una;
    private long next;
    private int segmentSize = 1;
    private boolean mayTryNewData;
    private Demand demand = Demand.NOTHING;
    /** The first lost segment leaves although more is in flight than the window allows. */
    private boolean firstAtOnce;

    LossRecovery(RecoveryConfig config, Scoreboard scoreboard, Rack rack, WindowReduction reduction,
            CongestionWindow window, CongestionControl control, RetransmissionTimer timer, Timestamps timestamps,
            TcpStats stats) {
        this.config = config;
        this.scoreboard = scoreboard;
        this.rack = rack;
        this.reduction = reduction;
        this.window = window;
        this.control = control;
        this.timer = timer;
        this.undo = new Undo(scoreboard, rack, reduction, timestamps, stats, config.refinements().undo());
        this.stats = stats;
        this.duplicateAcks = new DuplicateAcks(scoreboard, rack);
    }

    void negotiated(boolean bySack) {
        this.bySack = bySack;
        undo.negotiated(bySack);
    }

    RecoveryState state() {
        return reduction.state();
    }

    DuplicateAcks duplicateAcks() {
        return duplicateAcks;
    }

    int expiries() {
        return expiries;
    }

    /** When the first of the present retransmissions left; negative if there is none. */
    long firstResentPs() {
        return undo.firstResentPs();
    }

    LossProbe probe() {
        return probe;
    }

    /** What the last acknowledgement has asked for. */
    Demand takeDemand() {
        Demand result = demand;
        demand = Demand.NOTHING;
        return result;
    }

    boolean takeFirstAtOnce() {
        boolean result = firstAtOnce;
        firstAtOnce = false;
        return result;
    }

    /** New data has been acknowledged. */
    void onAdvance() {
        expiries = 0;
    }

    /** A segment is sent again. */
    void onResent(long nowPs) {
        undo.onResent(nowPs);
    }

    // --- acknowledgements --------------------------------------------------------------------------------------------

    /**
     * Names what the judgement of an acknowledgement depends on beside the report.
     *
     * @param mayTryNewData whether there is unsent data that the peer's window takes
     * @param echo the timestamp it echoes, if {@code hasEcho}
     */
    void begin(long una, long next, int segmentSize, boolean mayTryNewData, boolean hasEcho, int echo) {
        this.una = una;
        this.next = next;
        this.segmentSize = segmentSize;
        this.mayTryNewData = mayTryNewData;
        undo.begin(una, hasEcho, echo);
    }

    /** Something has been reported that lies below what had been reported before. */
    void checkReordering(AckReport report, long highest) {
        if (bySack && report.reorderedFrom < highest
                && (state() != RecoveryState.LOSS || reduction.isMarked() || report.dataAcked)) {
            rack.sawReordering(highest - report.reorderedFrom, segmentSize);
        }
        report.reorderedFrom = Long.MAX_VALUE;
    }

    /** What the acknowledgement of a loss probe tells (RFC 8985 §7.4.2). */
    void judgeProbe(AckReport report) {
        if (probe.hasRepaired(report, una)) {
            control.onProbeRepaired();
            beginReduction();
            reduction.become(RecoveryState.CWR);
            reduction.end();
            undo.keepOpen(next);
        }
    }

    /** Whether the acknowledgement says more than that all is well. */
    boolean isDubious(AckReport report) {
        return report.isDuplicate() || report.dataSacked || report.congestionEcho || report.duplicateReported
                || state() != RecoveryState.OPEN;
    }

    /** Moves the state on by what an acknowledgement has told. */
    void alert(AckReport report) {
        int duplicates = !report.advanced && report.isDuplicate() && !report.duplicateReported ? 1 : 0;
        if (scoreboard.isEmpty()) {
            scoreboard.forgetDuplicates();
        }
        if (report.congestionEcho) {
            reduction.forgetThreshold();
        }
        if (report.reneging && report.dataAcked) {
            timer.awaitReneging();
            report.setTimer = false;
            return;
        }
        if (state() == RecoveryState.OPEN) {
            undo.forgetRetransmissions();
        } else if (una >= reduction.recoveryPoint() && endsHere()) {
            return;
        }
        switch (state()) {
            case RECOVERY -> inRecovery(report, duplicates);
            case LOSS -> inLoss(report, duplicates);
            default -> inOrder(report, duplicates);
        }
    }

    /** Leaves a state whose recovery point has been acknowledged; returns whether the old state is to be kept. */
    private boolean endsHere() {
        if (state() == RecoveryState.CWR) {
            if (una != reduction.recoveryPoint()) {
                reduction.end();
                reduction.become(RecoveryState.OPEN);
            }
        } else if (state() == RecoveryState.RECOVERY) {
            if (!bySack) {
                scoreboard.forgetDuplicates();
            }
            if (undo.afterRecovery()) {
                return true;
            }
            reduction.end();
        }
        return false;
    }

    private void inRecovery(AckReport report, int duplicates) {
        if (!report.advanced && !bySack) {
            duplicateAcks.add(report, duplicates);
        } else if (report.advanced && undo.onPartial(report.priorUna, next, segmentSize)) {
            return;
        }
        if (undo.byReports()) {
            tryToOpen(report);
        }
        identifyLosses(report);
        if (state() != RecoveryState.RECOVERY) {
            if (scoreboard.lost() == 0) {
                return;
            }
            enterRecovery(report.congestionEcho);
        }
        demand = Demand.LOST;
    }

    private void inLoss(AckReport report, int duplicates) {
        processLoss(report, duplicates);
        identifyLosses(report);
        if (state() == RecoveryState.OPEN || report.retransmissionLost) {
            inOrder(report, duplicates);
        }
    }

    private void inOrder(AckReport report, int duplicates) {
        if (!bySack) {
            if (report.advanced) {
                scoreboard.forgetDuplicates();
            }
            duplicateAcks.add(report, duplicates);
        }
        if (state().compareTo(RecoveryState.DISORDER) <= 0) {
            undo.byReports();
        }
        identifyLosses(report);
        if (scoreboard.lost() == 0) {
            tryToOpen(report);
            return;
        }
        report.mtuProbeLost = report.mtuProbe && state().compareTo(RecoveryState.CWR) < 0;
        if (!report.mtuProbeLost) {
            enterRecovery(report.congestionEcho);
        }
        demand = Demand.LOST;
    }

    private void identifyLosses(AckReport report) {
        if (scoreboard.isEmpty()) {
            return;
        }
        if (!bySack) {
            boolean suspicious = state().compareTo(RecoveryState.RECOVERY) < 0
                    ? scoreboard.sacked() >= rack.reordering()
                    : state() == RecoveryState.RECOVERY && report.advanced;
            if (suspicious && (scoreboard.flags(scoreboard.head()) & Scoreboard.LOST) == 0) {
                scoreboard.markLost(scoreboard.head());
                firstAtOnce = !config.refinements().prr();
            }
            return;
        }
        int resentBefore = scoreboard.resent();
        if (!config.refinements().rack()) {
            duplicateAcks.markOvertaken();
        } else if (rack.takeAdvanced()) {
            long timeoutPs = rack.detect(scoreboard, state().compareTo(RecoveryState.RECOVERY) >= 0, report.nowPs);
            if (timeoutPs > 0) {
                timer.armReordering(timeoutPs);
                report.setTimer = false;
            }
        }
        report.retransmissionLost |= scoreboard.resent() < resentBefore;
    }

    // --- into a state ------------------------------------------------------------------------------------------------

    private void beginReduction() {
        probe.forget();
        reduction.begin(next);
    }

    private void enterRecovery(boolean congestionEcho) {
        if (!control.hasFastRecovery()) {
            startOver();
            return;
        }
        stats.fastRecoveries++;
        undo.forgetWhatIsOver();
        reduction.forgetThreshold();
        reduction.markForUndo(una, scoreboard.resent() + probe.retransmissions());
        if (!reduction.isUnderWay()) {
            if (!congestionEcho) {
                reduction.rememberThreshold();
            }
            beginReduction();
        }
        // RFC 6675 §5, step 4.3: whatever is in flight. With PRR it is seen to there.
        firstAtOnce = !config.refinements().prr();
        reduction.become(RecoveryState.RECOVERY);
    }

    /**
     * Tahoe, once a window: slow start from one. Without SACK everything outstanding is sent again; with it what is lost,
     * the first at once and the rest as the flight drains.
     */
    private void startOver() {
        if (state() == RecoveryState.LOSS) {
            return;
        }
        stats.fastRecoveries++;
        reduction.cutForTimeout();
        reduction.forgetUndo();
        if (!bySack) {
            scoreboard.markAllLost();
        }
        firstAtOnce = bySack;
        window.set(1);
        window.forgetCredit();
        reduction.become(RecoveryState.LOSS);
        reduction.setRecoveryPoint(next);
        probing = false;
    }

    /** The retransmission timer has expired (RFC 5681 §3.1, RFC 6298 §5.4). */
    void onTimeout(long una, long next, long nowPs) {
        this.una = una;
        this.next = next;
        boolean fresh = state().compareTo(RecoveryState.RECOVERY) < 0;
        undo.forgetWhatIsOver();
        if ((scoreboard.flags(scoreboard.head()) & Scoreboard.SACKED) != 0) {
            scoreboard.forgetSacks();
            scoreboard.markAllLost();
        } else {
            if (!bySack) {
                scoreboard.forgetDuplicates();
            }
            rack.markTimedOut(scoreboard, nowPs);
        }
        if (state().compareTo(RecoveryState.DISORDER) <= 0 || reduction.recoveryPoint() <= una
                || (state() == RecoveryState.LOSS && expiries == 0)) {
            reduction.cutForTimeout();
            control.onTimeout(window, nowPs, next);
            reduction.markForUndo(una, scoreboard.resent() + probe.retransmissions());
        }
        window.set(scoreboard.inFlight() + 1);
        window.forgetCredit();
        if (state().compareTo(RecoveryState.DISORDER) <= 0 && scoreboard.sacked() >= config.reordering()) {
            rack.doubtReordering();
        }
        reduction.becomeTimedOut();
        reduction.setRecoveryPoint(next);
        probe.forget();
        probing = config.frto() && (fresh || expiries > 0);
        expiries++;
    }

    /** The path has become too narrow for what is outstanding: it is sent again, which is no congestion (RFC 1191 §6.4). */
    void resegmented(long next) {
        if (state() != RecoveryState.LOSS && !scoreboard.isEmpty()) {
            reduction.setRecoveryPoint(next);
            window.setThreshold(reduction.presentThreshold());
            reduction.forgetThreshold();
            reduction.forgetUndo();
            reduction.become(RecoveryState.LOSS);
            probing = false;
        }
    }

    /** The wait for overtaken segments is over (RFC 8985 §6.2, step 5). Returns whether losses were found. */
    boolean onReorderingTimeout(long una, long next, long nowPs) {
        this.una = una;
        this.next = next;
        int before = scoreboard.inFlight();
        rack.detect(scoreboard, state().compareTo(RecoveryState.RECOVERY) >= 0, nowPs);
        if (scoreboard.inFlight() == before) {
            return false;
        }
        if (state() != RecoveryState.RECOVERY) {
            enterRecovery(false);
            if (state() == RecoveryState.RECOVERY) {
                reduction.proceed(1, scoreboard.inFlight(), false);
            }
        }
        return true;
    }

    // --- in Loss -----------------------------------------------------------------------------------------------------

    /** RFC 5682 §3.1, with SACK, and slow start until the recovery point. */
    private void processLoss(AckReport report, int duplicates) {
        boolean recovered = una >= reduction.recoveryPoint();
        if (report.advanced && undoLoss(false)) {
            return;
        }
        if (probing) {
            if (report.originalArrived && undoLoss(true)) {
                return;
            }
            if (next > reduction.recoveryPoint()) {
                if (report.dataSacked || duplicates > 0) {
                    probing = false;
                }
            } else if (report.advanced && !recovered) {
                reduction.setRecoveryPoint(next);
                if (mayTryNewData) {
                    demand = Demand.NEW;
                    return;
                }
                probing = false;
            }
        }
        if (recovered) {
            undo.afterRecovery();
            return;
        }
        if (!bySack) {
            if (next > reduction.recoveryPoint() && duplicates > 0) {
                duplicateAcks.add(report, duplicates);
            } else if (report.advanced) {
                scoreboard.forgetDuplicates();
            }
        }
        demand = Demand.LOST;
    }

    private boolean undoLoss(boolean byProbing) {
        boolean undone = undo.afterTimeout(byProbing);
        if (undone) {
            expiries = 0;
        }
        return undone;
    }

    /** F-RTO has had no new data to try with, or it has left: what is lost goes on being repaired. */
    void newDataTried(boolean sent) {
        probing &= sent;
    }

    // --- back to Open ------------------------------------------------------------------------------------------------

    private void tryToOpen(AckReport report) {
        undo.forgetWhatIsOver();
        if (report.congestionEcho) {
            enterCwr();
        }
        if (state() != RecoveryState.CWR) {
            undo.keepOpen(next);
        }
    }

    private void enterCwr() {
        reduction.forgetThreshold();
        if (state().compareTo(RecoveryState.CWR) < 0) {
            reduction.forgetUndo();
            beginReduction();
            reduction.become(RecoveryState.CWR);
        }
    }
}
