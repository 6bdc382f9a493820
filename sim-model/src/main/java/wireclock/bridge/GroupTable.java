package wireclock.bridge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IgmpGroupMessage;
import wireclock.wire.IgmpGroupRecord;
import wireclock.wire.IgmpMessage;
import wireclock.wire.IgmpQuery;
import wireclock.wire.IgmpReport;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;

/**
 * Behind which ports a multicast group has members, learned by reading what passes (IGMP snooping, RFC 4541): an
 * open-addressing hash table over VLAN and group, and for each the time at which each port's membership ends.
 *
 * <p>A group that nobody has ever reported is flooded, as without snooping; one whose members have all left, or have not
 * been asked for too long, goes to nobody but the routers (RFC 4541, 2.1.2). Routers hear everything: they are kept under
 * the group 0.0.0.0.
 */
public final class GroupTable {
    /** RFC 2236, 8.4: twice the query interval of 125 s, and the response interval of 10 s. */
    private static final long MEMBERSHIP_PS = 260 * SimTime.SECOND;
    /** RFC 2236, 8.8 and 8.9: two specific queries, a second apart; who still listens has answered by then. */
    private static final long LAST_MEMBER_PS = 2 * SimTime.SECOND;
    /** As Linux has it (hash_max). */
    private static final int MOST_GROUPS = 4096;
    private static final int INITIAL_SLOTS = 16;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
    private static final int VLAN_SHIFT = 32;
    /** Keeps the key of the routers' group apart from a free slot. */
    private static final long TAKEN = 1L << 62;
    /** 224.0.0.0/24 is for everybody on the LAN (RFC 4541, 2.1.2). */
    private static final int LOCAL_GROUPS = Ipv4Address.parse("224.0.0.0") >>> 8;

    private final int portCount;
    private final long[] mask;
    private long[] keys = new long[INITIAL_SLOTS];
    private long[][] untilPs = new long[INITIAL_SLOTS][];
    private int size;

    /** A table for a hub with so many ports. */
    public GroupTable(int portCount) {
        this.portCount = portCount;
        mask = new long[portCount / Long.SIZE + 1];
    }

    static boolean has(long[] ports, int port) {
        return (ports[port / Long.SIZE] & 1L << port) != 0;
    }

    /**
     * The ports that a multicast frame is for, a bit each, or null for all of them. What it says about groups is
     * learned. The array is the same every time.
     */
    long @Nullable [] portsFor(EthernetFrame frame, BridgePort in, int vid, long nowPs) {
        if (!(frame.payload() instanceof Ipv4Packet packet)) {
            return null;
        }
        if (packet.payload() instanceof IgmpMessage message) {
            return portsFor(message, packet, in, vid, nowPs);
        }
        int group = packet.destination();
        if (group >>> 8 == LOCAL_GROUPS || !Ipv4Address.isMulticast(group)) {
            return null;
        }
        long[] members = at(key(vid, group));
        if (members == null) {
            return null;
        }
        fill(members, nowPs, false);
        return withRouters(vid, nowPs);
    }

    private long @Nullable [] portsFor(IgmpMessage message, Ipv4Packet packet, BridgePort in, int vid, long nowPs) {
        switch (message) {
            case IgmpQuery query -> {
                // Switches that ask for want of a router have no address (RFC 4541, 2.1.1).
                if (packet.source() != Ipv4Address.ANY) {
                    join(key(vid, Ipv4Address.ANY), in.number(), nowPs);
                }
                return null;
            }
            case IgmpGroupMessage group -> note(vid, group.group(), !group.isLeave(), group.isLeave(), in, nowPs);
            case IgmpReport report -> {
                for (IgmpGroupRecord record : report.records()) {
                    note(vid, record.group(), record.isMember(), record.isLeave(), in, nowPs);
                }
            }
        }
        // Other hosts must not hear a report: they would believe that theirs is not needed (RFC 4541, 2.1.1).
        Arrays.fill(mask, 0);
        return withRouters(vid, nowPs);
    }

    private void note(int vid, int group, boolean joins, boolean leaves, BridgePort in, long nowPs) {
        if (group >>> 8 == LOCAL_GROUPS || !Ipv4Address.isMulticast(group)) {
            return;
        }
        if (joins) {
            join(key(vid, group), in.number(), nowPs);
        } else if (leaves) {
            long[] members = at(key(vid, group));
            if (members != null) {
                members[in.number()] = Math.min(members[in.number()], nowPs + LAST_MEMBER_PS);
            }
        }
    }

    /** Sets the bits of those whose membership has not ended; whether there is any. */
    private boolean fill(long[] members, long nowPs, boolean add) {
        if (!add) {
            Arrays.fill(mask, 0);
        }
        boolean any = false;
        for (int port = 0; port < portCount; port++) {
            if (members[port] > nowPs) {
                mask[port / Long.SIZE] |= 1L << port;
                any = true;
            }
        }
        return any;
    }

    private long[] withRouters(int vid, long nowPs) {
        long[] routers = at(key(vid, Ipv4Address.ANY));
        if (routers != null) {
            fill(routers, nowPs, true);
        }
        return mask;
    }

    /** Forgets what is behind a port. */
    public void forget(BridgePort port) {
        for (long[] members : untilPs) {
            if (members != null) {
                members[port.number()] = 0;
            }
        }
    }

    /** Forgets everything: the topology changes. */
    void clear() {
        keys = new long[INITIAL_SLOTS];
        untilPs = new long[INITIAL_SLOTS][];
        size = 0;
    }

    /** By VLAN, group and port; the group 0 are the ports of routers. */
    public List<GroupEntry> entries(long nowPs) {
        List<GroupEntry> entries = new ArrayList<>();
        for (int slot = 0; slot < keys.length; slot++) {
            for (int port = 0; keys[slot] != 0 && port < portCount; port++) {
                if (untilPs[slot][port] > nowPs) {
                    entries.add(new GroupEntry((int) ((keys[slot] & ~TAKEN) >>> VLAN_SHIFT), (int) keys[slot], port,
                            untilPs[slot][port] - nowPs));
                }
            }
        }
        entries.sort(Comparator.comparingInt(GroupEntry::vlan).thenComparing(GroupEntry::group, Integer::compareUnsigned)
                .thenComparingInt(GroupEntry::port));
        return entries;
    }

    // --- the hash table ----------------------------------------------------------------------------------------------

    private static long key(int vid, int group) {
        return TAKEN | (long) vid << VLAN_SHIFT | Integer.toUnsignedLong(group);
    }

    private int slotOf(long key) {
        int last = keys.length - 1;
        int slot = (int) (key * MULTIPLIER >>> 32) & last;
        while (keys[slot] != key && keys[slot] != 0) {
            slot = slot + 1 & last;
        }
        return slot;
    }

    private long @Nullable [] at(long key) {
        return untilPs[slotOf(key)];
    }

    private void join(long key, int port, long nowPs) {
        int slot = slotOf(key);
        if (keys[slot] == 0) {
            if (size * 2 >= keys.length) {
                rebuild(nowPs);
                slot = slotOf(key);
            }
            if (size >= MOST_GROUPS) {
                return;
            }
            keys[slot] = key;
            untilPs[slot] = new long[portCount];
            size++;
        }
        untilPs[slot][port] = nowPs + MEMBERSHIP_PS;
    }

    /** Files anew the groups that still have members, with room for as many more. */
    private void rebuild(long nowPs) {
        long[] oldKeys = keys;
        long[][] oldUntilPs = untilPs;
        keys = new long[oldKeys.length * 2];
        untilPs = new long[keys.length][];
        size = 0;
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != 0 && fill(oldUntilPs[old], nowPs, false)) {
                int slot = slotOf(oldKeys[old]);
                keys[slot] = oldKeys[old];
                untilPs[slot] = oldUntilPs[old];
                size++;
            }
        }
    }
}
