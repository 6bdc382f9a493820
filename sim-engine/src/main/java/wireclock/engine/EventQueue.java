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
        unlink(event);
        size--;
    }

    /** Takes the first event, if it is due at or before {@code limitPs}. */
    @Nullable Event poll(long limitPs) {
        if (occupiedLevels == 0) {
            return null;
        }
        int level = Integer.numberOfTrailingZeros(occupiedLevels);
        int slot = level << GROUP_BITS | Long.numberOfTrailingZeros(occupiedSlots[level]);
        Event first = heads[slot];
        if (level > 0 && first.next != null) {
            first = earliest(first);
            if (first.timePs > limitPs) {
                return null;
            }
            return takeFromShared(slot, level, first);
        }
        if (first.timePs > limitPs) {
            return null;
        }
        basePs = first.timePs;
        size--;
        unlink(first);
        return first;
    }

    /** The time of the first event; {@link SimTime#NEVER} if there is none. Changes nothing. */
    long firstPs() {
        if (occupiedLevels == 0) {
            return SimTime.NEVER;
        }
        int level = Integer.numberOfTrailingZeros(occupiedLevels);
        return earliest(heads[level << GROUP_BITS | Long.numberOfTrailingZeros(occupiedSlots[level])]).timePs;
    }

    private static Event earliest(Event head) {
        Event earliest = head;
        for (Event e = head.next; e != null; e = e.next) {
            if (e.timePs < earliest.timePs) {
                earliest = e;
            }
        }
        return earliest;
    }

    /** Files a slot's events again relative to the earliest of them, and takes the first. */
    private Event takeFromShared(int slot, int level, Event earliest) {
        Event e = heads[slot];
        heads[slot] = null;
        tails[slot] = null;
        clearBit(level, slot);
        basePs = earliest.timePs;
        int levelZeroSlot = (int) (basePs & (SLOTS - 1));
        while (e != null) {
            Event following = e.next;
            file(e);
            e = following;
        }
        Event first = heads[levelZeroSlot];
        unlink(first);
        size--;
        return first;
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
            occupiedSlots[level] |= 1L << slot;
            occupiedLevels |= 1 << level;
            return;
        }
        if (level == 0) {
            while (after != null && after.component > event.component) {
                after = after.previous;
            }
        }
        insertAfter(after, event, slot);
    }

    private void insertAfter(@Nullable Event after, Event event, int slot) {
        Event before = after == null ? heads[slot] : after.next;
        event.previous = after;
        event.next = before;
        if (after == null) {
            heads[slot] = event;
        } else {
            after.next = event;
        }
        if (before == null) {
            tails[slot] = event;
        } else {
            before.previous = event;
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
