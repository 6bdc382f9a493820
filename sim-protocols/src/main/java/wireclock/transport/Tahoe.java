package wireclock.transport;

/** Reno without fast recovery: every loss starts slow start from one segment (Jacobson 1988, RFC 2001 before Reno). */
public final class Tahoe extends Reno {
    @Override
    public boolean hasFastRecovery() {
        return false;
    }
}
