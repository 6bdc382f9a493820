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
