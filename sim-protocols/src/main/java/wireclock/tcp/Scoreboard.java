package wireclock.tcp;

/**
 * The segments sent and not yet acknowledged cumulatively, oldest first, and what is believed of each: selectively
 * acknowledged, lost, sent again.
 *
 * <p>A ring of parallel arrays indexed by number of transmission. The count of segments in flight (RFC 6675's pipe) is
 * kept, never computed: outstanding − sacked − lost + sent again. Without SACK each duplicate ACK stands for some
 * segment having left the network, as in Linux: {@link #addDuplicateAck}.
 */
final class Scoreboard {
    /** No time: nothing can be measured. */
    static final long NONE = -1;

    private static final byte SACKED = 1;
    private static final byte LOST = 2;
    /** A retransmission of it is in flight. */
    private static final byte RESENT = 4;
    private static final byte EVER_RESENT = 8;
    private static final byte FIN = 16;

    private long[] ends = new long[64];
    private long[] sentPs = new long[64];
    private byte[] flags = new byte[64];

    /** Absolute numbers of the oldest segment and of the one after the newest. */
    private int head;
    private int tail;
    /** Sequence number of the oldest segment's first byte. */
    private long headStart;

    private int sacked;
    private int lost;
    private int resent;
    /** Segments that duplicate ACKs stand for, where there is no SACK. */
    private int duplicates;
    /** No segment before this number waits to be sent again. */
    private int lostHint;
    /** Every segment before this number is sacked, or has been judged lost. */
    private int judgedBelow;
    /** One past the highest sacked segment. */
    private int sackedBelow;

    private long newestAckedSentPs;
    private int newlySacked;

    void append(long start, long end, long nowPs, boolean fin) {
        if (tail - head == ends.length) {
            grow();
        }
        if (tail == head) {
            headStart = start;
        }
        int slot = tail & (ends.length - 1);
        ends[slot] = end;
        sentPs[slot] = nowPs;
        flags[slot] = fin ? FIN : 0;
        tail++;
    }

    boolean isEmpty() {
        return head == tail;
    }

    int outstanding() {
        return tail - head;
    }

    /** Segments believed to be in the network (RFC 6675 §4, SetPipe; Linux: tcp_packets_in_flight). */
    int inFlight() {
        return tail - head - sacked - duplicates - lost + resent;
    }

    int head() {
        return head;
    }

    long start(int number) {
        return number == head ? headStart : ends[(number - 1) & (ends.length - 1)];
    }

    long end(int number) {
        return ends[number & (ends.length - 1)];
    }

    boolean isFin(int number) {
        return has(number, FIN);
    }

    /** When the segment was sent last. */
    long sentPs(int number) {
        return sentPs[number & (ends.length - 1)];
    }

    /**
     * Takes out what a cumulative acknowledgement covers. A segment covered in part is cut.
     *
     * @return the number of whole segments taken out that no SACK and no duplicate ACK had told of before
     */
    int acknowledge(long upTo) {
        int mask = ends.length - 1;
        int delivered = 0;
        newestAckedSentPs = NONE;
        boolean resentAcked = false;
        while (head != tail && ends[head & mask] <= upTo) {
            int slot = head & mask;
            byte flag = flags[slot];
            headStart = ends[slot];
            head++;
            if (flag == 0) {
                newestAckedSentPs = sentPs[slot];
                delivered++;
                continue;
            }
            if ((flag & SACKED) != 0) {
                sacked--;
            } else {
                delivered++;
                newestAckedSentPs = sentPs[slot];
                resentAcked |= (flag & EVER_RESENT) != 0;
            }
            forget(flag);
        }
        if (resentAcked) {
            // Whatever else this acknowledges may have waited for what was sent again.
            newestAckedSentPs = NONE;
        }
        if (head != tail && upTo > headStart) {
            headStart = upTo;
        }
        if (duplicates > 0 && delivered > 0) {
            // One of the segments was the hole; the others had been counted by a duplicate ACK each.
            int counted = Math.min(duplicates, delivered - 1);
            duplicates = Math.min(duplicates - counted, Math.max(tail - head - 1, 0));
            delivered -= counted;
        }
        if (lostHint - head < 0) {
            lostHint = head;
        }
        if (judgedBelow - head < 0) {
            judgedBelow = head;
        }
        if (sackedBelow - head < 0) {
            sackedBelow = head;
        }
        return delivered;
    }

    /**
     * When the newest segment was sent of those that the last {@link #acknowledge} took out and that had not been
     * sacked, if none of them was ever sent again (Karn's rule, RFC 6298 §3); otherwise {@link #NONE}.
     */
    long newestAckedSentPs() {
        return newestAckedSentPs;
    }

    /**
     * Marks what a SACK block covers; segments covered in part stay as they are.
     *
     * @param from what of the block lies before this has been marked already
     */
    void sack(long left, long right, long from) {
        int number = firstEndingAfter(from);
        int mask = ends.length - 1;
        while (number != tail && ends[number & mask] <= right) {
            byte flag = flags[number & mask];
            if ((flag & SACKED) == 0 && start(number) >= left) {
                forget(flag);
                flags[number & mask] = (byte) (flag & ~(LOST | RESENT) | SACKED);
                sacked++;
                newlySacked++;
                if (number + 1 - sackedBelow > 0) {
                    sackedBelow = number + 1;
                }
            }
            number++;
        }
    }

    /** How many segments were newly marked by {@link #sack} since the last call. */
    int takeNewlySacked() {
        int result = newlySacked;
        newlySacked = 0;
        return result;
    }

    /** Without SACK: one more segment has left the network, whichever it was. */
    void addDuplicateAck() {
        duplicates = Math.min(duplicates + 1, tail - head - 1);
    }

    int duplicates() {
        return duplicates;
    }

    /** Duplicate ACKs count from the last cumulative one (RFC 5681 §3.2). */
    void forgetDuplicates() {
        duplicates = 0;
    }

    /**
     * Declares lost what has {@code threshold} sacked segments above it (RFC 6675 §4, IsLost in its segment-counting
     * form).
     *
     * @return whether anything was declared lost
     */
    boolean judge(int threshold) {
        if (sacked < threshold) {
            return false;
        }
        int border = sackedBelow;
        int above = 0;
        while (above < threshold) {
            border--;
            if (border - judgedBelow < 0) {
                return false;
            }
            if (has(border, SACKED)) {
                above++;
            }
        }
        boolean found = false;
        for (int number = judgedBelow; number != border; number++) {
            found |= markLost(number);
        }
        judgedBelow = border;
        return found;
    }

    /** Declares the oldest segment lost, unless it is sacked or has been sent again already. */
    boolean markHeadLost() {
        return head != tail && !has(head, RESENT) && markLost(head);
    }

    /**
     * Declares everything lost that is not sacked: the timer expired. If the oldest segment is sacked, the receiver has
     * thrown away what it had reported, and no report of it is believed any more (RFC 2018 §8).
     */
    void markAllLost() {
        int mask = ends.length - 1;
        if (head != tail && has(head, SACKED)) {
            sacked = 0;
            for (int number = head; number != tail; number++) {
                flags[number & mask] &= ~SACKED;
            }
        }
        for (int number = head; number != tail; number++) {
            byte flag = flags[number & mask];
            if ((flag & SACKED) == 0) {
                flags[number & mask] = (byte) (flag & ~RESENT | LOST);
            }
        }
        lost = tail - head - sacked;
        resent = 0;
        duplicates = 0;
        lostHint = head;
        judgedBelow = tail;
    }

    /** Whether some segment is lost and not on its way again. */
    boolean hasLost() {
        return lost > resent;
    }

    /** Number of the oldest segment that is lost and not on its way again; there must be one. */
    int nextLost() {
        int mask = ends.length - 1;
        while ((flags[lostHint & mask] & (LOST | RESENT)) != LOST) {
            lostHint++;
        }
        return lostHint;
    }

    /** Notes that a segment is being sent again. */
    void resent(int number, long nowPs) {
        int slot = number & (ends.length - 1);
        if ((flags[slot] & RESENT) == 0) {
            resent++;
        }
        flags[slot] |= RESENT | EVER_RESENT;
        sentPs[slot] = nowPs;
        if (number == lostHint) {
            lostHint++;
        }
    }

    /** Whether something outstanding is longer than a size. */
    boolean hasLongerThan(int segmentBytes) {
        long start = headStart;
        for (int number = head; number != tail; number++) {
            int fin = (flags[number & (ends.length - 1)] & FIN) != 0 ? 1 : 0;
            if (end(number) - fin - start > segmentBytes) {
                return true;
            }
            start = end(number);
        }
        return false;
    }

    /**
     * Cuts every segment to a smaller size and declares it lost: the path's MTU has shrunk (RFC 1191 §6.4). The parts
     * count as sent again, so nothing is measured from them.
     */
    void resegment(int segmentBytes) {
        int count = outstanding();
        long[] oldEnds = new long[count];
        byte[] oldFlags = new byte[count];
        for (int i = 0; i < count; i++) {
            oldEnds[i] = end(head + i);
            oldFlags[i] = flags[(head + i) & (ends.length - 1)];
        }
        long start = headStart;
        head = 0;
        tail = 0;
        sacked = 0;
        sackedBelow = 0;
        for (int i = 0; i < count; i++) {
            boolean fin = (oldFlags[i] & FIN) != 0;
            boolean wasSacked = (oldFlags[i] & SACKED) != 0;
            long dataEnd = fin ? oldEnds[i] - 1 : oldEnds[i];
            do {
                long end = Math.min(start + segmentBytes, dataEnd);
                boolean last = end == dataEnd;
                append(start, last ? oldEnds[i] : end, 0, fin && last);
                flags[(tail - 1) & (ends.length - 1)] |= wasSacked ? SACKED : EVER_RESENT;
                if (wasSacked) {
                    sacked++;
                    sackedBelow = tail;
                }
                start = last ? oldEnds[i] : end;
            } while (start < dataEnd);
        }
        markAllLost();
    }

    private boolean markLost(int number) {
        int slot = number & (ends.length - 1);
        if ((flags[slot] & (SACKED | LOST)) != 0) {
            return false;
        }
        flags[slot] |= LOST;
        lost++;
        if (number - lostHint < 0) {
            lostHint = number;
        }
        return true;
    }

    /** Takes a segment's marks out of the counts. */
    private void forget(byte flag) {
        if ((flag & LOST) != 0) {
            lost--;
        }
        if ((flag & RESENT) != 0) {
            resent--;
        }
    }

    private boolean has(int number, byte flag) {
        return (flags[number & (ends.length - 1)] & flag) != 0;
    }

    private int firstEndingAfter(long sequence) {
        int mask = ends.length - 1;
        int low = 0;
        int high = tail - head;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[(head + middle) & mask] <= sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return head + low;
    }

    private void grow() {
        int oldMask = ends.length - 1;
        int size = ends.length * 2;
        long[] newEnds = new long[size];
        long[] newSentPs = new long[size];
        byte[] newFlags = new byte[size];
        for (int number = head; number != tail; number++) {
            newEnds[number & (size - 1)] = ends[number & oldMask];
            newSentPs[number & (size - 1)] = sentPs[number & oldMask];
            newFlags[number & (size - 1)] = flags[number & oldMask];
        }
        ends = newEnds;
        sentPs = newSentPs;
        flags = newFlags;
    }
}
