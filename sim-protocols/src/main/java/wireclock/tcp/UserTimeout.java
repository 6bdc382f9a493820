package wireclock.tcp;

/**
 * How long data may stay unacknowledged before the connection is given up (RFC 5482, TCP_USER_TIMEOUT); as in Linux it
 * counts from the first time that something is sent again, or that a closed window is probed.
 */
final class UserTimeout {
    private static final long NOT_RUNNING = -1;

    private final TcpTimers timers;
    private long limitPs;
    private long sincePs = NOT_RUNNING;

    UserTimeout(TcpTimers timers, long limitPs) {
        this.timers = timers;
        this.limitPs = limitPs;
    }

    long limitPs() {
        return limitPs;
    }

    /** Sets the limit; 0: none, the number of retransmissions decides. */
    void set(long changedPs) {
        limitPs = changedPs;
    }

    /** The peer has acknowledged something new, or opened its window. */
    void progress() {
        sincePs = NOT_RUNNING;
    }

    /** Something goes unanswered: whether the limit has been reached. */
    boolean isReached(long nowPs) {
        if (sincePs == NOT_RUNNING) {
            sincePs = nowPs;
        }
        return limitPs > 0 && nowPs - sincePs >= limitPs;
    }

    /** Has a timer expire no later than the limit. */
    void clamp(int timer) {
        if (limitPs > 0 && sincePs != NOT_RUNNING && timers.isArmed(timer)) {
            timers.armWithin(timer, Math.max(sincePs + limitPs - timers.nowPs(), 0));
        }
    }
}
