package wireclock.engine;

import org.jspecify.annotations.Nullable;

/**
 * The pending events in the strict order (time, component, order of arrival): a monotone radix queue.
 *
 * <p>An event is filed by the highest 6-bit group in which its time differs from the time of the event last taken (the
 * <em>base</em>): that group's number is the level, the group's value the slot. Each slot is a doubly linked list threaded
 * through the events themselves, so filing, taking and cancelling allocate nothing. The first occupied slot of the
 * lowest occupied level holds the earliest events; unless they already share one instant, they are filed again relative
 * to the earliest of them, which moves every one of them at least one level down. No event therefore moves more than
 * eleven times, however many are pending.
 *
 * <p>A slot of level 0 holds one instant, and events of one instant always share a slot; so lists in order of arrival,
 * plus a sort by component on insertion into level 0, give the whole order without a stored sequence number.
 *
 * <p>Monotone means: no event may be filed before the base. {@link #poll} moves the base only when it takes an event, so a
 * caller that looked in vain may still file events before the ones it saw.
 *
 * @see <a href="https://doi.org/10.1145/77600.77615">Ahuja, Mehlhorn, Orlin, Tarjan: Faster algorithms for the
 *     shortest path problem (1990), where radix heaps come from</a>
 */
final class EventQueue {
    private static final int GROUP_BITS = 6;
    private static final int SLOTS = 1 << GROUP_BITS;
    private static final int LEVELS = 11;

    private final @Nullable Event[] heads = new Event[LEVELS * SLOTS];
    private final @Nullable Event[] tails = new Event[LEVELS * SLOTS];
    /** Of an occupied slot: the time of its earliest event, known without looking into any. */
    private final long[] earliestPs = new long[LEVELS * SLOTS];
    /** One bit a slot, one word a level. */
    private final long[] occupiedSlots = new long[LEVELS];
    /** One bit a level. */
    private int occupiedLevels;

    private long basePs;
    private int size;

    int size() {
        return size;
    }

    /** Files an event by its {@code timePs}, which must not lie before the event last taken. */
    void add(Event event) {
        file(event);
        size++;
    }

    void remove(Event event) {
        int slot = event.slot;
        unlink(event);
        size--;
        Event left = heads[slot];
        if (left != null && event.timePs == earliestPs[slot]) {
            earliestPs[slot] = earliest(left);
        }
    }

    /** Takes the first event, if it is due at or before {@code limitPs}. */
    @Nullable Event poll(long limitPs) {
        if (occupiedLevels == 0) {
            return null;
        }
        int level = Integer.numberOfTrailingZeros(occupiedLevels);
        int slot = level << GROUP_BITS | Long.numberOfTrailingZeros(occupiedSlots[level]);
        if (earliestPs[slot] > limitPs) {
            return null;
        }
        basePs = earliestPs[slot];
        Event first = heads[slot];
        if (level > 0 && first.next != null) {
            first = refile(slot, level);
        }
        unlink(first);
        size--;
        return first;
    }

    /** The time of the first event; {@link SimTime#NEVER} if there is none. Changes nothing. */
    long firstPs() {
        if (occupiedLevels == 0) {
            return SimTime.NEVER;
        }
        int level = Integer.numberOfTrailingZeros(occupiedLevels);
        return earliestPs[level << GROUP_BITS | Long.numberOfTrailingZeros(occupiedSlots[level])];
    }

    private static long earliest(Event head) {
        long earliestPs = head.timePs;
        for (Event e = head.next; e != null; e = e.next) {
            earliestPs = Math.min(earliestPs, e.timePs);
        }
        return earliestPs;
    }

    /** Files a slot's events again relative to the earliest of them, which is the new base. Returns the first. */
    private Event refile(int slot, int level) {
        Event e = heads[slot];
        heads[slot] = null;
        tails[slot] = null;
        clearBit(level, slot);
        while (e != null) {
            Event following = e.next;
            file(e);
            e = following;
        }
        return heads[(int) (basePs & (SLOTS - 1))];
    }

    private void file(Event event) {
        long difference = event.timePs ^ basePs;
        int level = (63 - Long.numberOfLeadingZeros(difference | 1)) / GROUP_BITS;
        int slot = (level << GROUP_BITS) | (int) ((event.timePs >>> (level * GROUP_BITS)) & (SLOTS - 1));
        event.slot = slot;
        Event after = tails[slot];
        if (after == null) {
            event.previous = null;
            event.next = null;
            heads[slot] = event;
            tails[slot] = event;
            earliestPs[slot] = event.timePs;
            occupiedSlots[level] |= 1L << slot;
            occupiedLevels |= 1 << level;
            return;
        }
        if (event.timePs < earliestPs[slot]) {
            earliestPs[slot] = event.timePs;
        }
        if (level == 0 && after.component > event.component) {
            insertBefore(after, event, slot);
            return;
        }
        // Nothing is read of the other events of the slot: in a large network none of them is in the cache.
        event.previous = after;
        event.next = null;
        after.next = event;
        tails[slot] = event;
    }

    /** Files an event before the last of its slot, and before all others of components that come after its own. */
    private void insertBefore(Event last, Event event, int slot) {
        Event after = last;
        Event before = last.previous;
        while (before != null && before.component > event.component) {
            after = before;
            before = before.previous;
        }
        event.previous = before;
        event.next = after;
        after.previous = event;
        if (before == null) {
            heads[slot] = event;
        } else {
            before.next = event;
        }
    }

    private void unlink(Event event) {
        int slot = event.slot;
        Event previous = event.previous;
        Event next = event.next;
        if (previous == null) {
            heads[slot] = next;
        } else {
            previous.next = next;
            event.previous = null;
        }
        if (next == null) {
            tails[slot] = previous;
        } else {
            next.previous = previous;
            event.next = null;
        }
        event.slot = Event.NOT_QUEUED;
        if (previous == null && next == null) {
            clearBit(slot >> GROUP_BITS, slot);
        }
    }

    private void clearBit(int level, int slot) {
        long left = occupiedSlots[level] & ~(1L << slot);
        occupiedSlots[level] = left;
        if (left == 0) {
            occupiedLevels &= ~(1 << level);
        }
    }
}
