package wireclock.tcp;

import wireclock.engine.Scheduler;
import wireclock.engine.TimerTable;

/** The timers of one connection. */
final class TcpTimers extends TimerTable {
    /** RFC 6298 §5. */
    static final int RETRANSMIT = 0;
    /** Zero-window probes (RFC 9293 §3.8.6.1) and the override of silly-window avoidance. */
    static final int PERSIST = 1;
    /** RFC 9293 §3.8.6.3. */
    static final int DELAYED_ACK = 2;
    /** RFC 9293 §3.6.1. */
    static final int TIME_WAIT = 3;

    /** RFC 9293 §3.8.4. */
    static final int KEEP_ALIVE = 4;

    /** The next burst of a paced sender. */
    static final int PACING = 5;

    private static final int COUNT = 6;

    private final TcpConnection connection;
    private final Scheduler scheduler;
    private final boolean wheel;

    TcpTimers(Scheduler scheduler, int hostComponent, TcpConnection connection, boolean wheel) {
        super(scheduler, scheduler.newComponent(hostComponent), COUNT);
        this.scheduler = scheduler;
        this.connection = connection;
        this.wheel = wheel;
    }

    private long deadlineAfterPs(long delayPs) {
        return wheel ? TimerWheel.firesAtPs(scheduler.nowPs(), delayPs) : scheduler.nowPs() + delayPs;
    }

    /** Arms a timer, or moves it if it is armed. */
    void armAfter(int timer, long delayPs) {
        arm(timer, deadlineAfterPs(delayPs));
    }

    /** Arms a timer unless it runs already. */
    void startAfter(int timer, long delayPs) {
        if (!isArmed(timer)) {
            arm(timer, deadlineAfterPs(delayPs));
        }
    }

    /** Arms a timer, or moves it if it is armed for later. */
    void armWithin(int timer, long delayPs) {
        long deadlinePs = deadlineAfterPs(delayPs);
        if (!isArmed(timer) || deadlinePs < deadlinePs(timer)) {
            arm(timer, deadlinePs);
        }
    }

    /** How long an armed timer still has to run. */
    long leftPs(int timer) {
        return deadlinePs(timer) - scheduler.nowPs();
    }

    long nowPs() {
        return scheduler.nowPs();
    }

    void stop(int timer) {
        if (isArmed(timer)) {
            disarm(timer);
        }
    }

    @Override
    protected void expired(int timer) {
        connection.timerExpired(timer);
    }
}
