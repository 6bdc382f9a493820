package wireclock.tcp;

/** Cuts what is outstanding to a smaller size: the path's MTU has shrunk (RFC 1191 §6.4), or the peer's window. */
final class Resegmentation {
    private final Scoreboard scoreboard;
    private final int count;
    private final long[] starts;
    private final long[] ends;
    private final byte[] flags;
    private final long[] sentPs;
    private final int[] delivered;
    /** The places of segments in the order of their last transmissions. */
    private final int[] order;
    private int listed;
    /** Number of the first part of each segment. */
    private final int[] parts;

    private Resegmentation(Scoreboard scoreboard) {
        this.scoreboard = scoreboard;
        count = scoreboard.outstanding();
        starts = new long[count];
        ends = new long[count];
        flags = new byte[count];
        sentPs = new long[count];
        delivered = new int[count];
        order = new int[count];
        parts = new int[count + 1];
        int head = scoreboard.head();
        for (int i = 0; i < count; i++) {
            starts[i] = scoreboard.start(head + i);
            ends[i] = scoreboard.end(head + i);
            flags[i] = scoreboard.flags(head + i);
            sentPs[i] = scoreboard.sentPs(head + i);
            delivered[i] = scoreboard.deliveredThen(head + i);
        }
        TransmissionOrder transmissions = scoreboard.order();
        boolean more = !transmissions.isEmpty();
        for (int number = more ? transmissions.first() : 0; more; number = transmissions.after(number)) {
            order[listed++] = number - head;
            more = !transmissions.isLast(number);
        }
        scoreboard.clear();
    }

    /** Whether something outstanding that may not have arrived is longer than a size. */
    static boolean isNeeded(Scoreboard scoreboard, int segmentBytes) {
        for (int number = scoreboard.head(); number != scoreboard.tail(); number++) {
            if (isTooLong(scoreboard.start(number), scoreboard.end(number), scoreboard.flags(number), segmentBytes)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTooLong(long start, long end, byte flags, int segmentBytes) {
        return (flags & Scoreboard.SACKED) == 0 && end - start - ((flags & Scoreboard.FIN) != 0 ? 1 : 0) > segmentBytes;
    }

    /**
     * Cuts one segment in two, and leaves what is believed of it to both parts.
     *
     * @param bytes of the first part
     * @return its number, which is another than before
     */
    static int split(Scoreboard scoreboard, int number, long bytes) {
        int place = number - scoreboard.head();
        Resegmentation old = new Resegmentation(scoreboard);
        for (int i = 0; i < old.count; i++) {
            old.enter(i, i == place ? bytes : Long.MAX_VALUE, i == place ? 2 : 1);
        }
        old.restoreOrder();
        return scoreboard.head() + place;
    }

    /**
     * Cuts what is too long and declares the parts lost. The others stay what they are: they have passed, or will
     * (tcp_simple_retransmit).
     */
    static void cut(Scoreboard scoreboard, int segmentBytes) {
        Resegmentation old = new Resegmentation(scoreboard);
        for (int i = 0; i < old.count; i++) {
            if (!isTooLong(old.starts[i], old.ends[i], old.flags[i], segmentBytes)) {
                old.enter(i, Long.MAX_VALUE, 1);
                continue;
            }
            old.enter(i, segmentBytes, Integer.MAX_VALUE);
            for (int part = old.parts[i]; part != scoreboard.tail(); part++) {
                scoreboard.markLost(part);
            }
        }
        old.restoreOrder();
        scoreboard.limitDuplicates();
    }

    /** Enters the parts of a segment anew. */
    private void enter(int place, long bytes, int most) {
        parts[place] = scoreboard.tail();
        boolean fin = (flags[place] & Scoreboard.FIN) != 0;
        long dataEnd = fin ? ends[place] - 1 : ends[place];
        long start = starts[place];
        for (int left = most; left > 0; left--) {
            boolean last = left == 1 || dataEnd - start <= bytes;
            long end = last ? ends[place] : start + bytes;
            scoreboard.append(start, end, sentPs[place], delivered[place], fin && last);
            restore(scoreboard.tail() - 1, flags[place]);
            if (last) {
                return;
            }
            start = end;
        }
    }

    private void restore(int number, byte marks) {
        if ((marks & Scoreboard.EVER_RESENT) != 0) {
            scoreboard.probed(number, scoreboard.sentPs(number), scoreboard.deliveredThen(number));
        }
        if ((marks & Scoreboard.SACKED) != 0) {
            scoreboard.newestIsSacked();
        }
        if ((marks & Scoreboard.LOST) != 0) {
            scoreboard.markLost(number);
        }
        if ((marks & Scoreboard.RESENT) != 0) {
            scoreboard.resent(number, scoreboard.sentPs(number), scoreboard.deliveredThen(number));
        }
    }

    private void restoreOrder() {
        parts[count] = scoreboard.tail();
        scoreboard.order().clear();
        for (int i = 0; i < listed; i++) {
            for (int part = parts[order[i]]; part != parts[order[i] + 1]; part++) {
                scoreboard.order().add(part);
            }
        }
    }
}
