package wireclock.ethernet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wireclock.wire.EthernetFrame;
import wireclock.wire.VlanTag;

/**
 * The VLANs of one adapter (IEEE 802.1Q), each as an adapter of its own: what it sends gets a tag, and what arrives with
 * that tag is its.
 */
public final class VlanInterfaces {
    private final Nic nic;
    private final List<Nic> parts = new ArrayList<>();
    private int[] vids = {};

    /** Divides an adapter. */
    public VlanInterfaces(Nic nic) {
        this.nic = nic;
        nic.setVlans(this);
    }

    void setLinkUp(boolean up) {
        parts.forEach(part -> part.setLinkUp(up));
    }

    /**
     * Adds a VLAN. Its adapter has the same MAC address, as in Linux.
     *
     * @param name for tables, for example {@code r1:eth0.10}
     */
    public Nic add(String name, int vid) {
        Nic part = new Nic(name, nic.macAddress());
        int tag = VlanTag.of(vid, 0);
        part.attach(frame -> nic.transmit(frame.withTag(tag)));
        part.setLinkUp(nic.isLinkUp());
        parts.add(part);
        vids = Arrays.copyOf(vids, vids.length + 1);
        vids[vids.length - 1] = vid;
        return part;
    }

    /** Gives a tagged frame to its VLAN; whether there is one. */
    boolean receive(EthernetFrame frame) {
        int vid = VlanTag.vid(frame.tag());
        for (int i = 0; i < vids.length; i++) {
            if (vids[i] == vid) {
                parts.get(i).receive(frame.withoutTag());
                return true;
            }
        }
        return false;
    }
}
