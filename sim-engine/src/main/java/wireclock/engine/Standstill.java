package wireclock.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The components whose time stands still, and the events of theirs that have fallen due meanwhile, in their order.
 *
 * <p>A component that was created for another stands still with it: the connections of a host with the host.
 */
final class Standstill {
    private static final int INITIAL_COMPONENTS = 64;

    /** For each component the one that it stands still with: itself, or its owner. */
    private int[] owners = new int[INITIAL_COMPONENTS];

    private boolean[] stopped = {};
    private final ArrayDeque<Event> due = new ArrayDeque<>();

    /** Notes with whom a new component stands still. */
    void add(int component, int owner) {
        if (component == owners.length) {
            owners = Arrays.copyOf(owners, 2 * component);
        }
        owners[component] = owner == component ? component : owners[owner];
    }

    void stop(int owner) {
        if (owner >= stopped.length) {
            stopped = Arrays.copyOf(stopped, owner + 1);
        }
        stopped[owner] = true;
    }

    /** Sets an event aside if its component stands still; whether it does. */
    boolean takes(Event event) {
        int owner = owners[event.component];
        if (owner >= stopped.length || !stopped[owner]) {
            return false;
        }
        event.slot = Event.SET_ASIDE;
        due.addLast(event);
        return true;
    }

    /** An event that was set aside is not wanted any more. */
    void remove(Event event) {
        due.remove(event);
        event.slot = Event.NOT_QUEUED;
    }

    /** Lets time go on: what has fallen due meanwhile is due now. */
    void goOn(int owner, Scheduler scheduler) {
        stopped[owner] = false;
        for (Iterator<Event> each = due.iterator(); each.hasNext();) {
            Event event = each.next();
            if (owners[event.component] == owner) {
                each.remove();
                event.slot = Event.NOT_QUEUED;
                scheduler.schedule(event, scheduler.nowPs());
            }
        }
    }

    boolean isStopped(int owner) {
        return owner < stopped.length && stopped[owner];
    }
}
