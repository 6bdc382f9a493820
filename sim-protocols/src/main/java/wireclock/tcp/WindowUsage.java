package wireclock.tcp;

import wireclock.transport.CongestionControl;
import wireclock.transport.CongestionWindow;
import wireclock.transport.LeadingControl;
import wireclock.transport.RecoveryState;

/**
 * Whether the congestion window is what limits the sender: only then may it grow (RFC 7661), and a window that was not
 * used for long, or after a pause, says nothing of the path any more (RFC 5681 §4.1, RFC 2861).
 */
final class WindowUsage {
    private final TcpConfig config;
    private final CongestionWindow window;
    private final CongestionControl control;
    private final WindowReduction reduction;

    /** A pause makes the window smaller. */
    private final boolean shrinks;
    private boolean limited;
    /** The most segments outstanding in the present flight. */
    private int mostOutstanding;
    /** The flight ends when this is acknowledged. */
    private long flightEnd;
    /** The most outstanding since the window was last used up, and when that was. */
    private int used;
    private long usedUpPs;
    private long lastSentPs;

    WindowUsage(TcpConfig config, CongestionWindow window, CongestionControl control, WindowReduction reduction) {
        this.config = config;
        this.window = window;
        this.control = control;
        this.reduction = reduction;
        this.shrinks = config.slowStartAfterIdle() && !(control instanceof LeadingControl);
    }

    /** Whether the window may grow: in slow start to twice of what was in use. */
    boolean isLimiting() {
        return limited || (window.isInSlowStart() && window.segments() < 2L * mostOutstanding);
    }

    /** Whether the window was used up when something was sent last. */
    boolean isLimited() {
        return limited;
    }

    /** A segment with data leaves. */
    void onSent(int inFlight, long nowPs) {
        if (inFlight == 0) {
            control.onResume(window, nowPs - lastSentPs, nowPs);
        }
        lastSentPs = nowPs;
    }

    /** When data was sent last. */
    long lastSentPs() {
        return lastSentPs;
    }

    /** As much as could be sent has been sent. */
    void validate(boolean isLimited, int outstanding, long una, long next, long rtoPs, long nowPs) {
        if (una >= flightEnd || isLimited || (!limited && outstanding > mostOutstanding)) {
            limited = isLimited;
            mostOutstanding = outstanding;
            flightEnd = next;
        }
        if (isLimiting()) {
            used = 0;
            usedUpPs = nowPs;
            return;
        }
        used = Math.max(used, outstanding);
        if (shrinks && nowPs - usedUpPs >= rtoPs) {
            shrink();
            usedUpPs = nowPs;
        }
    }

    /** The application, or the peer's window, has left part of the window unused for a timeout. */
    private void shrink() {
        if (reduction.state() == RecoveryState.OPEN) {
            int needed = Math.max(used, config.initialWindow());
            if (needed < window.segments()) {
                window.setThreshold(reduction.presentThreshold());
                window.set((window.segments() + needed) / 2);
            }
            used = 0;
        }
    }

    /** Something is to be sent and nothing is outstanding: the window is halved for every timeout of the pause. */
    void restartAfterIdle(long rtoPs, long nowPs) {
        long idlePs = nowPs - lastSentPs;
        if (!shrinks || idlePs <= rtoPs) {
            return;
        }
        int segments = window.segments();
        int restart = Math.min(config.initialWindow(), segments);
        window.setThreshold(reduction.presentThreshold());
        for (long left = idlePs - rtoPs; left > 0 && segments > restart; left -= rtoPs) {
            segments >>= 1;
        }
        window.set(Math.max(segments, restart));
        usedUpPs = nowPs;
        used = 0;
    }
}
