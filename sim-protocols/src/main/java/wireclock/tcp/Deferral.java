package wireclock.tcp;

import wireclock.engine.SimTime;
import wireclock.transport.CongestionWindow;
import wireclock.transport.Pacing;
import wireclock.transport.RecoveryState;
import wireclock.transport.RttEstimator;

/**
 * Whether less than a whole piece had better wait for the next acknowledgement, which is due any moment and lets more
 * leave with it (tcp_tso_should_defer of Linux 6.18).
 */
final class Deferral {
    /** So long a wait costs nothing; and a sender that was silent for longer does not burst by waiting. */
    private static final long SHORT_PS = SimTime.MILLISECOND;
    /** What is at least this share of the window leaves (net.ipv4.tcp_tso_win_divisor). */
    private static final int WINDOW_DIVISOR = 3;

    private final TcpSender sender;
    private final SendVariables snd;
    private final Pacing pacing;
    private final CongestionWindow window;
    private final WindowUsage usage;
    private final Scoreboard scoreboard;
    private final RttEstimator rtt;
    private final LossRecovery recovery;

    Deferral(TcpSender sender, SendVariables snd, Pacing pacing) {
        this.sender = sender;
        this.snd = snd;
        this.pacing = pacing;
        this.window = sender.congestionWindow();
        this.usage = sender.usage();
        this.scoreboard = sender.scoreboard();
        this.rtt = sender.rtt();
        this.recovery = sender.recovery();
    }

    /**
     * Whether new data waits that is less than a whole piece.
     *
     * @param most bytes that both windows have room for
     */
    boolean isAdvisable(long most, long nowPs) {
        if (recovery.state().compareTo(RecoveryState.RECOVERY) >= 0
                || nowPs - Math.max(usage.lastSentPs(), pacing.nextPs()) > SHORT_PS || scoreboard.isEmpty()) {
            return false;
        }
        long smoothedPs = rtt.smoothedPs();
        long duePs = scoreboard.sentPs(scoreboard.head()) + smoothedPs;
        if (duePs - nowPs > Math.min(smoothedPs >> 1, SHORT_PS)) {
            return false;
        }
        long whole = Math.min(snd.wnd, (long) window.segments() * sender.segmentSize());
        return most < whole / WINDOW_DIVISOR && !sender.isLastUnit();
    }
}
