package wireclock.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** The order of events as the textbook has it: a binary heap over (time, component, number of arrival). */
final class NaiveQueue {
    record Entry(long timePs, int component, long arrival, int id) {}

    private static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::timePs)
            .thenComparingInt(Entry::component)
            .thenComparingLong(Entry::arrival);

    private final PriorityQueue<Entry> heap = new PriorityQueue<>(ORDER);
    private final Map<Integer, Entry> pending = new HashMap<>();
    private long arrivals;

    void add(int id, int component, long timePs) {
        Entry entry = new Entry(timePs, component, arrivals++, id);
        heap.add(entry);
        pending.put(id, entry);
    }

    /** Entries cancelled stay in the heap and are skipped when they come up. */
    void remove(int id) {
        pending.remove(id);
    }

    boolean isPending(int id) {
        return pending.containsKey(id);
    }

    int size() {
        return pending.size();
    }

    /** The first entry, or null. */
    Entry first() {
        while (!heap.isEmpty() && pending.get(heap.peek().id()) != heap.peek()) {
            heap.poll();
        }
        return heap.peek();
    }

    /** Takes the first entry. */
    Entry take() {
        Entry first = first();
        heap.poll();
        pending.remove(first.id());
        return first;
    }
}
