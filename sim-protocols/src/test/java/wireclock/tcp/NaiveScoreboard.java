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
        boolean everResent;

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
            count += 1 - (s.sacked ? 1 : 0) - (s.lost ? 1 : 0) + (s.resent ? 1 : 0);
        }
        return count;
    }

    /** First sequence number of the next segment to be sent again, or -1: none if as many as are lost are on their way. */
    long nextLost() {
        if (segments.stream().filter(s -> s.resent).count() >= segments.stream().filter(s -> s.lost).count()) {
            return -1;
        }
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
                s.everResent = true;
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
        return delivered;
    }

    int sack(long left, long right) {
        int count = 0;
        for (Segment s : segments) {
            if (Math.max(s.start, una) >= left && s.end <= right && !s.sacked) {
                s.sacked = true;
                // A retransmission of what was not held for lost may still be on its way.
                s.resent &= !s.lost;
                s.lost = false;
                count++;
            }
        }
        return count;
    }

    void addDuplicates(int count) {
        duplicates += count;
        limitDuplicates();
    }

    void limitDuplicates() {
        int missing = (int) segments.stream().filter(s -> s.lost).count();
        duplicates = Math.min(duplicates, Math.max(segments.size() - Math.max(missing, 1), 0));
    }

    /** The segment at a place is found lost, or its retransmission. */
    void markLost(int place) {
        Segment s = segments.get(place);
        if (!s.sacked) {
            s.resent &= !s.lost;
            s.lost = true;
        }
    }

    /** Joins the segment at a place with the one behind it. */
    void join(int place) {
        Segment first = segments.get(place);
        Segment second = segments.remove(place + 1);
        Segment joined = new Segment(first.start, second.end, second.fin);
        joined.lost = first.lost;
        segments.set(place, joined);
    }

    boolean isJoinable(int place) {
        return place + 1 < segments.size() && segments.get(place).lost && !segments.get(place).resent
                && !segments.get(place).fin && !segments.get(place + 1).sacked;
    }

    void forgetSacks() {
        for (Segment s : segments) {
            s.sacked = false;
        }
    }

    void forgetLosses() {
        for (Segment s : segments) {
            s.lost = false;
        }
    }

    void markAllLost() {
        for (int i = 0; i < segments.size(); i++) {
            markLost(i);
        }
        duplicates = 0;
    }

    void resegment(int size) {
        List<Segment> cut = new ArrayList<>();
        for (Segment s : segments) {
            long start = Math.max(s.start, una);
            long dataEnd = s.fin ? s.end - 1 : s.end;
            boolean tooLong = !s.sacked && dataEnd - start > size;
            do {
                long end = tooLong ? Math.min(start + size, dataEnd) : dataEnd;
                boolean last = end == dataEnd;
                Segment part = new Segment(start, last ? s.end : end, s.fin && last);
                part.sacked = s.sacked;
                part.lost = s.lost || tooLong;
                part.resent = s.resent && !(tooLong && s.lost);
                part.everResent = s.everResent;
                cut.add(part);
                start = end;
            } while (start < dataEnd);
        }
        segments = cut;
        int lost = (int) segments.stream().filter(s -> s.lost).count();
        duplicates = Math.min(duplicates, Math.max(segments.size() - Math.max(lost, 1), 0));
    }

    long boundary(int index) {
        return segments.get(index).end;
    }
}
