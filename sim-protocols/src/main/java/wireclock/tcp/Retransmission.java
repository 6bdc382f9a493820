package wireclock.tcp;

/**
 * When a connection's sender acts without being asked: the retransmission timer (RFC 6298 §5), the persist timer that
 * probes a closed window (RFC 9293 §3.8.6.1), and when either has gone unanswered for so long that the connection is
 * given up.
 */
final class Retransmission {
    private final TcpConfig config;
    private final TcpTimers timers;
    private final TcpSender sender;
    /** Expiries since the peer last gave a sign of progress. */
    private int attempts;

    Retransmission(TcpConfig config, TcpTimers timers, TcpSender sender) {
        this.config = config;
        this.timers = timers;
        this.sender = sender;
    }

    /** A SYN leaves for the first time. */
    void synSent() {
        attempts = 0;
        timers.armAfter(TcpTimers.RETRANSMIT, sender.rtt().rtoPs());
    }

    /** Our SYN has been acknowledged. */
    void synAcknowledged() {
        attempts = 0;
        timers.stop(TcpTimers.RETRANSMIT);
    }

    /**
     * Takes note of an acceptable acknowledgement.
     *
     * @param result of {@link TcpSender#acknowledge}
     */
    void acknowledged(int result) {
        if ((result & TcpSender.ADVANCED) == 0) {
            if (sender.sendWindow() == 0) {
                // A peer that answers lives, and may keep its window closed as long as it likes (RFC 9293 §3.8.6.1).
                attempts = 0;
            }
            return;
        }
        attempts = 0;
        if ((result & TcpSender.ALL_ACKNOWLEDGED) != 0) {
            timers.stop(TcpTimers.RETRANSMIT);
        } else {
            timers.armAfter(TcpTimers.RETRANSMIT, sender.rtt().rtoPs());
        }
    }

    /** Sets the timers as what is outstanding and what waits demand: at the end of a turn. */
    void settle() {
        boolean outstanding = sender.hasOutstanding();
        if (!outstanding && sender.needsPersistTimer()) {
            timers.startAfter(TcpTimers.PERSIST, sender.rtt().rtoPs());
            return;
        }
        if (timers.isArmed(TcpTimers.PERSIST)) {
            sender.rtt().resetBackoff();
            timers.stop(TcpTimers.PERSIST);
            attempts = 0;
        }
        if (outstanding) {
            timers.startAfter(TcpTimers.RETRANSMIT, sender.rtt().rtoPs());
        }
    }

    /**
     * A timer has expired.
     *
     * @param opening whether it is the SYN that goes unanswered
     * @param answering whether that SYN answers the peer's
     * @return whether to go on; otherwise the connection is to be given up (RFC 9293 §3.8.3)
     */
    boolean mayTryAgain(boolean opening, boolean answering) {
        attempts++;
        return attempts <= (!opening ? config.retries() : answering ? config.synAckRetries()
                : config.synRetries() + config.linearSyns());
    }

    /**
     * A SYN leaves again: waits twice as long for the answer, but for the first few as long as before.
     *
     * @param answering whether it answers the peer's
     */
    void synSentAgain(boolean answering) {
        if (answering || attempts > config.linearSyns()) {
            sender.rtt().backOff();
        }
        timers.armAfter(TcpTimers.RETRANSMIT, sender.rtt().rtoPs());
    }
}
