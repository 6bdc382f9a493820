package wireclock.packetdrill;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Completions of sends without copy (SO_ZEROCOPY) in a socket's error queue: each send has a number, and when its bytes
 * have been acknowledged the application may use its buffer again. Numbers that follow each other share an entry.
 */
final class ZeroCopy {
    /** Sends that have been completed, from one number to another. */
    record Completed(long first, long last) {}

    private record Pending(long number, long end) {}

    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Deque<Completed> queue = new ArrayDeque<>();
    private long next;

    /** A send without copy whose last byte has this place in the stream. */
    void sent(long end) {
        pending.add(new Pending(next++, end));
    }

    /**
     * The stream has been acknowledged up to a place.
     *
     * @return whether a send has been completed by it
     */
    boolean acknowledged(long upTo) {
        boolean completed = false;
        Pending first = pending.peek();
        while (first != null && first.end() <= upTo) {
            pending.remove();
            Completed tail = queue.peekLast();
            if (tail != null && tail.last() + 1 == first.number()) {
                queue.removeLast();
                queue.add(new Completed(tail.first(), first.number()));
            } else {
                queue.add(new Completed(first.number(), first.number()));
            }
            completed = true;
            first = pending.peek();
        }
        return completed;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Takes the first entry, or null. */
    @Nullable Completed poll() {
        return queue.poll();
    }
}
