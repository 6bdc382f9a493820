package wireclock.bridge;

import java.util.BitSet;
import wireclock.wire.EthernetFrame;
import wireclock.wire.VlanTag;

/**
 * Which VLANs a port is in, and whose frames have no tag there (IEEE 802.1Q, 8.6): an access port, on which no frame is
 * tagged, or a trunk.
 */
public final class PortVlans {
    /** No VLAN at all. */
    public static final int NONE = 0;
    /** As a switching hub comes out of its box (table 9-2: default PVID). */
    public static final PortVlans DEFAULT = access(1);

    private final int untagged;
    private final BitSet tagged;

    private PortVlans(int untagged, BitSet tagged) {
        this.untagged = untagged;
        this.tagged = tagged;
    }

    /** For stations that know nothing of VLANs: what they send belongs to this one. */
    public static PortVlans access(int vid) {
        return new PortVlans(vid, new BitSet());
    }

    /**
     * For another bridge, or a router that knows tags.
     *
     * @param vids whose frames are tagged, but for the native one
     * @param nativeVid whose frames are not, or {@link #NONE}: then frames without a tag are not let in
     */
    public static PortVlans trunk(Iterable<Integer> vids, int nativeVid) {
        BitSet tagged = new BitSet();
        vids.forEach(tagged::set);
        tagged.clear(nativeVid);
        return new PortVlans(nativeVid, tagged);
    }

    /** The VLAN of a frame that arrives, or {@link #NONE} if the port does not let it in (802.1Q, 6.9 and 8.6.2). */
    int vlanOf(EthernetFrame frame) {
        int vid = frame.isTagged() ? VlanTag.vid(frame.tag()) : NONE;
        // A tag without a VLAN only has a priority.
        if (vid == NONE) {
            return untagged;
        }
        return tagged.get(vid) || isTrunk() && vid == untagged ? vid : NONE;
    }

    boolean sendsUntagged(int vid) {
        return vid == untagged;
    }

    boolean sendsTagged(int vid) {
        return tagged.get(vid);
    }

    private boolean isTrunk() {
        return !tagged.isEmpty();
    }

    /** The VLAN whose frames have no tag, or {@link #NONE}. */
    public int untagged() {
        return untagged;
    }

    /** The VLANs whose frames are tagged, in order. */
    public int[] tagged() {
        return tagged.stream().toArray();
    }

    /** The VLAN that a frame with this tag belongs to, or without one if it is {@link #NONE}; {@link #NONE} if not sent. */
    public int vlanSentAs(int tag) {
        return tag == NONE ? untagged : tagged.get(tag) ? tag : NONE;
    }
}
