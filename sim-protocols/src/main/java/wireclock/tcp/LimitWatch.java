package wireclock.tcp;

import wireclock.transport.RecoveryState;

/**
 * What limits the sender: looked at when a turn ends, for nothing happens between turns. What is seen is read in two
 * ways, which do not agree in everything. TCP_INFO is to show what Linux would: it knows no recovery, and where both
 * windows are full it names the congestion window. The observer, who adds up where a flow's time has gone, hears of
 * loss first, and then of the peer's window.
 */
final class LimitWatch {
    private final Lifecycle life;
    private final TcpSender sender;
    private final TcpSocket socket;
    private final LimitClock clock = new LimitClock();
    private SendLimit present = SendLimit.HANDSHAKE;

    LimitWatch(Lifecycle life, TcpSender sender, TcpSocket socket) {
        this.life = life;
        this.sender = sender;
        this.socket = socket;
    }

    /** What TCP_INFO tells. */
    LimitClock clock() {
        return clock;
    }

    /** A turn has ended. */
    void settle(long nowPs) {
        long unsent = sender.unsentBytes();
        boolean narrow = unsent > 0
                && sender.sndUna() + sender.sendWindow() - sender.sndNxt() < Math.min(unsent, sender.segmentSize());
        if (life.maySend()) {
            clock.is(onClock(unsent, narrow), nowPs);
        }
        if (life.isObserved()) {
            SendLimit now = observed(unsent, narrow);
            if (now != present) {
                present = now;
                life.observer().limitChanged(now);
            }
        }
    }

    private LimitClock.Limit onClock(long unsent, boolean narrow) {
        if (narrow && sender.inFlight() < sender.window()) {
            return LimitClock.Limit.WINDOW;
        }
        if (unsent > 0) {
            return LimitClock.Limit.BUSY;
        }
        if (!sender.hasOutstanding()) {
            return LimitClock.Limit.IDLE;
        }
        return socket.isWriteBlocked() ? LimitClock.Limit.BUFFER : LimitClock.Limit.BUSY;
    }

    private SendLimit observed(long unsent, boolean narrow) {
        if (!life.state().isSynchronized()) {
            return SendLimit.HANDSHAKE;
        }
        RecoveryState state = sender.recovery().state();
        if (state == RecoveryState.RECOVERY) {
            return SendLimit.RECOVERY;
        }
        if (state == RecoveryState.LOSS) {
            return sender.reduction().isAfterTimeout() ? SendLimit.TIMEOUT : SendLimit.RECOVERY;
        }
        if (unsent <= 0 || sender.isFinSent()) {
            return socket.isWriteBlocked() ? SendLimit.SEND_BUFFER : SendLimit.APPLICATION;
        }
        if (narrow) {
            return SendLimit.RECEIVE_WINDOW;
        }
        // A pace is congestion control too: what waits for it is held back by what the network is believed to take; and
        // what waits for the next acknowledgement waits for a window that is all but used up.
        return sender.inFlight() >= sender.window() || sender.pieces().hasDeferred() || sender.paced().isWaiting()
                ? SendLimit.CONGESTION_WINDOW : SendLimit.APPLICATION;
    }
}
