package wireclock.tcp;

import wireclock.transport.RecoveryState;

/**
 * Tells the observer what limits the sender, whenever that changes: looked at when a turn ends, for nothing happens
 * between turns.
 */
final class LimitWatch {
    private final Lifecycle life;
    private final TcpSender sender;
    private final TcpSocket socket;
    private SendLimit present = SendLimit.HANDSHAKE;

    LimitWatch(Lifecycle life, TcpSender sender, TcpSocket socket) {
        this.life = life;
        this.sender = sender;
        this.socket = socket;
    }

    /** A turn has ended. */
    void settle() {
        if (!life.isObserved()) {
            return;
        }
        SendLimit now = limit();
        if (now != present) {
            present = now;
            life.observer().limitChanged(now);
        }
    }

    private SendLimit limit() {
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
        long unsent = sender.unsentBytes();
        if (unsent <= 0 || sender.isFinSent()) {
            return socket.isWriteBlocked() ? SendLimit.SEND_BUFFER : SendLimit.APPLICATION;
        }
        long usable = sender.sndUna() + sender.sendWindow() - sender.sndNxt();
        if (usable < Math.min(sender.segmentSize(), unsent)) {
            return SendLimit.RECEIVE_WINDOW;
        }
        // A pace is congestion control too: what waits for it is held back by what the network is believed to take; and
        // what waits for the next acknowledgement waits for a window that is all but used up.
        return sender.inFlight() >= sender.window() || sender.isDeferring() || sender.paced().isWaiting()
                ? SendLimit.CONGESTION_WINDOW : SendLimit.APPLICATION;
    }
}
