package wireclock.tcp;

import wireclock.transport.SendBuffer;
import wireclock.wire.Payload;

/**
 * How what an application writes is queued: in units of several segments, as Linux does it (tcp_sendmsg), so that devices
 * may cut them. Nothing of a unit but its end is seen on the wire: PSH where a write ends, or after half a window; and a
 * write takes no new unit when memory is used up, or enough waits unsent (TCP_NOTSENT_LOWAT).
 */
final class WriteQueue {
    /** What a kernel keeps beside the bytes of a unit: {@code struct sk_buff} and the buffer for headers. */
    private static final int UNIT_OVERHEAD_BYTES = 960;
    /** 64 KiB, less room for headers (Linux: sk_gso_max_size). */
    private static final int LARGEST_UNIT_BYTES = 65_215;
    /** A window up to this does not bound a unit by half of it (RFC 9293 §3.7.1). */
    private static final int DEFAULT_SEGMENT_BYTES = 536;

    private final TcpConnection connection;
    private final TcpSender sender;
    private final SendVariables snd;
    private final SendBuffer buffer;
    private final WritePolicy writes;
    private final int largestUnitSegments;
    /** Limit on all memory, or 0: on the bytes alone, by the buffer's capacity. */
    private long memoryLimit;
    /** New units are taken while less than this is unsent; 0: always. */
    private long unsentLimit;
    /** Where the unit begins that was written to last, as an offset in the stream. */
    private long lastStart;
    /** Up to where PSH has been set. */
    private long pushed;

    WriteQueue(TcpConnection connection, TcpSender sender, SendVariables snd, int largestUnitSegments) {
        this.connection = connection;
        this.sender = sender;
        this.snd = snd;
        this.buffer = sender.buffer();
        this.writes = sender.writes();
        this.largestUnitSegments = largestUnitSegments;
    }

    void setMemoryLimit(long bytes) {
        memoryLimit = bytes;
    }

    void setUnsentLimit(long bytes) {
        unsentLimit = bytes;
    }

    /**
     * Takes as much as there is room for.
     *
     * @param more whether the application will write more at once: MSG_MORE
     */
    int write(Payload payload, boolean more) {
        sender.writing();
        int length = payload.length();
        int taken = 0;
        while (taken < length) {
            int unit = unitBytes();
            int room = roomInLast(unit);
            boolean pushMoves = false;
            if (room > 0) {
                // PSH is the unit's, and moves to its new end; but before this write it was for the end of another.
                pushMoves = writes.continues(buffer.end()) && taken > 0;
            } else if (mayBegin()) {
                lastStart = buffer.end();
                room = unit;
            } else {
                break;
            }
            int part = Math.min(room, length - taken);
            int written = buffer.write(taken == 0 && part == length ? payload : payload.slice(taken, part));
            taken += written;
            if (pushMoves) {
                writes.endOfWrite(buffer.end());
            }
            if (written < part) {
                break;
            }
            if (written == room && taken < length) {
                unitFilled();
            }
        }
        if (taken > 0 && (!more || isPushDue())) {
            push();
        }
        return taken;
    }

    /** A unit is full, and more is to come: what can leave leaves before that is queued. */
    private void unitFilled() {
        boolean due = isPushDue();
        if (due) {
            push();
        }
        long sent = snd.nxt - snd.iss - 1;
        if (snd.una == snd.iss) {
            return;
        }
        writes.setMoreToCome(true);
        if (due) {
            sender.output(connection.nowPs());
        } else if (lastStart <= sent) {
            sender.pushOne(connection.nowPs());
        }
        writes.setMoreToCome(false);
    }

    private boolean isPushDue() {
        return buffer.end() - pushed > snd.maxWindow >> 1;
    }

    private void push() {
        pushed = buffer.end();
        writes.endOfWrite(pushed);
    }

    private int roomInLast(int unit) {
        long sent = snd.nxt - snd.iss - 1;
        long end = buffer.end();
        if (sent >= end || writes.endsRecord(end)) {
            return 0;
        }
        return (int) Math.max(unit - (end - Math.max(lastStart, sent)), 0);
    }

    private boolean mayBegin() {
        long unsent = sender.unsentBytes();
        return hasMemory() && (unsentLimit == 0 || unsent < unsentLimit);
    }

    private boolean hasMemory() {
        return memoryLimit == 0 ? buffer.free() > 0 : memoryUsed() < memoryLimit;
    }

    private long memoryUsed() {
        long bytes = buffer.end() - buffer.start();
        int unit = unitBytes();
        return bytes + (bytes + unit - 1) / unit * UNIT_OVERHEAD_BYTES;
    }

    /** Whether a place in the stream lies in the unit written last. */
    boolean isInLast(long offset) {
        return offset >= lastStart;
    }

    /** Whether a writer that waits should be told that there is room (__sk_stream_is_writeable of Linux). */
    boolean isWritable() {
        if (unsentLimit > 0 && sender.unsentBytes() << 1 >= unsentLimit) {
            return false;
        }
        return memoryLimit == 0 ? buffer.free() >= Math.max(buffer.capacity() / 3, 1)
                : memoryLimit - memoryUsed() >= memoryUsed() >> 1;
    }

    /** Bytes of a unit: whole segments, not more than half of the peer's largest window (tcp_xmit_size_goal). */
    private int unitBytes() {
        int segment = sender.segmentSize();
        long half = snd.maxWindow > DEFAULT_SEGMENT_BYTES ? snd.maxWindow >> 1 : snd.maxWindow;
        long bound = half > 0 ? Math.min(LARGEST_UNIT_BYTES, half) : LARGEST_UNIT_BYTES;
        return Math.clamp(bound / segment, 1, largestUnitSegments) * segment;
    }
}
