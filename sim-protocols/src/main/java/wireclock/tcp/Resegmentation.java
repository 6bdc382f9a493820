package wireclock.tcp;

/** Cuts what is outstanding to a smaller size: the path's MTU has shrunk (RFC 1191 §6.4). */
final class Resegmentation {
    private Resegmentation() {}

    /** Whether something outstanding is longer than a size. */
    static boolean isNeeded(Scoreboard scoreboard, int segmentBytes) {
        for (int number = scoreboard.head(); number != scoreboard.tail(); number++) {
            int fin = scoreboard.isFin(number) ? 1 : 0;
            if (scoreboard.end(number) - fin - scoreboard.start(number) > segmentBytes) {
                return true;
            }
        }
        return false;
    }

    /**
     * Cuts one segment in two, and leaves what is believed of it to both parts.
     *
     * @param bytes of the first part
     * @return its number, which is another than before
     */
    static int split(Scoreboard scoreboard, int number, long bytes) {
        int count = scoreboard.outstanding();
        int place = number - scoreboard.head();
        long[] starts = new long[count + 1];
        long[] ends = new long[count + 1];
        byte[] flags = new byte[count + 1];
        long[] sentPs = new long[count + 1];
        int[] delivered = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            int from = scoreboard.head() + (i > place ? i - 1 : i);
            starts[i] = scoreboard.start(from) + (i == place + 1 ? bytes : 0);
            ends[i] = i == place ? scoreboard.start(from) + bytes : scoreboard.end(from);
            flags[i] = (byte) (scoreboard.flags(from) & (i == place ? ~Scoreboard.FIN : -1));
            sentPs[i] = scoreboard.sentPs(from);
            delivered[i] = scoreboard.deliveredThen(from);
        }
        scoreboard.clear();
        for (int i = 0; i <= count; i++) {
            scoreboard.append(starts[i], ends[i], sentPs[i], delivered[i], (flags[i] & Scoreboard.FIN) != 0);
            restore(scoreboard, scoreboard.tail() - 1, flags[i]);
        }
        return scoreboard.head() + place;
    }

    private static void restore(Scoreboard scoreboard, int number, byte flags) {
        if ((flags & Scoreboard.EVER_RESENT) != 0) {
            scoreboard.probed(number, scoreboard.sentPs(number), scoreboard.deliveredThen(number));
        }
        if ((flags & Scoreboard.SACKED) != 0) {
            scoreboard.newestIsSacked();
        }
        if ((flags & Scoreboard.LOST) != 0) {
            scoreboard.markLost(number);
        }
        if ((flags & Scoreboard.RESENT) != 0) {
            scoreboard.resent(number, scoreboard.sentPs(number), scoreboard.deliveredThen(number));
        }
    }

    /** Cuts every segment and declares the parts lost. They count as sent again, so nothing is measured from them. */
    static void cut(Scoreboard scoreboard, int segmentBytes) {
        int count = scoreboard.outstanding();
        long start = scoreboard.start(scoreboard.head());
        long[] ends = new long[count];
        byte[] flags = new byte[count];
        for (int i = 0; i < count; i++) {
            ends[i] = scoreboard.end(scoreboard.head() + i);
            flags[i] = scoreboard.flags(scoreboard.head() + i);
        }
        scoreboard.clear();
        for (int i = 0; i < count; i++) {
            boolean fin = (flags[i] & Scoreboard.FIN) != 0;
            boolean sacked = (flags[i] & Scoreboard.SACKED) != 0;
            long dataEnd = fin ? ends[i] - 1 : ends[i];
            do {
                boolean last = start + segmentBytes >= dataEnd;
                long end = last ? ends[i] : start + segmentBytes;
                scoreboard.append(start, end, 0, 0, fin && last);
                if (sacked) {
                    scoreboard.newestIsSacked();
                } else {
                    scoreboard.probed(scoreboard.tail() - 1, 0, 0);
                }
                start = end;
            } while (start < dataEnd);
        }
        scoreboard.markAllLost();
    }
}
