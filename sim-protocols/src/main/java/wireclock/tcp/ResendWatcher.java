package wireclock.tcp;

import wireclock.wire.TcpSegment;

/** Is told of every segment that a host sends again, just before it leaves. */
public interface ResendWatcher {
    /**
     * A segment is about to leave once more.
     *
     * @param segment the very object that leaves
     */
    void resent(TcpSegment segment, ResendCause cause);
}
