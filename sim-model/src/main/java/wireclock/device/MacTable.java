package wireclock.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which station was last heard on which port (IEEE 802.1Q, filtering database): an open-addressing hash table with
 * linear probing over primitive arrays, two look-ups a frame.
 *
 * <p>Age is checked when an entry is looked up. Entries leave the table only when it is full: then all that are too
 * old go at once, and if none is, newcomers are not learned.
 */
final class MacTable {
    static final int UNKNOWN = -1;

    private static final int INITIAL_SLOTS = 64;
    /** Fibonacci hashing: 2^64 / golden ratio. */
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final long agingPs;
    private final int limit;
    /** MAC addresses; 0, which no station has, means free. */
    private long[] macs = new long[INITIAL_SLOTS];
    private int[] ports = new int[INITIAL_SLOTS];
    private long[] heardPs = new long[INITIAL_SLOTS];
    private int shift = Long.numberOfLeadingZeros(INITIAL_SLOTS - 1);
    private int size;
    /** No entry is too old before this time; spares a full table the search with every unknown station. */
    private long purgeInVainUntilPs;

    MacTable(long agingPs, int limit) {
        this.agingPs = agingPs;
        this.limit = limit;
    }

    /** Notes that a station was heard on a port. */
    void learn(long mac, int port, long nowPs) {
        int slot = slotOf(mac);
        if (macs[slot] != mac) {
            if (size >= limit && !purge(nowPs)) {
                return;
            }
            if (size * 2 >= macs.length) {
                rebuild(macs.length * 2, Long.MIN_VALUE);
            }
            slot = slotOf(mac);
            macs[slot] = mac;
            size++;
        }
        ports[slot] = port;
        heardPs[slot] = nowPs;
    }

    /** Forgets all stations. */
    void clear() {
        Arrays.fill(macs, 0);
        size = 0;
        purgeInVainUntilPs = 0;
    }

    /** The port of a station, or {@link #UNKNOWN} if it was not heard within the aging time. */
    int portOf(long mac, long nowPs) {
        int slot = slotOf(mac);
        return macs[slot] == mac && mac != 0 && nowPs - heardPs[slot] < agingPs ? ports[slot] : UNKNOWN;
    }

    /** The entries that are not too old, in the order of their addresses. */
    List<MacTableEntry> entries(long nowPs) {
        List<MacTableEntry> entries = new ArrayList<>();
        for (int slot = 0; slot < macs.length; slot++) {
            if (macs[slot] != 0 && nowPs - heardPs[slot] < agingPs) {
                entries.add(new MacTableEntry(macs[slot], ports[slot], nowPs - heardPs[slot]));
            }
        }
        entries.sort(Comparator.comparingLong(MacTableEntry::macAddress));
        return entries;
    }

    /** Where a station stands, or the free slot where it belongs. */
    private int slotOf(long mac) {
        long[] table = macs;
        int mask = table.length - 1;
        int slot = (int) (mac * MULTIPLIER >>> shift);
        while (table[slot] != mac && table[slot] != 0) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Throws out what is too old; whether that made room. */
    private boolean purge(long nowPs) {
        if (nowPs < purgeInVainUntilPs) {
            return false;
        }
        rebuild(macs.length, nowPs - agingPs);
        long oldest = nowPs;
        for (int slot = 0; slot < macs.length; slot++) {
            if (macs[slot] != 0) {
                oldest = Math.min(oldest, heardPs[slot]);
            }
        }
        purgeInVainUntilPs = oldest + agingPs;
        return size < limit;
    }

    /** Files the entries heard after a time anew. */
    private void rebuild(int length, long heardAfterPs) {
        long[] oldMacs = macs;
        int[] oldPorts = ports;
        long[] oldHeardPs = heardPs;
        macs = new long[length];
        ports = new int[length];
        heardPs = new long[length];
        shift = Long.numberOfLeadingZeros(length - 1);
        size = 0;
        for (int old = 0; old < oldMacs.length; old++) {
            if (oldMacs[old] != 0 && oldHeardPs[old] > heardAfterPs) {
                int slot = slotOf(oldMacs[old]);
                macs[slot] = oldMacs[old];
                ports[slot] = oldPorts[old];
                heardPs[slot] = oldHeardPs[old];
                size++;
            }
        }
    }
}
