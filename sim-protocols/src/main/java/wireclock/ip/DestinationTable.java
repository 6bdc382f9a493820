package wireclock.ip;

import org.jspecify.annotations.Nullable;

/**
 * The destinations in use, by address: the one look-up that every packet costs. An open-addressing hash table with
 * linear probing that grows with the number of destinations, so that it stays in the fastest cache while they are
 * few.
 *
 * <p>Nothing is ever removed alone: when a route, an address or a neighbour changes, or when the table is full, it
 * starts anew, and {@link DestinationResolver} is asked again.
 */
final class DestinationTable {
    /** A scan of the address space costs no more memory than this many destinations. */
    static final int LIMIT = 8192;

    private static final int INITIAL_SLOTS = 64;
    /** Fibonacci hashing: 2^32 / golden ratio. Neighbouring addresses land far apart. */
    private static final int MULTIPLIER = 0x9E37_79B9;

    private final DestinationResolver resolver;
    private @Nullable Destination[] slots = new @Nullable Destination[INITIAL_SLOTS];
    private int shift = Integer.numberOfLeadingZeros(INITIAL_SLOTS - 1);
    private int size;

    DestinationTable(DestinationResolver resolver) {
        this.resolver = resolver;
    }

    Destination get(int address) {
        Destination[] table = slots;
        int mask = table.length - 1;
        for (int slot = address * MULTIPLIER >>> shift; ; slot = slot + 1 & mask) {
            Destination destination = table[slot];
            if (destination == null) {
                return resolve(address);
            }
            if (destination.address == address) {
                return destination;
            }
        }
    }

    /** Starts anew. */
    void clear() {
        if (size > 0) {
            allocate(INITIAL_SLOTS);
            size = 0;
        }
    }

    int size() {
        return size;
    }

    private Destination resolve(int address) {
        // Resolving may evict a neighbour and so clear this table: nothing about it may be remembered across the call.
        Destination destination = resolver.resolve(address);
        if (size >= LIMIT) {
            clear();
        }
        if (size * 2 >= slots.length) {
            grow();
        }
        insert(destination);
        size++;
        return destination;
    }

    private void grow() {
        Destination[] old = slots;
        allocate(old.length * 2);
        for (Destination destination : old) {
            if (destination != null) {
                insert(destination);
            }
        }
    }

    private void allocate(int length) {
        slots = new @Nullable Destination[length];
        shift = Integer.numberOfLeadingZeros(length - 1);
    }

    private void insert(Destination destination) {
        int slot = destination.address * MULTIPLIER >>> shift;
        while (slots[slot] != null) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = destination;
    }
}
