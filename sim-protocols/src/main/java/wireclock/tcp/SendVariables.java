package wireclock.tcp;

/** The SND variables of a connection (RFC 9293 §3.3.1), and what the handshake settled of the sending direction. */
final class SendVariables {
    final long iss;
    /** SND.UNA: everything before it has been acknowledged. */
    long una;
    /** SND.NXT: what is sent next for the first time. */
    long nxt;
    /** SND.WND: the window that the peer grants, in bytes from SND.UNA. */
    long wnd;
    /** MAX.SND.WND: the largest window granted so far. */
    long maxWindow;
    /** SND.WL1: SEG.SEQ of the last window update. */
    long wl1;
    int windowShift;
    boolean sackPermitted;
    /** Segments that are known to have arrived; begins at one, so that 0 means none. */
    int delivered = 1;

    SendVariables(long iss) {
        this.iss = iss;
        this.una = iss;
        this.nxt = iss;
    }
}
