package wireclock.wire;

import org.jspecify.annotations.Nullable;

/**
 * Bridge protocol data units to and from bytes (IEEE 802.1D-1998, clause 9), LLC header included.
 *
 * <p>Only what this version of the protocol says is understood: another version, another type or another length is some
 * other protocol's business, and stays bytes.
 */
final class BpduCodec {
    /** DSAP and SSAP of the spanning tree protocol. */
    private static final int SPANNING_TREE_SAPS = 0x4242;
    private static final int UNNUMBERED_INFORMATION = 0x03;
    private static final int CONFIGURATION = 0x00;
    private static final int TOPOLOGY_CHANGE_NOTIFICATION = 0x80;
    private static final int TOPOLOGY_CHANGE = 0x01;
    private static final int TOPOLOGY_CHANGE_ACKNOWLEDGMENT = 0x80;

    private BpduCodec() {}

    static void write(Bpdu bpdu, byte[] bytes, int at) {
        NetworkOrder.put16(bytes, at, SPANNING_TREE_SAPS);
        NetworkOrder.put8(bytes, at + 2, UNNUMBERED_INFORMATION);
        // Protocol identifier and version are zero.
        switch (bpdu) {
            case TopologyChangeBpdu notification -> NetworkOrder.put8(bytes, at + 6, TOPOLOGY_CHANGE_NOTIFICATION);
            case ConfigurationBpdu configuration -> write(configuration, bytes, at + 6);
        }
    }

    private static void write(ConfigurationBpdu bpdu, byte[] bytes, int at) {
        NetworkOrder.put8(bytes, at, CONFIGURATION);
        NetworkOrder.put8(bytes, at + 1, (bpdu.topologyChange() ? TOPOLOGY_CHANGE : 0)
                | (bpdu.topologyChangeAcknowledgment() ? TOPOLOGY_CHANGE_ACKNOWLEDGMENT : 0));
        NetworkOrder.put64(bytes, at + 2, bpdu.rootId());
        NetworkOrder.put32(bytes, at + 10, bpdu.rootPathCost());
        NetworkOrder.put64(bytes, at + 14, bpdu.bridgeId());
        NetworkOrder.put16(bytes, at + 22, bpdu.portId());
        NetworkOrder.put16(bytes, at + 24, bpdu.messageAge());
        NetworkOrder.put16(bytes, at + 26, bpdu.maxAge());
        NetworkOrder.put16(bytes, at + 28, bpdu.helloTime());
        NetworkOrder.put16(bytes, at + 30, bpdu.forwardDelay());
    }

    /** Reads an IEEE 802.3 payload, its padding taken off; null if it is none of ours. */
    static @Nullable Bpdu read(byte[] bytes, int start, int length) {
        boolean ours = length >= TopologyChangeBpdu.LENGTH
                && NetworkOrder.get16(bytes, start) == SPANNING_TREE_SAPS
                && NetworkOrder.get8(bytes, start + 2) == UNNUMBERED_INFORMATION
                && NetworkOrder.get16(bytes, start + 3) == 0
                && NetworkOrder.get8(bytes, start + 5) == 0;
        if (!ours) {
            return null;
        }
        int type = NetworkOrder.get8(bytes, start + 6);
        if (type == TOPOLOGY_CHANGE_NOTIFICATION && length == TopologyChangeBpdu.LENGTH) {
            return new TopologyChangeBpdu();
        }
        return type == CONFIGURATION && length == ConfigurationBpdu.LENGTH ? readConfiguration(bytes, start + 6) : null;
    }

    private static ConfigurationBpdu readConfiguration(byte[] bytes, int at) {
        int flags = NetworkOrder.get8(bytes, at + 1);
        return new ConfigurationBpdu((flags & TOPOLOGY_CHANGE) != 0, (flags & TOPOLOGY_CHANGE_ACKNOWLEDGMENT) != 0,
                NetworkOrder.get64(bytes, at + 2), NetworkOrder.get32(bytes, at + 10),
                NetworkOrder.get64(bytes, at + 14), NetworkOrder.get16(bytes, at + 22),
                NetworkOrder.get16(bytes, at + 24), NetworkOrder.get16(bytes, at + 26),
                NetworkOrder.get16(bytes, at + 28), NetworkOrder.get16(bytes, at + 30));
    }
}
