package wireclock.link;

import java.util.Arrays;

/**
 * The packets that wait for a line, known by the instants at which their transmission will begin. Nothing has to happen
 * when one begins: whoever asks how many wait lets the line catch up with the clock first.
 */
final class WaitingLine {
    private long[] startsPs = new long[16];
    /** Of each packet; the complement of the number if the packet will be lost. */
    private int[] bytes = new int[16];
    private int head;
    private int tail;
    private long waitingBytes;
    private int doomed;

    void add(long startPs, int packetBytes) {
        if (tail - head == startsPs.length) {
            grow();
        }
        int slot = tail++ & startsPs.length - 1;
        startsPs[slot] = startPs;
        bytes[slot] = packetBytes;
        waitingBytes += packetBytes;
    }

    /** Notes that the packet added last will be lost once it is sent. */
    void doomLast() {
        int slot = tail - 1 & bytes.length - 1;
        bytes[slot] = ~bytes[slot];
        doomed++;
    }

    /** Lets go the packets whose transmission has begun by now. */
    void catchUp(long nowPs) {
        int mask = startsPs.length - 1;
        while (head != tail && startsPs[head & mask] <= nowPs) {
            int gone = bytes[head & mask];
            if (gone < 0) {
                gone = ~gone;
                doomed--;
            }
            waitingBytes -= gone;
            head++;
        }
    }

    int packets() {
        return tail - head;
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
        for (int i = head; i != tail; i++) {
            sum += startsPs[i & startsPs.length - 1] - nowPs;
        }
        return sum;
    }

    private void grow() {
        int size = startsPs.length;
        int first = head & size - 1;
        long[] newStarts = Arrays.copyOfRange(startsPs, first, first + 2 * size);
        int[] newBytes = Arrays.copyOfRange(bytes, first, first + 2 * size);
        System.arraycopy(startsPs, 0, newStarts, size - first, first);
        System.arraycopy(bytes, 0, newBytes, size - first, first);
        startsPs = newStarts;
        bytes = newBytes;
        head = 0;
        tail = size;
    }
}
