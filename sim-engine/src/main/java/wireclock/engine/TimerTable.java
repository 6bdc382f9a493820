package wireclock.engine;

import java.util.Arrays;

/**
 * Several soft-deadline timers of one component behind one event, numbered by the ordinals of an enum.
 *
 * <p>As with {@link Timer}, moving a deadline later is a field write. The event is pending at or before the earliest
 * deadline while any timer is armed, and not pending when none is.
 */
public abstract class TimerTable extends Event {
    private static final long DISARMED = Long.MAX_VALUE;

    private final Scheduler scheduler;
    private final long[] deadlinesPs;
    private int armed;

    /**
     * @param timers the number of timers, 1 to 31
     */
    protected TimerTable(Scheduler scheduler, int component, int timers) {
        super(component);
        this.scheduler = scheduler;
        this.deadlinesPs = new long[timers];
        Arrays.fill(deadlinesPs, DISARMED);
    }

    /** Called at a timer's deadline; the timer is disarmed by then. It may arm or disarm any timer of the table. */
    protected abstract void expired(int timer);

    public final void arm(int timer, long deadlinePs) {
        deadlinesPs[timer] = deadlinePs;
        armed |= 1 << timer;
        if (!isScheduled()) {
            scheduler.schedule(this, deadlinePs);
        } else if (deadlinePs < timePs) {
            scheduler.reschedule(this, deadlinePs);
        }
    }

    public final void disarm(int timer) {
        deadlinesPs[timer] = DISARMED;
        armed &= ~(1 << timer);
        if (armed == 0) {
            scheduler.cancel(this);
        }
    }

    public final void disarmAll() {
        Arrays.fill(deadlinesPs, DISARMED);
        armed = 0;
        scheduler.cancel(this);
    }

    public final boolean isArmed(int timer) {
        return (armed & 1 << timer) != 0;
    }

    /** A timer's deadline in picoseconds; meaningful only while it is armed. */
    public final long deadlinePs(int timer) {
        return deadlinesPs[timer];
    }

    @Override
    public final void fire() {
        long now = timePs;
        for (int timer = 0; timer < deadlinesPs.length; timer++) {
            if (deadlinesPs[timer] <= now) {
                deadlinesPs[timer] = DISARMED;
                armed &= ~(1 << timer);
                expired(timer);
            }
        }
        if (armed != 0) {
            long earliest = DISARMED;
            for (long deadline : deadlinesPs) {
                earliest = Math.min(earliest, deadline);
            }
            if (!isScheduled()) {
                scheduler.schedule(this, earliest);
            } else if (earliest < timePs) {
                scheduler.reschedule(this, earliest);
            }
        }
    }
}
