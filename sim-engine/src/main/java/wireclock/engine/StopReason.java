package wireclock.engine;

/** Why {@link Scheduler#run} came back. */
public enum StopReason {
    /** No event is pending: nothing more can happen. */
    IDLE,
    /** Every event up to the given time has fired. */
    TIME_REACHED,
    /** The given number of events has fired. */
    EVENT_BUDGET,
    /** Somebody called {@link Scheduler#stop()}, or the condition held. */
    STOPPED
}
