package wireclock.tcp;

/** What keeps a sender from sending more at an instant. */
public enum SendLimit {
    /** The connection is not established yet. */
    HANDSHAKE,
    /** The retransmission timer has expired, and what was outstanding then is being repaired. */
    TIMEOUT,
    /** Fast recovery. */
    RECOVERY,
    /** The peer's window does not take the next segment. */
    RECEIVE_WINDOW,
    /** The congestion window is full, or a paced sender waits for the time of its next burst. */
    CONGESTION_WINDOW,
    /** Everything written has been sent, and there is no room to write more until some of it is acknowledged. */
    SEND_BUFFER,
    /** There is nothing to send; or little, and Nagle's algorithm holds it back. */
    APPLICATION
}
