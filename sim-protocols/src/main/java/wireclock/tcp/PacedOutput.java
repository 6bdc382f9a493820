package wireclock.tcp;

import wireclock.transport.Pacing;

/** Lets the bursts of a paced sender go when their time has come, and wakes it for the next; without pacing, at once. */
final class PacedOutput {
    private final TcpSender sender;
    private final Pieces pieces;
    private final Pacing pacing;
    private final TcpTimers timers;
    private final SendVariables snd;

    PacedOutput(TcpSender sender, Pieces pieces, Pacing pacing, TcpTimers timers, SendVariables snd) {
        this.sender = sender;
        this.pieces = pieces;
        this.pacing = pacing;
        this.timers = timers;
        this.snd = snd;
    }

    /** Whether something may leave now; if not, the timer runs until it may. */
    boolean mayStart(long nowPs) {
        if (!pacing.isOn() || pacing.mayStart(nowPs)) {
            return true;
        }
        timers.arm(TcpTimers.PACING, pacing.nextPs());
        return false;
    }

    /** Whether something has to wait for its time. */
    boolean isWaiting() {
        return timers.isArmed(TcpTimers.PACING);
    }

    /** A burst has left. */
    void sent(int segments, long bytes, long nowPs) {
        if (pacing.isOn()) {
            pacing.sent(segments, bytes, nowPs);
        }
    }

    /** Sends what is new, burst by burst. Returns whether anything has left. */
    boolean sendNew(long nowPs, boolean override) {
        boolean sent = false;
        while (sender.hasUnsent() && sender.inFlight() < sender.window() && mayStart(nowPs)) {
            long before = snd.nxt;
            // At least two bursts a window.
            int most = Math.min(pacing.burstSegments(sender.segmentSize(), sender.rtt().minimumPs()),
                    Math.max(sender.window() >> 1, 1));
            int segments = pieces.send(nowPs, override, most, true);
            if (segments == 0) {
                return sent;
            }
            pacing.sent(segments, snd.nxt - before, nowPs);
            sent = true;
        }
        return sent;
    }

    /** The time of the next burst has come: what is lost goes first. */
    void timeHasCome(long nowPs) {
        sender.resending().sendLost(nowPs);
    }
}
