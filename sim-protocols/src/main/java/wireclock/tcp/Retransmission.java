package wireclock.tcp;

import wireclock.engine.SimTime;

/**
 * When a connection's sender acts without being asked: the retransmission timer (RFC 6298 §5), the persist timer that
 * probes a closed window (RFC 9293 §3.8.6.1), and when either has gone unanswered for so long that the connection is
 * given up.
 */
final class Retransmission {
    /** R1 (Linux: tcp_retries1). */
    private static final int DOUBTFUL_RETRIES = 3;
    private static final long PATIENCE_BASE_PS = 200 * SimTime.MILLISECOND;

    private final TcpConfig config;
    private final TcpTimers timers;
    private final TcpSender sender;
    /** Expiries since the peer last gave a sign of progress. */
    private int attempts;
    private int synRetries;

    Retransmission(TcpConfig config, TcpTimers timers, TcpSender sender) {
        this.config = config;
        this.timers = timers;
        this.sender = sender;
        this.synRetries = config.synRetries();
    }

    void setSynRetries(int retries) {
        synRetries = retries;
    }

    /** Expiries since the peer last gave a sign of progress. */
    int attempts() {
        return attempts;
    }

    /** A SYN leaves for the first time. */
    void synSent() {
        attempts = 0;
        sender.timer().restart();
    }

    /** Our SYN has been acknowledged. */
    void synAcknowledged() {
        attempts = 0;
        sender.timer().stop();
    }

    /**
     * Takes note of an acceptable acknowledgement.
     *
     * @param result of {@link AckIntake#acknowledge}
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
            sender.timer().stop();
        }
    }

    /** Sets the timers as what is outstanding and what waits demand: at the end of a turn. */
    void settle() {
        boolean outstanding = sender.hasOutstanding();
        if (!outstanding && sender.hasUnsent()) {
            timers.startAfter(TcpTimers.PERSIST, sender.rtt().rtoPs());
            return;
        }
        if (timers.isArmed(TcpTimers.PERSIST)) {
            sender.rtt().resetBackoff();
            timers.stop(TcpTimers.PERSIST);
            attempts = 0;
        }
        if (outstanding && !timers.isArmed(TcpTimers.RETRANSMIT)) {
            sender.timer().restart();
        }
    }

    /**
     * A SYN or a window probe has gone unanswered: whether to go on (RFC 9293 §3.8.3).
     *
     * @param opening whether it is a SYN
     * @param answering whether that SYN answers the peer's
     */
    boolean mayTryAgain(boolean opening, boolean answering) {
        attempts++;
        return attempts <= (!opening ? config.retries() : answering ? config.synAckRetries()
                : synRetries + config.linearSyns());
    }

    /**
     * Data has gone unanswered: whether to go on. The number of retries stands for the time that they would take if the
     * first came after the smallest timeout, as in Linux, so that a long timeout does not stretch the patience.
     */
    boolean mayRetransmit(long nowPs) {
        return !hasGoneOnFor(config.retries(), nowPs);
    }

    /** It has gone unanswered for so long that the network itself may be to blame (RFC 9293 §3.8.3: R1). */
    boolean looksLikeBlackHole(long nowPs) {
        return hasGoneOnFor(DOUBTFUL_RETRIES, nowPs);
    }

    private boolean hasGoneOnFor(int boundary, long nowPs) {
        long sincePs = sender.recovery().firstResentPs();
        if (sender.recovery().expiries() == 0 || sincePs < 0) {
            return false;
        }
        long base = PATIENCE_BASE_PS;
        int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(config.maxRtoPs() / base, 1));
        long patiencePs = boundary <= doublings ? ((2L << boundary) - 1) * base
                : ((2L << doublings) - 1) * base + (boundary - doublings) * config.maxRtoPs();
        return nowPs - sincePs >= patiencePs;
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
        sender.timer().restart();
    }
}
