package wireclock.bridge;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.wire.Bpdu;
import wireclock.wire.EthernetFrame;
import wireclock.wire.MacAddress;
import wireclock.wire.VlanTag;

/**
 * The MAC relay entity of a transparent bridge (IEEE 802.1Q, 8.6): learns from source addresses where stations are, and
 * sends each frame on to the port of its destination, or to all others while that is unknown. Frames are passed on as
 * they are, by reference, but for their tags.
 */
public final class Relay {
    /**
     * 01-80-C2-00-00-00 to -0F, without the last four bits: for the neighbouring bridge only (IEEE 802.1Q, table
     * 8-1).
     */
    private static final long RESERVED_GROUPS = 0x0180_C200_0000L >>> 4;

    private final Scheduler scheduler;
    private final BridgeStats stats;
    private final MacTable table;
    private final boolean vlanAware;
    private final long agingPs;
    private @Nullable SpanningTree spanningTree;
    private @Nullable GroupTable groups;
    private BridgePort[] ports = {};

    /**
     * @param agingPs how long a station that is silent is remembered, in picoseconds
     * @param tableLimit how many stations are remembered
     * @param vlanAware whether frames belong to VLANs; otherwise tags are not looked at
     */
    public Relay(Scheduler scheduler, BridgeStats stats, long agingPs, int tableLimit, Overflow overflow,
            boolean vlanAware) {
        this.scheduler = scheduler;
        this.stats = stats;
        this.agingPs = agingPs;
        this.vlanAware = vlanAware;
        table = new MacTable(agingPs, tableLimit, overflow, stats);
    }

    /** Adds a port, whose number must be the next. */
    public void add(BridgePort port) {
        ports = Arrays.copyOf(ports, ports.length + 1);
        ports[ports.length - 1] = port;
    }

    /** Names who gets the BPDUs. */
    public void setSpanningTree(SpanningTree tree) {
        spanningTree = tree;
    }

    /** Names who knows the members of multicast groups. */
    public void setGroups(GroupTable table) {
        groups = table;
    }

    /** Ports in the order of their numbers. */
    public List<BridgePort> ports() {
        return List.of(ports);
    }

    /** The stations heard within the aging time, by VLAN, in the order of their addresses. */
    public List<MacTableEntry> macTable() {
        return table.entries(scheduler.nowPs());
    }

    /** Forgets the stations and the members of groups on a port. */
    public void forget(BridgePort port) {
        table.forget(port.number());
        if (groups != null) {
            groups.forget(port);
        }
    }

    /** Forgets all that has been learned. */
    public void clear() {
        table.setAgingPs(agingPs, scheduler.nowPs());
        table.clear();
        if (groups != null) {
            groups.clear();
        }
    }

    /** Forgets stations after a time of silence that is not longer than the usual one, and members of groups at once. */
    void shortenAging(long shorterPs) {
        if (groups != null) {
            groups.clear();
        }
        table.setAgingPs(Math.min(agingPs, shorterPs), scheduler.nowPs());
    }

    void restoreAging() {
        table.setAgingPs(agingPs, scheduler.nowPs());
    }

    /** Takes a frame that has arrived at a port. */
    public void receive(EthernetFrame frame, BridgePort in) {
        long source = frame.source();
        long destination = frame.destination();
        if (MacAddress.isGroup(source) || source == 0 || destination >>> 4 == RESERVED_GROUPS) {
            takeOrDiscard(frame, in);
            return;
        }
        if (!in.isLearning()) {
            stats.blocked++;
            return;
        }
        int vid = 0;
        if (vlanAware) {
            vid = in.vlans().vlanOf(frame);
            if (vid == PortVlans.NONE) {
                stats.vlanFiltered++;
                return;
            }
        }
        long vlanKey = (long) vid << MacTable.VLAN_SHIFT;
        long nowPs = scheduler.nowPs();
        table.learn(vlanKey | source, in.number(), nowPs);
        if (!in.isForwarding()) {
            stats.blocked++;
            return;
        }
        if (MacAddress.isGroup(destination)) {
            relayToGroup(frame, in, vid);
            return;
        }
        int port = table.portOf(vlanKey | destination, nowPs);
        if (port == MacTable.UNKNOWN) {
            flood(frame, in, vid);
        } else if (port == in.number()) {
            stats.filtered++;
        } else {
            forward(frame, ports[port], vid);
        }
    }

    private void takeOrDiscard(EthernetFrame frame, BridgePort in) {
        if (spanningTree != null && frame.destination() == Bpdu.BRIDGE_GROUP_ADDRESS
                && frame.payload() instanceof Bpdu bpdu && in.state() != PortState.DISABLED) {
            stats.bpdusReceived++;
            spanningTree.receive(bpdu, in);
        } else {
            stats.discarded++;
        }
    }

    private void relayToGroup(EthernetFrame frame, BridgePort in, int vid) {
        long[] members = groups == null ? null : groups.portsFor(frame, in, vid, scheduler.nowPs());
        if (members == null) {
            flood(frame, in, vid);
            return;
        }
        stats.snooped++;
        spread(frame, in, vid, members);
    }

    private void forward(EthernetFrame frame, BridgePort out, int vid) {
        if (!out.isForwarding()) {
            stats.blocked++;
            return;
        }
        EthernetFrame sent = frame;
        if (vlanAware) {
            if (out.vlans().sendsUntagged(vid)) {
                sent = untagged(frame);
            } else if (out.vlans().sendsTagged(vid)) {
                sent = tagged(frame, vid);
            } else {
                stats.vlanFiltered++;
                return;
            }
        }
        stats.forwarded++;
        out.send(sent);
    }

    private void flood(EthernetFrame frame, BridgePort in, int vid) {
        stats.flooded++;
        if (vlanAware) {
            spread(frame, in, vid, null);
            return;
        }
        for (BridgePort port : ports) {
            if (port != in && port.isForwarding()) {
                port.send(frame);
            }
        }
    }

    /**
     * Sends to several ports; a tag is put on, or taken off, once for all of them.
     *
     * @param members a bit for each port that may get the frame, or null for all of the VLAN
     */
    private void spread(EthernetFrame frame, BridgePort in, int vid, long @Nullable [] members) {
        EthernetFrame untagged = null;
        EthernetFrame tagged = null;
        for (BridgePort port : ports) {
            if (port == in || !port.isForwarding() || members != null && !GroupTable.has(members, port.number())) {
                continue;
            }
            if (!vlanAware) {
                port.send(frame);
            } else if (port.vlans().sendsUntagged(vid)) {
                untagged = untagged == null ? untagged(frame) : untagged;
                port.send(untagged);
            } else if (port.vlans().sendsTagged(vid)) {
                tagged = tagged == null ? tagged(frame, vid) : tagged;
                port.send(tagged);
            }
        }
    }

    private static EthernetFrame untagged(EthernetFrame frame) {
        return frame.isTagged() ? frame.withoutTag() : frame;
    }

    /** The priority that a tag brought along stays with the frame (IEEE 802.1Q, 6.9.4). */
    private static EthernetFrame tagged(EthernetFrame frame, int vid) {
        if (!frame.isTagged()) {
            return frame.withTag(VlanTag.of(vid, 0));
        }
        return VlanTag.vid(frame.tag()) == vid ? frame : frame.withTag(VlanTag.withVid(frame.tag(), vid));
    }
}
