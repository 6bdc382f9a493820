package wireclock.transport;

/** Reno without fast recovery: every loss starts slow start from one segment (Jacobson 1988, RFC 2001 before Reno). */
public final class Tahoe extends Reno {
    /** As it was then: an ACK opens the window once, however much it acknowledges. */
    @Override
    public void onAck(CongestionWindow window, int segments, long nowPs) {
        super.onAck(window, 1, nowPs);
    }

    @Override
    public boolean hasFastRecovery() {
        return false;
    }
}
