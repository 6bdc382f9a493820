package wireclock.wire;

/** A topology change notification (IEEE 802.1D-1998, 9.3.2), sent towards the root. It says nothing else. */
public record TopologyChangeBpdu() implements Bpdu {
    /** Of the BPDU with its LLC header. */
    public static final int LENGTH = LLC_BYTES + 4;

    @Override
    public int length() {
        return LENGTH;
    }
}
