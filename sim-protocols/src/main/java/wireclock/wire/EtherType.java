package wireclock.wire;

/** Values of the EtherType field (IEEE 802 numbers). */
public final class EtherType {
    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    /** The tag protocol identifier of a customer VLAN tag (IEEE 802.1Q, table 9-1). */
    public static final int VLAN = 0x8100;

    private EtherType() {}
}
