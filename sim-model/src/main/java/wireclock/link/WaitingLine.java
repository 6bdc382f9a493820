package wireclock.link;

/**
 * The packets that wait for a line, known by the instants at which their transmission will begin. Nothing has to happen
 * when one begins: whoever asks how many wait lets the line catch up with the clock first.
 */
final class WaitingLine {
    /** For each packet the instant, then its bytes, or their complement if the packet will be lost. */
    private long[] entries = new long[2 * 16];
    /** Positions in the ring of the first entry and behind the last; they grow for ever. */
    private int head;
    private int tail;
    private long waitingBytes;
    private int doomed;

    void add(long startPs, int packetBytes) {
        if (tail == head) {
            // Where few wait they always find the same place, which the cache has.
            head = 0;
            tail = 0;
        } else if (tail - head == entries.length) {
            grow();
        }
        int slot = tail & entries.length - 1;
        entries[slot] = startPs;
        entries[slot + 1] = packetBytes;
        tail += 2;
        waitingBytes += packetBytes;
    }

    /** Notes that the packet added last will be lost once it is sent. */
    void doomLast() {
        int slot = tail - 1 & entries.length - 1;
        entries[slot] = ~entries[slot];
        doomed++;
    }

    /** Lets go the packets whose transmission has begun by now. */
    void catchUp(long nowPs) {
        int mask = entries.length - 1;
        while (head != tail && entries[head & mask] <= nowPs) {
            long gone = entries[head + 1 & mask];
            if (gone < 0) {
                gone = ~gone;
                doomed--;
            }
            waitingBytes -= gone;
            head += 2;
        }
    }

    int packets() {
        return tail - head >> 1;
    }

    long bytes() {
        return waitingBytes;
    }

    /** Packets among those that wait that will be lost. */
    int doomed() {
        return doomed;
    }

    /** Picoseconds of waiting that still lie ahead of those who wait; the line must have caught up with the clock. */
    long remainingWaitPs(long nowPs) {
        long sum = 0;
        for (int i = head; i != tail; i += 2) {
            sum += entries[i & entries.length - 1] - nowPs;
        }
        return sum;
    }

    private void grow() {
        long[] grown = new long[2 * entries.length];
        for (int i = head; i != tail; i++) {
            grown[i & grown.length - 1] = entries[i & entries.length - 1];
        }
        entries = grown;
    }
}
