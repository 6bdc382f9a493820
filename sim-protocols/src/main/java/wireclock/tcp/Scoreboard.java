package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.transport.DeliveryRate;
import wireclock.transport.Rings;

/**
 * The segments sent and not yet acknowledged cumulatively, oldest first, and what is believed of each: selectively
 * acknowledged, lost, sent again.
 *
 * <p>A ring of parallel arrays indexed by number of transmission. The count of segments in flight (RFC 6675's pipe) is
 * kept, never computed: outstanding − sacked − lost + sent again. Without SACK each duplicate ACK stands for some
 * segment having left the network, as in Linux: {@link #addDuplicates}. The segments whose last transmission may still
 * arrive also form a list in the order of those transmissions ({@link TransmissionOrder}), which {@link Rack} reads.
 */
final class Scoreboard {
    static final byte SACKED = 1;
    static final byte LOST = 2;
    /** A retransmission of it is in flight. */
    static final byte RESENT = 4;
    static final byte EVER_RESENT = 8;
    static final byte FIN = 16;

    private long[] ends = new long[64];
    private long[] sentPs = new long[64];
    private int[] deliveredThen = new int[64];
    private byte[] flags = new byte[64];
    private final TransmissionOrder order = new TransmissionOrder(64);

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
    /** One past the highest sacked segment. */
    private int sackedBelow;
    /** Segments declared lost so far, lost retransmissions included. */
    private int losses;
    /** What is sent and what arrives is told to it; null: nobody asks. */
    private @Nullable DeliveryRate rates;

    void append(long start, long end, long nowPs, int delivered, boolean fin) {
        if (tail - head == ends.length) {
            grow();
        }
        if (tail == head) {
            headStart = start;
        }
        int slot = tail & (ends.length - 1);
        ends[slot] = end;
        sentPs[slot] = nowPs;
        deliveredThen[slot] = delivered;
        flags[slot] = fin ? FIN : 0;
        leaves(tail, nowPs);
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

    /** Segments that are reported to have left the network, by SACK or by duplicate ACKs. */
    int sacked() {
        return sacked + duplicates;
    }

    int lost() {
        return lost;
    }

    /** Retransmissions in flight. */
    int resent() {
        return resent;
    }

    /** Segments declared lost so far. */
    int losses() {
        return losses;
    }

    int head() {
        return head;
    }

    int tail() {
        return tail;
    }

    TransmissionOrder order() {
        return order;
    }

    long start(int number) {
        return number == head ? headStart : ends[(number - 1) & (ends.length - 1)];
    }

    long end(int number) {
        return ends[number & (ends.length - 1)];
    }

    byte flags(int number) {
        return flags[number & (ends.length - 1)];
    }

    boolean isFin(int number) {
        return has(number, FIN);
    }

    /** When the segment was sent last. */
    long sentPs(int number) {
        return sentPs[number & (ends.length - 1)];
    }

    /** How many segments had been delivered when it was sent last. */
    int deliveredThen(int number) {
        return deliveredThen[number & (ends.length - 1)];
    }

    /** Whether the oldest segment has ever been sent again or some retransmission is in flight. */
    boolean hasResent() {
        return resent > 0 || (head != tail && has(head, EVER_RESENT));
    }

    /** One past the highest sacked byte; {@code una} if nothing is sacked. */
    long highestSacked(long una) {
        return sacked == 0 || sackedBelow - head <= 0 ? una : end(sackedBelow - 1);
    }

    /**
     * Takes out what a cumulative acknowledgement covers. A segment covered in part is cut.
     *
     * @param recoveryPoint what was sent once before this tells that not all of a flight was lost
     */
    void acknowledge(long upTo, long recoveryPoint, Rack rack, AckReport report) {
        int mask = ends.length - 1;
        while (head != tail && ends[head & mask] <= upTo) {
            byte flag = flags[head & mask];
            long end = ends[head & mask];
            report.acknowledged(flag, headStart, end, sentPs[head & mask], end <= recoveryPoint);
            if ((flag & SACKED) != 0) {
                sacked--;
            } else {
                arrived(head, flag, rack, report.nowPs);
            }
            forget(flag);
            order.remove(head);
            headStart = end;
            head++;
        }
        if (head != tail && upTo > headStart) {
            headStart = upTo;
        }
        report.reneging = head != tail && has(head, SACKED);
        lostHint += Math.max(head - lostHint, 0);
        sackedBelow += Math.max(head - sackedBelow, 0);
    }

    /**
     * Marks what a SACK block covers; segments covered in part stay as they are.
     *
     * @param from what of the block lies before this has been marked already
     */
    void sack(long left, long right, long from, long recoveryPoint, Rack rack, AckReport report) {
        int number = Rings.firstAbove(ends, head, tail, from);
        int mask = ends.length - 1;
        while (number != tail && ends[number & mask] <= right) {
            byte flag = flags[number & mask];
            if ((flag & SACKED) == 0 && start(number) >= left) {
                sackOne(number, flag, recoveryPoint, rack, report);
            }
            number++;
        }
    }

    private void arrived(int number, byte flag, Rack rack, long nowPs) {
        int slot = number & (ends.length - 1);
        rack.delivered(flag, ends[slot], sentPs[slot], deliveredThen[slot], nowPs);
        if (rates != null) {
            rates.delivered(number, ends[slot], sentPs[slot], deliveredThen[slot]);
        }
    }

    private void sackOne(int number, byte flag, long recoveryPoint, Rack rack, AckReport report) {
        int slot = number & (ends.length - 1);
        arrived(number, flag, rack, report.nowPs);
        int cleared = LOST;
        if ((flag & RESENT) != 0) {
            // Not held for lost: the retransmission may still be on its way.
            cleared = (flag & LOST) != 0 ? LOST | RESENT : 0;
        } else if ((flag & EVER_RESENT) == 0) {
            report.sackedOriginal(number - sackedBelow < 0 ? start(number) : Long.MAX_VALUE, sentPs[slot],
                    ends[slot] <= recoveryPoint);
        }
        forget((byte) (flag & cleared));
        flags[slot] = (byte) (flag & ~cleared | SACKED);
        order.remove(number);
        sacked++;
        report.sacked(ends[slot] - start(number));
        sackedBelow += Math.max(number + 1 - sackedBelow, 0);
    }

    /**
     * A duplicate report (RFC 2883) of what is still outstanding: retransmissions of it in flight have arrived.
     *
     * @return how many of the segments had been sent again
     */
    int reportedTwice(long left, long right, AckReport report) {
        int mask = ends.length - 1;
        int found = 0;
        for (int number = Rings.firstAbove(ends, head, tail, left); number != tail && ends[number & mask] <= right; number++) {
            int slot = number & mask;
            if (start(number) >= left && (flags[slot] & EVER_RESENT) != 0) {
                found++;
                if ((flags[slot] & SACKED) != 0) {
                    report.reordered(start(number));
                }
                if ((flags[slot] & RESENT) != 0 && (flags[slot] & LOST) == 0) {
                    flags[slot] &= ~RESENT;
                    resent--;
                }
            }
        }
        return found;
    }

    /** Without SACK: one more segment has left the network, whichever it was. Returns whether there was room for it. */
    boolean addDuplicates(int count) {
        duplicates += count;
        return limitDuplicates();
    }

    /** Takes out the duplicates that acknowledged segments had been counted by. */
    void removeDuplicates(int acknowledged) {
        duplicates = Math.max(duplicates - (acknowledged - 1), 0);
    }

    /** At least one outstanding segment must be missing, or every ACK would be a cumulative one. */
    boolean limitDuplicates() {
        int most = Math.max(tail - head - Math.max(lost, 1), 0);
        boolean within = duplicates <= most;
        duplicates = Math.min(duplicates, most);
        return within;
    }

    int duplicates() {
        return duplicates;
    }

    /** Duplicate ACKs count from the last cumulative one (RFC 5681 §3.2). */
    void forgetDuplicates() {
        duplicates = 0;
    }

    /** Declares a segment lost, or its retransmission if it was lost already. */
    void markLost(int number) {
        int slot = number & (ends.length - 1);
        byte flag = flags[slot];
        if ((flag & SACKED) != 0) {
            return;
        }
        lostHint += Math.min(number - lostHint, 0);
        if ((flag & LOST) == 0) {
            flags[slot] |= LOST;
            lost++;
        } else if ((flag & RESENT) != 0) {
            flags[slot] &= ~RESENT;
            resent--;
        } else {
            return;
        }
        losses++;
        if (rates != null) {
            rates.lost(number, losses);
        }
    }

    /** The receiver has thrown away what it had reported: no report is believed any more (RFC 2018 §8). */
    void forgetSacks() {
        for (int number = head; number != tail; number++) {
            flags[number & (ends.length - 1)] &= ~SACKED;
        }
        sacked = 0;
        sackedBelow = head;
    }

    /** Nothing was lost after all. */
    void forgetLosses() {
        for (int number = head; number != tail; number++) {
            flags[number & (ends.length - 1)] &= ~LOST;
        }
        lost = 0;
        lostHint = tail;
    }

    /** Declares everything lost that is not sacked. */
    void markAllLost() {
        for (int number = head; number != tail; number++) {
            markLost(number);
        }
        duplicates = 0;
        lostHint = head;
    }

    /** Whether some segment is lost and not on its way again. */
    boolean hasLost() {
        return lost > resent && nextLost() != tail;
    }

    /** Number of the oldest segment that is lost and not on its way again; one past the newest if there is none. */
    int nextLost() {
        while (lostHint != tail && (flags(lostHint) & (LOST | RESENT)) != LOST) {
            lostHint++;
        }
        return lostHint;
    }

    /** Notes that a segment is being sent again. */
    void resent(int number, long nowPs, int delivered) {
        int slot = number & (ends.length - 1);
        if ((flags[slot] & RESENT) == 0) {
            resent++;
        }
        flags[slot] |= RESENT;
        probed(number, nowPs, delivered);
    }

    /** Notes that a segment is being sent again as a loss probe: it counts as in flight already. */
    void probed(int number, long nowPs, int delivered) {
        int slot = number & (ends.length - 1);
        flags[slot] |= EVER_RESENT;
        sentPs[slot] = nowPs;
        deliveredThen[slot] = delivered;
        order.remove(number);
        leaves(number, nowPs);
    }

    private void leaves(int number, long nowPs) {
        order.add(number);
        if (rates != null) {
            rates.sent(number, nowPs, tail == head);
            rates.noteFlight(number, inFlight() + (has(number, RESENT) ? 0 : 1), losses);
        }
    }

    /** Joins a segment that is about to be sent again with the one behind it. */
    void join(int number) {
        int mask = ends.length - 1;
        int into = number & mask;
        int with = number + 1 & mask;
        forget(flags[with]);
        forget(flags[into]);
        int joined = (flags[into] | flags[with] & (EVER_RESENT | FIN)) & ~RESENT;
        flags[with] = (byte) joined;
        lost += (joined & LOST) != 0 ? 1 : 0;
        sentPs[with] = sentPs[into];
        order.remove(number);
        order.remove(number + 1);
        // What lies before moves up by one place: there is little of it, for what is joined is old.
        for (int moved = number; moved != head; moved--) {
            ends[moved & mask] = ends[moved - 1 & mask];
            flags[moved & mask] = flags[moved - 1 & mask];
            sentPs[moved & mask] = sentPs[moved - 1 & mask];
            deliveredThen[moved & mask] = deliveredThen[moved - 1 & mask];
            order.rename(moved - 1, moved);
            if (rates != null) {
                rates.renamed(moved - 1, moved);
            }
        }
        head++;
        lostHint = head;
        if (sackedBelow - number <= 0) {
            sackedBelow++;
        }
    }

    /** Takes everything out, to be entered anew. */
    void clear() {
        head = 0;
        tail = 0;
        sacked = 0;
        lost = 0;
        resent = 0;
        lostHint = 0;
        sackedBelow = 0;
        order.clear();
        if (rates != null) {
            rates.forgetFlight();
        }
    }

    /** What has been appended last is known to have arrived. */
    void newestIsSacked() {
        flags[(tail - 1) & (ends.length - 1)] |= SACKED;
        order.remove(tail - 1);
        sacked++;
        sackedBelow = tail;
    }

    /** Takes a segment's marks out of the counts. */
    private void forget(byte flag) {
        lost -= (flag & LOST) != 0 ? 1 : 0;
        resent -= (flag & RESENT) != 0 ? 1 : 0;
    }

    private boolean has(int number, byte flag) {
        return (flags[number & (ends.length - 1)] & flag) != 0;
    }

    private void grow() {
        ends = Rings.doubled(ends, head);
        sentPs = Rings.doubled(sentPs, head);
        deliveredThen = Rings.doubled(deliveredThen, head);
        flags = Rings.doubled(flags, head);
        order.resize(ends.length, head, tail);
        if (rates != null) {
            rates.doubled(head);
        }
    }

    /** Lets an estimate of the rate of delivery follow what is sent and what arrives. */
    void watch(@Nullable DeliveryRate rates) {
        this.rates = rates;
    }
}
