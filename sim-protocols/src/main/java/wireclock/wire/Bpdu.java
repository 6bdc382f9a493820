package wireclock.wire;

/**
 * A bridge protocol data unit (IEEE 802.1D-1998, clause 9): what bridges say to each other about the spanning tree, in
 * an IEEE 802.3 frame with the LLC header 42-42-03 (IEEE 802.2), from port to port and never relayed.
 */
public sealed interface Bpdu extends FramePayload permits ConfigurationBpdu, TopologyChangeBpdu {
    /** 01-80-C2-00-00-00: all bridges of a LAN (table 7-9). */
    long BRIDGE_GROUP_ADDRESS = 0x0180_C200_0000L;
    /** Destination and source access point 0x42, and a control field for unnumbered information. */
    int LLC_BYTES = 3;
}
