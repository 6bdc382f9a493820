package wireclock.tcp;

import java.util.ArrayList;
import java.util.List;

/** The scoreboard as one would explain it: a list of segments, everything counted anew when asked. */
final class NaiveScoreboard {
    private static final class Segment {
        final long start;
        final long end;
        final boolean fin;
        boolean sacked;
        boolean lost;
        boolean resent;

        Segment(long start, long end, boolean fin) {
            this.start = start;
            this.end = end;
            this.fin = fin;
        }
    }

    private List<Segment> segments = new ArrayList<>();
    private long una;
    private int duplicates;

    NaiveScoreboard(long una) {
        this.una = una;
    }

    void append(long start, long end, boolean fin) {
        segments.add(new Segment(start, end, fin));
    }

    int outstanding() {
        return segments.size();
    }

    int inFlight() {
        int count = -duplicates;
        for (Segment s : segments) {
            count += s.sacked || (s.lost && !s.resent) ? 0 : 1;
        }
        return count;
    }

    /** First sequence number of the next segment to be sent again, or -1. */
    long nextLost() {
        for (Segment s : segments) {
            if (s.lost && !s.resent) {
                return Math.max(s.start, una);
            }
        }
        return -1;
    }

    void resendNext() {
        for (Segment s : segments) {
            if (s.lost && !s.resent) {
                s.resent = true;
                return;
            }
        }
    }

    int acknowledge(long upTo) {
        int delivered = 0;
        while (!segments.isEmpty() && segments.getFirst().end <= upTo) {
            delivered += segments.removeFirst().sacked ? 0 : 1;
        }
        una = upTo;
        if (delivered > 0) {
            int counted = Math.min(duplicates, delivered - 1);
            duplicates = Math.min(duplicates - counted, Math.max(segments.size() - 1, 0));
            delivered -= counted;
        }
        return delivered;
    }

    int sack(long left, long right) {
        int count = 0;
        for (Segment s : segments) {
            if (Math.max(s.start, una) >= left && s.end <= right && !s.sacked) {
                s.sacked = true;
                s.lost = false;
                s.resent = false;
                count++;
            }
        }
        return count;
    }

    void addDuplicateAck() {
        duplicates = Math.min(duplicates + 1, segments.size() - 1);
    }

    /** RFC 6675's IsLost for every segment, in the form that counts segments. */
    boolean judge(int threshold) {
        boolean found = false;
        for (int i = 0; i < segments.size(); i++) {
            Segment s = segments.get(i);
            int above = 0;
            for (int j = i + 1; j < segments.size(); j++) {
                above += segments.get(j).sacked ? 1 : 0;
            }
            if (!s.sacked && !s.lost && above >= threshold) {
                s.lost = true;
                found = true;
            }
        }
        return found;
    }

    boolean markHeadLost() {
        if (segments.isEmpty() || segments.getFirst().sacked || segments.getFirst().lost) {
            return false;
        }
        segments.getFirst().lost = true;
        return true;
    }

    void markAllLost() {
        boolean reneged = !segments.isEmpty() && segments.getFirst().sacked;
        for (Segment s : segments) {
            s.sacked &= !reneged;
            s.lost = !s.sacked;
            s.resent = false;
        }
        duplicates = 0;
    }

    void resegment(int size) {
        List<Segment> cut = new ArrayList<>();
        for (Segment s : segments) {
            long start = Math.max(s.start, una);
            long dataEnd = s.fin ? s.end - 1 : s.end;
            do {
                long end = Math.min(start + size, dataEnd);
                boolean last = end == dataEnd;
                Segment part = new Segment(start, last ? s.end : end, s.fin && last);
                part.sacked = s.sacked;
                cut.add(part);
                start = end;
            } while (start < dataEnd);
        }
        segments = cut;
        markAllLost();
    }

    long boundary(int index) {
        return segments.get(index).end;
    }
}
