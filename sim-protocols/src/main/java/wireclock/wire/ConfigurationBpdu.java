package wireclock.wire;

/**
 * A configuration BPDU (IEEE 802.1D-1998, 9.3.1): who its sender believes to be the root, and how far away it is.
 *
 * @param topologyChange whether addresses are to be forgotten sooner
 * @param topologyChangeAcknowledgment whether a notification on this LAN has been heard
 * @param rootId priority in the upper 16 bits, MAC address in the lower 48; compared without sign
 * @param rootPathCost from the sender to the root, 32 bits without sign
 * @param bridgeId of the sender
 * @param portId of the sender's port: priority in the upper 8 of 16 bits
 * @param messageAge since the root said so, in 1/256 s, as all times here; 16 bits
 * @param maxAge at which this is to be forgotten
 * @param helloTime between two of the root's messages
 * @param forwardDelay for which a port listens, and then learns
 */
public record ConfigurationBpdu(boolean topologyChange, boolean topologyChangeAcknowledgment, long rootId,
        int rootPathCost, long bridgeId, int portId, int messageAge, int maxAge, int helloTime, int forwardDelay)
        implements Bpdu {
    /** Of the BPDU with its LLC header. */
    public static final int LENGTH = LLC_BYTES + 35;

    @Override
    public int length() {
        return LENGTH;
    }
}
