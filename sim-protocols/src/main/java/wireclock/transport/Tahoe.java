package wireclock.transport;

/**
 * Tahoe (Jacobson 1988): every loss, however it shows, sends the window back to one segment and into slow start. Kept
 * for teaching what fast recovery is good for.
 */
public final class Tahoe implements CongestionControl {
    private final Reno reno;

    public Tahoe(int initialWindow) {
        this.reno = new Reno(initialWindow);
    }

    @Override
    public int window() {
        return reno.window();
    }

    @Override
    public int slowStartThreshold() {
        return reno.slowStartThreshold();
    }

    @Override
    public void onAck(int segments, long nowPs, long rttPs) {
        reno.onAck(segments, nowPs, rttPs);
    }

    @Override
    public void onCongestion(long nowPs, int inFlight) {
        reno.onTimeout(nowPs, inFlight, true);
    }

    @Override
    public void onRecovered(long nowPs) {
        // Nothing to restore: there was no recovery.
    }

    @Override
    public void onTimeout(long nowPs, int inFlight, boolean first) {
        reno.onTimeout(nowPs, inFlight, first);
    }

    @Override
    public void onIdleRestart(int initialWindow) {
        reno.onIdleRestart(initialWindow);
    }

    @Override
    public boolean hasFastRecovery() {
        return false;
    }
}
