package wireclock.tcp;

import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/** The timestamps of one connection (RFC 7323 §3 to §5), in milliseconds as Linux counts them. */
final class Timestamps {
    /** What they take of a segment: ten bytes and two NOPs. */
    static final int OPTION_BYTES = 12;

    /**
     * A host was switched on at some other time than the run began, so its ticks are not in step with what happens at
     * round times: half a tick is the mean.
     */
    private static final long PHASE_PS = SimTime.MILLISECOND / 2;

    private final Scheduler scheduler;
    /** Added to the clock, so that connections do not reveal the time (§5.4). */
    private final int offset;
    private final int signatureBytes;
    private boolean enabled;
    /** TS.Recent: what is echoed. */
    private int recent;
    /** RCV.NXT as of the last acknowledgement sent: Last.ACK.sent (§4.3). */
    private long lastAckSent;
    /** The segment taken last had a newer timestamp than all before. */
    private boolean moved;

    /**
     * @param signed whether segments are signed: then there is no room for timestamps (Linux)
     */
    Timestamps(Scheduler scheduler, int offset, boolean offered, boolean signed) {
        this.scheduler = scheduler;
        this.offset = offset;
        this.enabled = offered && !signed;
        this.signatureBytes = signed ? TcpOptions.SIGNATURE_BYTES : 0;
    }

    /** The peer's SYN: timestamps are used if both have offered them. */
    void negotiate(TcpOptions ofPeer) {
        enabled &= ofPeer.hasTimestamps();
        recent = ofPeer.timestampValue();
    }

    boolean enabled() {
        return enabled;
    }

    /** TSval of a segment that leaves now. */
    int value() {
        return (int) ((scheduler.nowPs() + PHASE_PS) / SimTime.MILLISECOND) + offset;
    }

    /** TSecr of a segment that leaves now. */
    int echo() {
        return recent;
    }

    /** What options take of every segment: the timestamps, or a signature. */
    int optionBytes() {
        return enabled ? OPTION_BYTES : signatureBytes;
    }

    void acknowledged(long rcvNxt) {
        lastAckSent = rcvNxt;
    }

    /** PAWS (§5.3): whether the segment is older than what has been seen already. */
    boolean isOld(TcpSegment segment) {
        return enabled && segment.options().hasTimestamps() && segment.options().timestampValue() - recent < 0;
    }

    /** Whether the segment is certainly younger than what has been seen. */
    boolean isNewer(TcpSegment segment) {
        return enabled && segment.options().hasTimestamps() && segment.options().timestampValue() - recent > 0;
    }

    /** Whether the segment may take the short path: it has a timestamp, and not an old one. */
    boolean isOrdinary(TcpSegment segment) {
        return !enabled
                || (segment.options().hasTimestamps() && segment.options().timestampValue() - recent >= 0);
    }

    /** Updates TS.Recent from an acceptable segment (§4.3, rule 2). */
    void take(TcpSegment segment, long sequence) {
        moved = false;
        if (enabled && sequence <= lastAckSent && segment.options().hasTimestamps()) {
            int value = segment.options().timestampValue();
            if (value - recent >= 0) {
                moved = value != recent;
                recent = value;
            }
        }
    }

    /** Whether the segment taken last had a newer timestamp than all before. */
    boolean hasMoved() {
        return moved;
    }

    /** Whether the segment tells when the one that it answers was sent. */
    boolean hasEcho(TcpSegment segment) {
        return enabled && segment.options().hasTimestamps();
    }

    /** How long ago the segment that this one answers was sent, in picoseconds; at least a tick. */
    long elapsedSinceEchoPs(TcpSegment segment) {
        int ticks = value() - segment.options().timestampEcho();
        return (long) Math.max(ticks, 1) * SimTime.MILLISECOND;
    }
}
