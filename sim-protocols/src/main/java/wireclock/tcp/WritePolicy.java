package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.wire.TcpSegment;

/**
 * How what an application writes becomes segments: Nagle's algorithm (RFC 9293 §3.7.4), cork, records that keep to
 * themselves, and PSH.
 */
final class WritePolicy {
    private final PushMarks pushMarks = new PushMarks();
    private boolean nodelay;
    /** What is not a full segment waits: TCP_CORK. */
    private boolean corked;
    /** So it does for this turn: MSG_MORE. */
    private boolean moreToCome;
    private long urgentUpTo;
    private long released;
    /** Where records end that are not to share a segment with what follows: MSG_EOR; null without any. */
    private @Nullable PushMarks recordEnds;

    WritePolicy(boolean nodelay) {
        this.nodelay = nodelay;
    }

    void setNodelay(boolean value) {
        nodelay = value;
    }

    /** What ends at an offset is urgent, and nothing waits until that has arrived. */
    void setUrgentUpTo(long offset) {
        urgentUpTo = offset;
    }

    void setCorked(boolean value) {
        corked = value;
    }

    void setMoreToCome(boolean value) {
        moreToCome = value;
    }

    /** A unit that has not been sent and ends at an offset is continued. Returns whether it had PSH, which is taken back. */
    boolean continues(long offset) {
        return pushMarks.removeLast(offset);
    }

    /** A write ends at an offset, or as much has been written as should not wait longer for PSH. */
    void endOfWrite(long offset) {
        pushMarks.add(offset);
    }

    /** What has been written up to an offset ends a record. */
    void endRecord(long offset) {
        if (recordEnds == null) {
            recordEnds = new PushMarks();
        }
        recordEnds.add(offset);
    }

    /** How much of a segment there may be before the record ends. */
    int cut(long offset, int length) {
        return recordEnds == null ? length : (int) (recordEnds.firstAfter(offset, offset + length) - offset);
    }

    boolean endsRecord(long offset) {
        return recordEnds != null && recordEnds.isWithin(offset - 1, offset);
    }

    /**
     * Whether the last segment, which is not full, must wait.
     *
     * @param smallOutstanding whether another such is unacknowledged (Minshall's variant of Nagle's algorithm)
     */
    boolean mustWait(boolean smallOutstanding) {
        return urgentUpTo <= released && (corked || moreToCome || !nodelay && smallOutstanding);
    }

    /** PSH where a write ended (RFC 9293 §3.8.4). */
    int push(long offset, int length) {
        return length > 0 && pushMarks.isWithin(offset, offset + length) ? TcpSegment.PSH : 0;
    }

    /** Everything up to an offset has been acknowledged. */
    void released(long offset) {
        released = offset;
        pushMarks.dropUpTo(offset);
        if (recordEnds != null) {
            recordEnds.dropUpTo(offset);
        }
    }
}
