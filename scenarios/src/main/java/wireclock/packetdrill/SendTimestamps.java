package wireclock.packetdrill;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import wireclock.tcp.SendWatcher;

/**
 * Time stamps of sending in a socket's error queue (SO_TIMESTAMPING): when the last byte of each write was handed down,
 * when it left, and when it was acknowledged.
 */
final class SendTimestamps implements SendWatcher {
    /** What a time stamp is of, as Linux numbers it. */
    private static final int SENT = 0;
    private static final int SCHEDULED = 1;
    private static final int ACKNOWLEDGED = 2;

    private static final long WANT_SENT = 1 << 1;
    private static final long WANT_SCHEDULED = 1 << 8;
    private static final long WANT_ACKNOWLEDGED = 1 << 9;
    private static final long REPORTED = 1 << 4;
    private static final long WITH_KEY = 1 << 7;
    private static final long TIME_ONLY = 1 << 11;
    private static final long KEY_FROM_WRITTEN = 1 << 16;

    /**
     * An entry of the error queue.
     *
     * @param kind what it is of
     * @param key of the byte
     * @param withData whether the kernel adds the packet
     */
    record Stamp(long timePs, int kind, long key, boolean withData) {}

    private record Mark(long offset, boolean acknowledgedToo) {}

    private final LongSupplier clockPs;
    private final Deque<Stamp> queue = new ArrayDeque<>();
    private final List<Mark> marks = new ArrayList<>();
    private long flags;
    private long keyBase;
    private long sentUpTo;

    /**
     * Nothing wanted yet.
     *
     * @param clockPs tells the time
     */
    SendTimestamps(LongSupplier clockPs) {
        this.clockPs = clockPs;
    }

    /**
     * What is wanted from now on.
     *
     * @param unacknowledgedFrom offset of the first byte not acknowledged
     * @param written offset behind the last byte written
     */
    void want(long wanted, long unacknowledgedFrom, long written) {
        if ((wanted & WITH_KEY) != 0 && (flags & WITH_KEY) == 0) {
            keyBase = (wanted & KEY_FROM_WRITTEN) != 0 ? written : unacknowledgedFrom;
        }
        flags = wanted;
    }

    long wanted() {
        return flags;
    }

    /** A write has been taken that ends at an offset; its last byte may have left already. */
    void written(long offset) {
        if ((flags & (WANT_SENT | WANT_SCHEDULED | WANT_ACKNOWLEDGED)) != 0) {
            marks.add(new Mark(offset, (flags & WANT_ACKNOWLEDGED) != 0));
            if (offset <= sentUpTo) {
                stamp(SCHEDULED, WANT_SCHEDULED, offset);
                stamp(SENT, WANT_SENT, offset);
            }
        }
    }

    @Override
    public void sent(long from, long to) {
        sentUpTo = Math.max(sentUpTo, to);
        for (Mark mark : marks) {
            if (from < mark.offset && mark.offset <= to) {
                stamp(SCHEDULED, WANT_SCHEDULED, mark.offset);
                stamp(SENT, WANT_SENT, mark.offset);
            }
        }
    }

    @Override
    public void acknowledged(long upTo) {
        while (!marks.isEmpty() && marks.getFirst().offset <= upTo) {
            Mark mark = marks.removeFirst();
            if (mark.acknowledgedToo) {
                stamp(ACKNOWLEDGED, WANT_ACKNOWLEDGED, mark.offset);
            }
        }
    }

    private void stamp(int kind, long bit, long offset) {
        if ((flags & bit) != 0 && (flags & REPORTED) != 0) {
            long key = (flags & WITH_KEY) != 0 ? offset - 1 - keyBase : 0;
            queue.add(new Stamp(clockPs.getAsLong(), kind, key, (flags & TIME_ONLY) == 0));
        }
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Takes the first entry, or null. */
    @Nullable Stamp poll() {
        return queue.poll();
    }
}
