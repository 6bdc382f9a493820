package wireclock.engine;

import org.jspecify.annotations.Nullable;

/**
 * Something a component will do at an instant of virtual time.
 *
 * <p>An event belongs to its component and is used again and again: a component that expects many things in order (the
 * frames in flight on a link) keeps them itself and has one event pending for the first of them. Events of one instant
 * fire in the order of their components' ids, and within one component in the order in which they were scheduled, so a
 * run never depends on which component happened to be served first.
 */
public abstract class Event {
    static final int NOT_QUEUED = -1;
    /** Fell due while its component stood still: waits in {@link Standstill}. */
    static final int SET_ASIDE = -2;

    final int component;

    /** Links of the queue's slot list and the slot itself; owned by {@link EventQueue}. */
    @Nullable Event next;

    @Nullable Event previous;
    int slot = NOT_QUEUED;
    long timePs;

    /**
     * @param component the id of the owning component, from {@link Scheduler#newComponent()}
     */
    protected Event(int component) {
        this.component = component;
    }

    /** Does the work; virtual time stands at {@link #timePs()}. The event may schedule itself again here. */
    public abstract void fire();

    /** Whether the event waits in a scheduler's queue. */
    public final boolean isScheduled() {
        return slot != NOT_QUEUED;
    }

    /** The instant for which the event is, or was last, scheduled, in picoseconds. */
    public final long timePs() {
        return timePs;
    }

    /** The id of the component that owns this event. */
    public final int component() {
        return component;
    }
}
