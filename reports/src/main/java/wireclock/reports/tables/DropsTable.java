package wireclock.reports.tables;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.arp.ArpStats;
import wireclock.device.IpNode;
import wireclock.device.Switch;
import wireclock.ethernet.Nic;
import wireclock.ip.IpDropReason;
import wireclock.ip.NetworkInterface;
import wireclock.link.LinkDirection;

/** What a device and the links that it sends into have thrown away, and why. */
final class DropsTable implements TableKind<DropsTable.Row> {
    /**
     * A reason.
     *
     * @param interfaceName or null where the device as a whole counts
     */
    record Row(String layer, @Nullable String interfaceName, String reason, long packets) {}

    @Override
    public String name() {
        return "drops";
    }

    @Override
    public String title() {
        return "Drops by reason";
    }

    @Override
    public String meaning() {
        return "What devices and the links that they send into have thrown away, and why. Reasons that never "
                + "came up have no row.";
    }

    @Override
    public List<TableColumn<Row>> columns() {
        return List.of(
                TableColumn.text("layer", "Layer", "Who threw it away: link, adapter, switch, arp, ip or udp.",
                        Row::layer),
                TableColumn.text("interface", "Iface", "At which interface, where that is known.", Row::interfaceName),
                TableColumn.text("reason", "Reason", "Why.", Row::reason),
                TableColumn.figure("packets", "Packets", "How many.", Row::packets));
    }

    @Override
    public List<Row> rows(Device device) {
        List<Row> rows = new ArrayList<>();
        for (Nic nic : device.node().nics()) {
            adapter(nic, device.cable(nic), rows);
        }
        if (device.node() instanceof Switch hub) {
            add(rows, "switch", null, "no bridge passes it on", hub.stats().discarded);
            add(rows, "switch", null, "port does not forward", hub.stats().blocked);
            add(rows, "switch", null, "port is not in the VLAN", hub.stats().vlanFiltered);
        }
        if (device.node() instanceof IpNode node) {
            node.ip().interfaces().forEach(each -> arp(each, rows));
            for (IpDropReason reason : IpDropReason.values()) {
                add(rows, "ip", null, reason.text(), node.ip().stats().dropped(reason));
            }
            add(rows, "udp", null, "nobody listens at the port", node.udp().stats().noPorts);
        }
        return rows;
    }

    private static void adapter(Nic nic, @Nullable LinkDirection cable, List<Row> rows) {
        String name = Device.shortName(nic);
        if (cable != null) {
            add(rows, "link", name, "queue full", cable.stats().queueDrops);
            add(rows, "link", name, "longer than the MTU", cable.stats().tooLong);
            add(rows, "link", name, "lost on the line", cable.framesLost());
        }
        add(rows, "adapter", name, "no link", nic.stats().noCarrier);
    }

    private static void arp(NetworkInterface each, List<Row> rows) {
        ArpStats stats = each.arp().stats();
        add(rows, "arp", each.name(), "too many wait for an answer", stats.parkedOverflowed);
        add(rows, "arp", each.name(), "neighbour forgotten while it waited", stats.parkedForgotten);
        add(rows, "arp", each.name(), "claims this interface's own address", stats.addressConflicts);
        add(rows, "arp", each.name(), "contradicts an answer of the last second", stats.overruled);
        add(rows, "arp", each.name(), "malformed", stats.malformed);
        add(rows, "adapter", each.name(), "frame of unknown type", each.framesOfUnknownType());
    }

    private static void add(List<Row> rows, String layer, @Nullable String interfaceName, String reason, long packets) {
        if (packets > 0) {
            rows.add(new Row(layer, interfaceName, reason, packets));
        }
    }
}
