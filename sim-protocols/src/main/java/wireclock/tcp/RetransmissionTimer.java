package wireclock.tcp;

import wireclock.engine.SimTime;
import wireclock.transport.RecoveryState;
import wireclock.transport.RttEstimator;

/**
 * The one timer of what is outstanding. It waits for one of three things: the retransmission timeout (RFC 6298 §5), the
 * time of a tail loss probe (RFC 8985 §7.2), or the time by which overtaken segments must have arrived (§6.2).
 */
final class RetransmissionTimer {
    /** What it waits for. */
    enum Purpose {
        NOTHING,
        TIMEOUT,
        LOSS_PROBE,
        REORDERING
    }

    /** So that the timer does not fire just before what it waits for. */
    private static final long PROBE_MARGIN_PS = 2 * SimTime.MILLISECOND;
    /** A stream is thin with fewer segments outstanding, and its first timeouts may be linear. */
    private static final int THIN = 4;
    private static final int THIN_EXPIRIES = 6;
    private static final long RENEGING_PS = 10 * SimTime.MILLISECOND;

    private final TcpConfig config;
    private final TcpTimers timers;
    private final RttEstimator rtt;
    private final Scoreboard scoreboard;
    private Purpose purpose = Purpose.NOTHING;

    RetransmissionTimer(TcpConfig config, TcpTimers timers, RttEstimator rtt, Scoreboard scoreboard) {
        this.config = config;
        this.timers = timers;
        this.rtt = rtt;
        this.scoreboard = scoreboard;
    }

    Purpose purpose() {
        return purpose;
    }

    /** The timer has expired: what it was for. */
    Purpose takeExpired() {
        Purpose result = purpose;
        if (result == Purpose.TIMEOUT) {
            purpose = Purpose.NOTHING;
        }
        return result;
    }

    private void arm(Purpose what, long delayPs) {
        purpose = what;
        timers.armAfter(TcpTimers.RETRANSMIT, Math.min(delayPs, config.maxRtoPs()));
    }

    /** It has expired, {@code expiries} times without progress: waits twice as long for what has been sent again. */
    void expired(int expiries) {
        if (config.recovery().thinLinearTimeouts() && scoreboard.outstanding() < THIN && expiries <= THIN_EXPIRIES) {
            rtt.resetBackoff();
        } else {
            rtt.backOff();
        }
        restart();
    }

    /** Waits a whole retransmission timeout from now. */
    void restart() {
        arm(Purpose.TIMEOUT, rtt.rtoPs());
    }

    void stop() {
        purpose = Purpose.NOTHING;
        timers.stop(TcpTimers.RETRANSMIT);
    }

    /** Waits for the timeout; if it had waited for a probe or for reordering, counted from the oldest transmission. */
    void rearm() {
        if (scoreboard.isEmpty()) {
            stop();
        } else if (purpose == Purpose.REORDERING || purpose == Purpose.LOSS_PROBE) {
            arm(Purpose.TIMEOUT, Math.max(leftOfTimeoutPs(), 1));
        } else {
            restart();
        }
    }

    /** The timer counts from now, whatever it has waited for. */
    void forgetPurpose() {
        purpose = Purpose.NOTHING;
    }

    private long leftOfTimeoutPs() {
        return scoreboard.sentPs(scoreboard.head()) + rtt.rtoPs() - timers.nowPs();
    }

    void armReordering(long delayPs) {
        arm(Purpose.REORDERING, delayPs);
    }

    /** The receiver seems to have thrown away what it had reported: a little time for it to turn out otherwise. */
    void awaitReneging() {
        arm(Purpose.TIMEOUT, Math.max(rtt.smoothedPs() / 2, RENEGING_PS));
    }

    /** The sender may be at its end: a loss there shows by no later segment, so a probe is to follow (RFC 8985 §7.2). */
    boolean scheduleProbe(boolean advancing, boolean bySack, RecoveryState state) {
        int early = config.recovery().earlyRetransmit();
        if ((early != 3 && early != 4) || scoreboard.isEmpty() || !bySack
                || (state != RecoveryState.OPEN && state != RecoveryState.CWR)) {
            return false;
        }
        long timeoutPs = RttEstimator.INITIAL_RTO_PS;
        if (rtt.hasSample()) {
            // A lone segment's acknowledgement may be delayed.
            timeoutPs = 2 * rtt.smoothedPs()
                    + (scoreboard.outstanding() == 1 ? config.minRtoPs() : PROBE_MARGIN_PS);
        }
        long leftPs = advancing ? rtt.rtoPs() : leftOfTimeoutPs();
        arm(Purpose.LOSS_PROBE, leftPs > 0 ? Math.min(timeoutPs, leftPs) : timeoutPs);
        return true;
    }
}
