package wireclock.arp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Packet;

/** The neighbours of one interface by address, the one heard of longest ago first. */
final class NeighborTable {
    private final Map<Integer, Neighbor> neighbors = new LinkedHashMap<>();
    private final int limit;
    private int permanent;

    /**
     * An empty table.
     *
     * @param limit neighbours that it has room for, permanent ones not counted
     */
    NeighborTable(int limit) {
        this.limit = limit;
    }

    @Nullable Neighbor find(int address) {
        return neighbors.get(address);
    }

    /** Adds a neighbour that is not in the table; there must be room. */
    void add(Neighbor neighbor) {
        neighbors.put(neighbor.address, neighbor);
    }

    /** Notes that a neighbour has become permanent. */
    void countPermanent() {
        permanent++;
    }

    /** Notes that a neighbour was heard of. */
    void heardOf(Neighbor neighbor) {
        neighbors.remove(neighbor.address);
        neighbors.put(neighbor.address, neighbor);
    }

    /** Takes out the neighbour heard of longest ago if there is no room for another, and returns it. */
    @Nullable Neighbor makeRoom() {
        if (neighbors.size() - permanent < limit) {
            return null;
        }
        for (Neighbor oldest : neighbors.values()) {
            if (oldest.state() != NeighborState.PERMANENT) {
                neighbors.remove(oldest.address);
                return oldest;
            }
        }
        return null;
    }

    /** Takes out all but the permanent ones, and returns them. */
    List<Neighbor> clear() {
        List<Neighbor> removed = new ArrayList<>();
        for (Neighbor neighbor : neighbors.values()) {
            if (neighbor.state() != NeighborState.PERMANENT) {
                removed.add(neighbor);
            }
        }
        removed.forEach(neighbor -> neighbors.remove(neighbor.address));
        return removed;
    }

    void forEachParked(Consumer<Ipv4Packet> viewer) {
        neighbors.values().forEach(neighbor -> neighbor.forEachParked(viewer));
    }

    /** The neighbours of which something is known, in the order of addresses. */
    List<ArpEntry> entries() {
        List<ArpEntry> entries = new ArrayList<>();
        for (Neighbor known : neighbors.values()) {
            if (known.state() != NeighborState.NONE) {
                entries.add(new ArpEntry(known.address, known.macAddress(), known.state(), known.expiresPs(),
                        known.parked()));
            }
        }
        entries.sort(Comparator.comparingLong(entry -> Integer.toUnsignedLong(entry.address())));
        return entries;
    }
}
