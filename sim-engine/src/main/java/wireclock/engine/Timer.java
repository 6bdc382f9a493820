package wireclock.engine;

/**
 * A timer with a soft deadline: moving the deadline later costs one field write.
 *
 * <p>The event stays where it is; when it fires early it looks at the deadline and schedules itself for the rest. Protocol
 * timers are moved later with almost every packet and hardly ever expire, so this is the case that must be cheap.
 */
public abstract class Timer extends Event {
    private static final long DISARMED = SimTime.NEVER;

    private final Scheduler scheduler;
    private long deadlinePs = DISARMED;

    protected Timer(Scheduler scheduler, int component) {
        super(component);
        this.scheduler = scheduler;
    }

    /** Called at the deadline; the timer is disarmed by then and may be armed again. */
    protected abstract void expired();

    /** Sets the deadline, whether the timer is armed or not; {@link SimTime#NEVER} disarms it. */
    public final void arm(long deadlinePs) {
        if (deadlinePs == DISARMED) {
            disarm();
        } else {
            set(scheduler.due(deadlinePs));
        }
    }

    private void set(long deadlinePs) {
        this.deadlinePs = deadlinePs;
        if (!isScheduled()) {
            scheduler.schedule(this, deadlinePs);
        } else if (deadlinePs < timePs) {
            scheduler.reschedule(this, deadlinePs);
        }
    }

    /** Takes the timer off; a disarmed timer leaves nothing in the queue, so an idle network is seen to be idle. */
    public final void disarm() {
        deadlinePs = DISARMED;
        scheduler.cancel(this);
    }

    /** Whether a deadline is set. */
    public final boolean isArmed() {
        return deadlinePs != DISARMED;
    }

    /** The deadline in picoseconds; meaningful only while armed. */
    public final long deadlinePs() {
        return deadlinePs;
    }

    @Override
    public final void fire() {
        if (deadlinePs > timePs) {
            scheduler.schedule(this, deadlinePs);
        } else {
            deadlinePs = DISARMED;
            expired();
        }
    }
}
