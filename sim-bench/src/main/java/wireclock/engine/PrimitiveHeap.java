package wireclock.engine;

import java.util.Arrays;

/** A binary heap in parallel arrays, ordered by time, component and arrival: what one would write without a second thought. */
final class PrimitiveHeap {
    private static final int COMPONENT_SHIFT = 40;

    private long[] timesPs = new long[1024];
    /** Component in the upper bits, number of arrival in the lower 40. */
    private long[] ranks = new long[1024];
    private Event[] events = new Event[1024];
    private int size;
    private long arrivals;

    void add(Event event) {
        if (size == events.length) {
            timesPs = Arrays.copyOf(timesPs, 2 * size);
            ranks = Arrays.copyOf(ranks, 2 * size);
            events = Arrays.copyOf(events, 2 * size);
        }
        long rank = (long) event.component << COMPONENT_SHIFT | arrivals++;
        int hole = size++;
        while (hole > 0) {
            int parent = hole - 1 >>> 1;
            if (!before(event.timePs, rank, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, event.timePs, rank, event);
    }

    Event poll() {
        Event first = events[0];
        int last = --size;
        long timePs = timesPs[last];
        long rank = ranks[last];
        Event event = events[last];
        int hole = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && before(timesPs[child + 1], ranks[child + 1], child)) {
                child++;
            }
            if (before(timePs, rank, child)) {
                break;
            }
            move(child, hole);
            hole = child;
            child = 2 * hole + 1;
        }
        put(hole, timePs, rank, event);
        return first;
    }

    private boolean before(long timePs, long rank, int index) {
        return timePs < timesPs[index] || (timePs == timesPs[index] && rank < ranks[index]);
    }

    private void move(int from, int to) {
        timesPs[to] = timesPs[from];
        ranks[to] = ranks[from];
        events[to] = events[from];
    }

    private void put(int index, long timePs, long rank, Event event) {
        timesPs[index] = timePs;
        ranks[index] = rank;
        events[index] = event;
    }
}
