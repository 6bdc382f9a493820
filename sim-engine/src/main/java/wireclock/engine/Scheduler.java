package wireclock.engine;

import java.util.function.BooleanSupplier;

/**
 * The virtual clock and the loop that moves it: takes the first pending event, sets the clock to its time, fires it.
 *
 * <p>Single-threaded; a run touches one scheduler from one thread. Time is a {@code long} of picoseconds from the start of
 * the run (one byte at 10 Gbit/s lasts 800 ps; the horizon is 106 days).
 */
public final class Scheduler {
    /** Multiplier of the trajectory hash: an odd constant with well mixed bits (2^64 / golden ratio). */
    private static final long HASH_MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final EventQueue queue = new EventQueue();
    private final Standstill standstill = new Standstill();
    /** Components that stand still: while there are none, nobody is asked. */
    private int standingStill;
    private boolean someStoodStill;
    private long nowPs;
    private long eventsFired;
    private long trajectoryHash = HASH_MULTIPLIER;
    private int components;
    private boolean stopRequested;

    /** Virtual time in picoseconds since the start of the run. */
    public long nowPs() {
        return nowPs;
    }

    /**
     * Gives out the next component id. Ids break ties between events of one instant, so components must be created in
     * an order that depends on the scenario alone.
     */
    public int newComponent() {
        return newComponent(components);
    }

    /** As {@link #newComponent()}, of a part of another component: it stands still when that does. */
    public int newComponent(int owner) {
        standstill.add(components, owner);
        return components++;
    }

    /**
     * Stops the time of a component and its parts: what falls due waits, until {@link #goOn}. They should not be called
     * meanwhile; what they schedule then waits too.
     */
    public void standStill(int component) {
        if (!standstill.isStopped(component)) {
            standstill.stop(component);
            standingStill++;
            someStoodStill = true;
        }
    }

    /**
     * The instant at which a deadline can be kept: itself, or now if it has passed. Only a machine that has stood still
     * may find its plans in the past; while none has, that is a mistake, which {@link #schedule} rejects.
     */
    long due(long deadlinePs) {
        return someStoodStill && deadlinePs >= 0 ? Math.max(deadlinePs, nowPs) : deadlinePs;
    }

    /** Ends a {@link #standStill}: everything that fell due meanwhile fires at this instant, late. */
    public void goOn(int component) {
        if (standstill.isStopped(component)) {
            standingStill--;
            standstill.goOn(component, this);
        }
    }

    /**
     * Schedules an event that is not pending.
     *
     * @throws IllegalArgumentException if the time lies in the past; a sum beyond the horizon has wrapped and does so too
     * @throws IllegalStateException if the event is pending already
     */
    public void schedule(Event event, long timePs) {
        if (timePs < nowPs) {
            throw new IllegalArgumentException(
                    timePs < 0
                            ? "scheduled beyond the horizon of 106 days (at " + nowPs + " ps)"
                            : "scheduled for " + timePs + " ps, but it is " + nowPs + " ps already");
        }
        if (event.isScheduled()) {
            throw new IllegalStateException("scheduled twice: " + event);
        }
        event.timePs = timePs;
        queue.add(event);
    }

    /** Schedules an event, moving it if it is pending. It then counts as having arrived anew. */
    public void reschedule(Event event, long timePs) {
        cancel(event);
        schedule(event, timePs);
    }

    /** Takes an event out of the queue; does nothing if it is not pending. */
    public void cancel(Event event) {
        if (event.slot == Event.SET_ASIDE) {
            standstill.remove(event);
        } else if (event.isScheduled()) {
            queue.remove(event);
        }
    }

    /**
     * Fires events in order until none is due at or before {@code untilPs}, or {@code maxEvents} have fired, or
     * {@link #stop()} was called.
     *
     * <p>After {@link StopReason#TIME_REACHED} the clock stands at {@code untilPs}; otherwise at the last event fired.
     */
    public StopReason run(long untilPs, long maxEvents) {
        stopRequested = false;
        for (long left = maxEvents; left > 0; left--) {
            Event event = queue.poll(untilPs);
            if (event == null) {
                return nothingDue(untilPs);
            }
            fire(event);
            if (stopRequested) {
                return StopReason.STOPPED;
            }
        }
        return StopReason.EVENT_BUDGET;
    }

    /** As {@link #run(long, long)}, and stops after the first event that makes the condition hold. */
    public StopReason runUntil(BooleanSupplier condition, long untilPs) {
        stopRequested = false;
        while (!condition.getAsBoolean() && !stopRequested) {
            Event event = queue.poll(untilPs);
            if (event == null) {
                return nothingDue(untilPs);
            }
            fire(event);
        }
        return StopReason.STOPPED;
    }

    /** Makes {@link #run} return after the event that is firing. */
    public void stop() {
        stopRequested = true;
    }

    /** Mixes a value into the trajectory hash: what distinguishes two runs whose events fall at the same instants. */
    public void mixIntoTrajectory(long value) {
        // A product carries upwards only; the rotation brings high bits down, so that no two differences cancel easily.
        trajectoryHash = Long.rotateLeft((trajectoryHash ^ value) * HASH_MULTIPLIER, 29);
    }

    /**
     * A hash over the time and component of every event fired so far and all values mixed in: two runs that did the
     * same have the same hash, and two that differ anywhere very likely do not.
     */
    public long trajectoryHash() {
        return SplitMix64.mix(trajectoryHash);
    }

    /** The number of events fired so far. */
    public long eventsFired() {
        return eventsFired;
    }

    /** The number of events pending. */
    public int pendingEvents() {
        return queue.size();
    }

    /** When the first pending event is due; {@link SimTime#NEVER} if there is none. */
    public long nextEventPs() {
        return queue.firstPs();
    }

    private void fire(Event event) {
        nowPs = event.timePs;
        if (standingStill > 0 && standstill.takes(event)) {
            return;
        }
        eventsFired++;
        mixIntoTrajectory(event.timePs + HASH_MULTIPLIER * event.component);
        event.fire();
    }

    private StopReason nothingDue(long untilPs) {
        if (queue.size() == 0) {
            return StopReason.IDLE;
        }
        nowPs = Math.max(nowPs, untilPs);
        return StopReason.TIME_REACHED;
    }
}
