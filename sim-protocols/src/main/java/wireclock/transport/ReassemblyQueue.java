package wireclock.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.wire.Payload;

/**
 * Bytes that arrived before others that belong in front of them, as islands in the stream, sorted and disjoint.
 *
 * <p>Where an arrival overlaps what is held, what is held stays: a later copy cannot change bytes that were already
 * acknowledged selectively. The islands touched last come first in {@link #recent}, as SACK wants them (RFC 2018 §4).
 */
public final class ReassemblyQueue {
    /** A contiguous stretch. */
    private static final class Island {
        long start;
        long end;
        final ArrayDeque<Payload> payloads = new ArrayDeque<>();
    }

    /** {@link #firstOverlap}: nothing of it is held. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int REMEMBERED = 4;

    private final ArrayList<Island> islands = new ArrayList<>();
    /** Islands by the time of their last change, newest first. */
    private final ArrayList<Island> recent = new ArrayList<>(REMEMBERED + 1);
    private long bytes;
    private long memory;

    public boolean isEmpty() {
        return islands.isEmpty();
    }

    /** Bytes held. */
    public long bytes() {
        return bytes;
    }

    /** Offset behind the last byte held; there must be one. */
    public long end() {
        return islands.getLast().end;
    }

    /** What a kernel would charge for what is held. */
    public long memory() {
        return memory;
    }

    /** Offset of the first byte from {@code from} to before {@code to} that is held already, or {@link #NONE}. */
    public long firstOverlap(long from, long to) {
        int index = firstIslandEndingAtOrAfter(from + 1);
        if (index == islands.size() || islands.get(index).start >= to) {
            return NONE;
        }
        return Math.max(from, islands.get(index).start);
    }

    /** Offset behind the last byte of the island that holds a byte; it must be held. */
    public long endOfIslandAt(long offset) {
        return islands.get(firstIslandEndingAtOrAfter(offset + 1)).end;
    }

    /** How many islands {@link #recentStart} can tell of: at most four. */
    public int recentIslands() {
        return recent.size();
    }

    /** Offset of the first byte of the {@code index}-th most recently changed island. */
    public long recentStart(int index) {
        return recent.get(index).start;
    }

    /** Offset behind the last byte of the {@code index}-th most recently changed island. */
    public long recentEnd(int index) {
        return recent.get(index).end;
    }

    /** Whether a stretch touches or overlaps one of the {@code first} islands changed last. */
    public boolean touchesRecent(long from, long to, int first) {
        for (int i = 0; i < Math.min(first, recent.size()); i++) {
            Island island = recent.get(i);
            if (from <= island.end && island.start <= to) {
                return true;
            }
        }
        return false;
    }

    /**
     * Files an arrival; it may overlap or repeat what is held.
     *
     * @param offset of the payload's first byte in the stream
     * @return how many bytes of it were new
     */
    public int insert(long offset, Payload payload) {
        if (payload.length() == 0) {
            return 0;
        }
        long before = bytes;
        long end = offset + payload.length();
        int index = firstIslandEndingAtOrAfter(offset);
        Island grown;
        if (index < islands.size() && islands.get(index).start <= offset) {
            grown = islands.get(index);
        } else {
            grown = new Island();
            grown.start = offset;
            grown.end = offset;
            islands.add(index, grown);
        }
        // Fill the gaps after the grown island, swallowing each island that is reached.
        while (grown.end < end) {
            Island next = islandAfter(index);
            long gapEnd = next == null ? end : Math.min(end, next.start);
            if (gapEnd > grown.end) {
                append(grown, payload.slice((int) (grown.end - offset), (int) (gapEnd - grown.end)));
            }
            if (next == null || next.start > grown.end) {
                break;
            }
            swallow(grown, next, index + 1);
        }
        Island next = islandAfter(index);
        if (next != null && next.start == grown.end) {
            swallow(grown, next, index + 1);
        }
        touch(grown);
        rememberOlderIslands();
        return (int) (bytes - before);
    }

    /**
     * Hands out the bytes that follow the stream's present end.
     *
     * @param offset everything before it has arrived in order
     * @param target gets the payloads in order
     * @return the new end of the stream: {@code offset} if there was nothing to add
     */
    public long drain(long offset, ReceiveBuffer target) {
        long end = offset;
        while (!islands.isEmpty() && islands.getFirst().start <= end) {
            Island island = islands.removeFirst();
            recent.remove(island);
            bytes -= island.end - island.start;
            long position = island.start;
            for (Payload payload : island.payloads) {
                memory -= SegmentMemory.of(payload.length());
                long payloadEnd = position + payload.length();
                if (payloadEnd > end) {
                    int skip = (int) (end - position);
                    target.append(skip == 0 ? payload : payload.slice(skip, payload.length() - skip));
                    end = payloadEnd;
                }
                position = payloadEnd;
            }
        }
        rememberOlderIslands();
        return end;
    }

    /** Keeps telling of islands after the ones touched last have been drained or swallowed: the newest data first. */
    private void rememberOlderIslands() {
        int wanted = Math.min(REMEMBERED, islands.size());
        for (int i = islands.size() - 1; i >= 0 && recent.size() < wanted; i--) {
            Island island = islands.get(i);
            if (!recent.contains(island)) {
                recent.add(island);
            }
        }
    }

    public void clear() {
        islands.clear();
        recent.clear();
        bytes = 0;
        memory = 0;
    }

    private int firstIslandEndingAtOrAfter(long offset) {
        int low = 0;
        int high = islands.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (islands.get(middle).end < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private @Nullable Island islandAfter(int index) {
        return index + 1 < islands.size() ? islands.get(index + 1) : null;
    }

    private void append(Island island, Payload payload) {
        island.payloads.add(payload);
        island.end += payload.length();
        bytes += payload.length();
        memory += SegmentMemory.of(payload.length());
    }

    private void swallow(Island grown, Island next, int indexOfNext) {
        grown.payloads.addAll(next.payloads);
        grown.end = next.end;
        islands.remove(indexOfNext);
        recent.remove(next);
    }

    private void touch(Island island) {
        recent.remove(island);
        recent.addFirst(island);
        if (recent.size() > REMEMBERED) {
            recent.removeLast();
        }
    }

    /** The islands as offset pairs in stream order, for tables and tests. */
    public List<long[]> snapshot() {
        List<long[]> result = new ArrayList<>();
        for (Island island : islands) {
            result.add(new long[] {island.start, island.end});
        }
        return result;
    }
}
