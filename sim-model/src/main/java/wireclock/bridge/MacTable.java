package wireclock.bridge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which station was last heard on which port (IEEE 802.1Q, filtering database): an open-addressing hash table with
 * linear probing over primitive arrays, two look-ups a frame. A station's key is its MAC address, with its VLAN above it
 * where there are several.
 *
 * <p>Age is checked when an entry is looked up. Entries leave the table when its owner says so or when it is full: then
 * all that are too old go at once, and if none is, {@link Overflow} says who has to stay outside.
 */
final class MacTable {
    static final int UNKNOWN = -1;
    /** Above the MAC address in a key: the VLAN. */
    static final int VLAN_SHIFT = 48;

    private static final int INITIAL_SLOTS = 64;
    /** Fibonacci hashing: 2^64 / golden ratio. */
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
    private static final long MAC_BITS = (1L << VLAN_SHIFT) - 1;
    private static final int NO_PORT = -1;

    private final int limit;
    private final Overflow overflow;
    private final BridgeStats stats;
    private long agingPs;
    /** Keys of stations; 0, which no station has, means free. */
    private long[] keys = new long[INITIAL_SLOTS];
    private int[] ports = new int[INITIAL_SLOTS];
    private long[] heardPs = new long[INITIAL_SLOTS];
    private int shift = Long.numberOfLeadingZeros(INITIAL_SLOTS - 1);
    private int size;
    /** No entry is too old before this time; spares a full table the search with every unknown station. */
    private long purgeInVainUntilPs;
    /** Those who go next, the longest silent one first, with the times when they had last been heard. */
    private List<Silent> leaving = List.of();
    private int left;

    /** A station at the time when the order of leaving was settled. */
    private record Silent(long key, long heardPs) {}

    MacTable(long agingPs, int limit, Overflow overflow, BridgeStats stats) {
        this.agingPs = agingPs;
        this.limit = limit;
        this.overflow = overflow;
        this.stats = stats;
    }

    /** Notes that a station was heard on a port. */
    void learn(long key, int port, long nowPs) {
        int slot = slotOf(key);
        if (keys[slot] == key) {
            if (ports[slot] != port) {
                ports[slot] = port;
                stats.moved++;
            }
            heardPs[slot] = nowPs;
        } else if (size < limit || purge(nowPs)) {
            add(key, port, nowPs);
        } else if (overflow == Overflow.REPLACE) {
            removeLongestSilent();
            stats.replaced++;
            add(key, port, nowPs);
        } else {
            stats.notLearned++;
        }
    }

    private void add(long key, int port, long nowPs) {
        if (size * 2 >= keys.length) {
            rebuild(keys.length * 2, Long.MIN_VALUE, NO_PORT);
        }
        int slot = slotOf(key);
        keys[slot] = key;
        ports[slot] = port;
        heardPs[slot] = nowPs;
        size++;
    }

    /** The port of a station, or {@link #UNKNOWN} if it was not heard within the aging time. */
    int portOf(long key, long nowPs) {
        int slot = slotOf(key);
        return keys[slot] == key && key != 0 && nowPs - heardPs[slot] < agingPs ? ports[slot] : UNKNOWN;
    }

    /** Changes how long a station that is silent is remembered; whoever is forgotten by now stays so. */
    void setAgingPs(long agingPs, long nowPs) {
        rebuild(keys.length, nowPs - this.agingPs, NO_PORT);
        this.agingPs = agingPs;
        purgeInVainUntilPs = 0;
    }

    /** Forgets everybody. */
    void clear() {
        Arrays.fill(keys, 0);
        size = 0;
        purgeInVainUntilPs = 0;
    }

    /** Forgets all stations on a port. */
    void forget(int port) {
        rebuild(keys.length, Long.MIN_VALUE, port);
        purgeInVainUntilPs = 0;
    }

    /** The entries that are not too old, by VLAN, in the order of their addresses. */
    List<MacTableEntry> entries(long nowPs) {
        List<MacTableEntry> entries = new ArrayList<>();
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0 && nowPs - heardPs[slot] < agingPs) {
                entries.add(new MacTableEntry((int) (keys[slot] >>> VLAN_SHIFT), keys[slot] & MAC_BITS, ports[slot],
                        nowPs - heardPs[slot]));
            }
        }
        entries.sort(Comparator.comparingInt(MacTableEntry::vlan).thenComparingLong(MacTableEntry::macAddress));
        return entries;
    }

    /** Where a station stands, or the free slot where it belongs. */
    private int slotOf(long key) {
        long[] table = keys;
        int mask = table.length - 1;
        int slot = (int) (key * MULTIPLIER >>> shift);
        while (table[slot] != key && table[slot] != 0) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Throws out what is too old; whether that made room. */
    private boolean purge(long nowPs) {
        if (nowPs < purgeInVainUntilPs) {
            return false;
        }
        rebuild(keys.length, nowPs - agingPs, NO_PORT);
        long oldest = nowPs;
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0) {
                oldest = Math.min(oldest, heardPs[slot]);
            }
        }
        purgeInVainUntilPs = oldest + agingPs;
        return size < limit;
    }

    /**
     * Makes room for one. The order of leaving is settled for the whole table at a time: whoever has not been heard
     * since then has been silent longer than all who have.
     */
    private void removeLongestSilent() {
        while (true) {
            if (left == leaving.size()) {
                leaving = bySilence();
                left = 0;
            }
            Silent candidate = leaving.get(left++);
            int slot = slotOf(candidate.key());
            if (keys[slot] == candidate.key() && heardPs[slot] == candidate.heardPs()) {
                remove(slot);
                return;
            }
        }
    }

    private List<Silent> bySilence() {
        List<Silent> stations = new ArrayList<>(size);
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0) {
                stations.add(new Silent(keys[slot], heardPs[slot]));
            }
        }
        stations.sort(Comparator.comparingLong(Silent::heardPs).thenComparingLong(Silent::key));
        return stations;
    }

    /** Frees a slot, and moves up those behind it that would no longer be found (Knuth, vol. 3, algorithm 6.4 R). */
    private void remove(int slot) {
        int mask = keys.length - 1;
        int free = slot;
        for (int next = free + 1 & mask; keys[next] != 0; next = next + 1 & mask) {
            int home = (int) (keys[next] * MULTIPLIER >>> shift);
            if ((next - home & mask) >= (next - free & mask)) {
                keys[free] = keys[next];
                ports[free] = ports[next];
                heardPs[free] = heardPs[next];
                free = next;
            }
        }
        keys[free] = 0;
        size--;
    }

    /** Files anew the entries heard after a time, but for those of one port. */
    private void rebuild(int length, long heardAfterPs, int exceptPort) {
        long[] oldKeys = keys;
        int[] oldPorts = ports;
        long[] oldHeardPs = heardPs;
        keys = new long[length];
        ports = new int[length];
        heardPs = new long[length];
        shift = Long.numberOfLeadingZeros(length - 1);
        size = 0;
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != 0 && oldHeardPs[old] > heardAfterPs && oldPorts[old] != exceptPort) {
                int slot = slotOf(oldKeys[old]);
                keys[slot] = oldKeys[old];
                ports[slot] = oldPorts[old];
                heardPs[slot] = oldHeardPs[old];
                size++;
            }
        }
    }
}
