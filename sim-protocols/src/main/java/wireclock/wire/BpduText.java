package wireclock.wire;

import java.util.Locale;

/** Bridge protocol data units in the words of tcpdump. */
final class BpduText {
    private BpduText() {}

    static String of(Bpdu bpdu) {
        return switch (bpdu) {
            case TopologyChangeBpdu notification -> "STP 802.1d, Topology Change, length 4";
            case ConfigurationBpdu configuration -> of(configuration);
        };
    }

    private static String of(ConfigurationBpdu bpdu) {
        String change = bpdu.topologyChange() ? "Topology change" : "none";
        String flags = bpdu.topologyChangeAcknowledgment()
                ? (bpdu.topologyChange() ? change + ", " : "") + "Topology change ACK" : change;
        return "STP 802.1d, Config, Flags [" + flags + "], bridge-id " + bridge(bpdu.bridgeId()) + "."
                + Integer.toHexString(0x1_0000 | bpdu.portId()).substring(1) + ", root-id " + bridge(bpdu.rootId())
                + ", root-pathcost " + Integer.toUnsignedString(bpdu.rootPathCost()) + ", length 35";
    }

    /** For example {@code 8000.02:01:00:00:00:01}. */
    private static String bridge(long id) {
        return String.format(Locale.ROOT, "%04x.%s", id >>> 48, MacAddress.format(id & MacAddress.BROADCAST));
    }
}
