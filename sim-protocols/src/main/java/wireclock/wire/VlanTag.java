package wireclock.wire;

/** The tag control information of IEEE 802.1Q (9.6): priority (802.1p), drop eligibility and VLAN identifier. */
public final class VlanTag {
    /** Bytes that a tag adds to a frame: tag protocol identifier and control information. */
    public static final int BYTES = 4;
    public static final int MIN_VID = 1;
    /** 4095 is reserved. */
    public static final int MAX_VID = 4094;

    private static final int VID_BITS = 0xFFF;
    private static final int PRIORITY_SHIFT = 13;

    private VlanTag() {}

    /** Control information of a frame that is not drop eligible. */
    public static int of(int vid, int priority) {
        return priority << PRIORITY_SHIFT | vid;
    }

    /** The VLAN, or 0 in a tag that only carries a priority. */
    public static int vid(int tag) {
        return tag & VID_BITS;
    }

    /** From 0 to 7. */
    public static int priority(int tag) {
        return tag >>> PRIORITY_SHIFT;
    }

    /** The same priority and drop eligibility in another VLAN. */
    public static int withVid(int tag, int vid) {
        return tag & ~VID_BITS | vid;
    }
}
