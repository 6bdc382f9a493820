package wireclock.tcp;

/** Asks the peer of an idle connection whether it still lives, as Linux does it (RFC 9293 §3.8.4). */
final class KeepAliveTimer {
    private final TcpTimers timers;
    private KeepAlive settings;
    /** When the peer was heard last. */
    private long heardPs;
    private int unanswered;

    KeepAliveTimer(KeepAlive settings, TcpTimers timers) {
        this.settings = settings;
        this.timers = timers;
    }

    KeepAlive settings() {
        return settings;
    }

    /** Changes the settings of a connection that may be open already. */
    void set(KeepAlive changed, boolean open) {
        settings = changed;
        timers.stop(TcpTimers.KEEP_ALIVE);
        if (open) {
            start();
        }
    }

    /** The connection is established, or its settings have changed. */
    void start() {
        if (settings.enabled()) {
            timers.arm(TcpTimers.KEEP_ALIVE, Math.max(heardPs + settings.idlePs(), timers.nowPs()));
        }
    }

    /** The peer has been heard. */
    void heard(long nowPs) {
        heardPs = nowPs;
        unanswered = 0;
    }

    /**
     * The timer has expired.
     *
     * @param busy whether something is outstanding or waits to be sent: then other timers watch over the peer
     * @param userTimeoutPs how long the peer may be silent, or 0: as many probes as the settings say
     */
    Decision expired(boolean busy, long userTimeoutPs, long nowPs) {
        long silentPs = nowPs - heardPs;
        if (busy) {
            timers.armAfter(TcpTimers.KEEP_ALIVE, settings.idlePs());
            return Decision.NOTHING;
        }
        if (silentPs < settings.idlePs()) {
            timers.arm(TcpTimers.KEEP_ALIVE, heardPs + settings.idlePs());
            return Decision.NOTHING;
        }
        boolean tooLong = userTimeoutPs > 0 ? silentPs >= userTimeoutPs && unanswered > 0
                : unanswered >= settings.probes();
        if (tooLong) {
            return Decision.GIVE_UP;
        }
        unanswered++;
        timers.armAfter(TcpTimers.KEEP_ALIVE, settings.intervalPs());
        return Decision.PROBE;
    }

    /** What is to be done. */
    enum Decision {
        NOTHING,
        PROBE,
        GIVE_UP
    }
}
