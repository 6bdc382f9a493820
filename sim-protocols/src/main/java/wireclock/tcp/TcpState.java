package wireclock.tcp;

/**
 * The eleven states of RFC 9293 §3.3.2.
 *
 * <pre>
 *  CLOSED ── passive open ─→ LISTEN ── SYN ─→ SYN_RECEIVED ── ACK of SYN ─→ ESTABLISHED
 *  CLOSED ── active open ──→ SYN_SENT ── SYN+ACK ─→ ESTABLISHED      (SYN alone ─→ SYN_RECEIVED)
 *  ESTABLISHED ── close ──→ FIN_WAIT_1 ── ACK of FIN ─→ FIN_WAIT_2 ── FIN ─→ TIME_WAIT ── 2 MSL ─→ CLOSED
 *                           FIN_WAIT_1 ── FIN ─→ CLOSING ── ACK of FIN ─→ TIME_WAIT
 *  ESTABLISHED ── FIN ────→ CLOSE_WAIT ── close ─→ LAST_ACK ── ACK of FIN ─→ CLOSED
 * </pre>
 */
public enum TcpState {
    CLOSED,
    LISTEN,
    SYN_SENT,
    SYN_RECEIVED,
    ESTABLISHED,
    FIN_WAIT_1,
    FIN_WAIT_2,
    CLOSE_WAIT,
    CLOSING,
    LAST_ACK,
    TIME_WAIT;

    /** Both ends have agreed on sequence numbers, now or in the past. */
    public boolean isSynchronized() {
        return ordinal() >= ESTABLISHED.ordinal();
    }

    /** At least one direction is still open: an abort must tell the peer (RFC 9293 §3.10.5). */
    public boolean isOpen() {
        return mayReceive() || this == CLOSE_WAIT;
    }

    /** The application may still write. */
    public boolean maySend() {
        return this == ESTABLISHED || this == CLOSE_WAIT;
    }

    /** The peer may still send data. */
    public boolean mayReceive() {
        return this == ESTABLISHED || this == FIN_WAIT_1 || this == FIN_WAIT_2;
    }
}
