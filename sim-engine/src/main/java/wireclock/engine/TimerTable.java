package wireclock.engine;

import java.util.Arrays;

/**
 * Several soft-deadline timers of one component behind one event, numbered by the ordinals of an enum.
 *
 * <p>As with {@link Timer}, moving a deadline later is a field write. The event is pending at or before the earliest
 * deadline while any timer is armed, and not pending when none is.
 */
public abstract class TimerTable extends Event {
    private static final long DISARMED = SimTime.NEVER;

    private final Scheduler scheduler;
    private final long[] deadlinesPs;
    private int armed;
    /** While true, the end of {@link #fire} settles when the event is next due, once for all changes made meanwhile. */
    private boolean firing;

    /**
     * @param timers the number of timers, 1 to 31
     */
    protected TimerTable(Scheduler scheduler, int component, int timers) {
        super(component);
        if (timers < 1 || timers > 31) {
            throw new IllegalArgumentException(timers + " timers; a table holds 1 to 31");
        }
        this.scheduler = scheduler;
        this.deadlinesPs = new long[timers];
        Arrays.fill(deadlinesPs, DISARMED);
    }

    /**
     * Called at a timer's deadline; the timer is disarmed by then. It may arm or disarm any timer of the table. Timers due at
     * one instant expire in the order of their numbers; one that is armed here for this very instant expires at this
     * instant too.
     */
    protected abstract void expired(int timer);

    /** Sets a timer's deadline, whether it is armed or not; {@link SimTime#NEVER} disarms it. */
    public final void arm(int timer, long deadlinePs) {
        if (deadlinePs == DISARMED) {
            disarm(timer);
        } else {
            set(timer, scheduler.due(deadlinePs));
        }
    }

    private void set(int timer, long deadlinePs) {
        if (firing) {
            if (deadlinePs < timePs) {
                throw new IllegalArgumentException("armed for " + deadlinePs + " ps at " + timePs + " ps");
            }
        } else if (!isScheduled()) {
            scheduler.schedule(this, deadlinePs);
        } else if (deadlinePs < timePs) {
            scheduler.reschedule(this, deadlinePs);
        }
        deadlinesPs[timer] = deadlinePs;
        armed |= 1 << timer;
    }

    /** Takes one timer off. */
    public final void disarm(int timer) {
        deadlinesPs[timer] = DISARMED;
        armed &= ~(1 << timer);
        if (armed == 0) {
            scheduler.cancel(this);
        }
    }

    /** Takes all timers off. */
    public final void disarmAll() {
        Arrays.fill(deadlinesPs, DISARMED);
        armed = 0;
        scheduler.cancel(this);
    }

    /** Whether a timer has a deadline. */
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
        firing = true;
        for (int timer = 0; timer < deadlinesPs.length; timer++) {
            if (deadlinesPs[timer] <= now) {
                deadlinesPs[timer] = DISARMED;
                armed &= ~(1 << timer);
                expired(timer);
            }
        }
        firing = false;
        if (armed != 0) {
            long earliest = DISARMED;
            for (long deadline : deadlinesPs) {
                earliest = Math.min(earliest, deadline);
            }
            scheduler.schedule(this, earliest);
        }
    }
}
