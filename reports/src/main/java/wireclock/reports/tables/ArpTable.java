package wireclock.reports.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import wireclock.arp.ArpEntry;
import wireclock.arp.NeighborState;
import wireclock.device.IpNode;
import wireclock.ip.NetworkInterface;
import wireclock.wire.Ipv4Address;
import wireclock.wire.MacAddress;

/** Which MAC address stands for which neighbour: {@code arp -a}. */
final class ArpTable implements TableKind<ArpTable.Row> {
    /** An entry, its interface and the instant. */
    record Row(ArpEntry entry, String interfaceName, long nowPs) {}

    @Override
    public String name() {
        return "arp";
    }

    @Override
    public String title() {
        return "ARP cache (arp -a, ip neighbour)";
    }

    @Override
    public String meaning() {
        return "Which MAC address stands for which neighbour of hosts and routers.";
    }

    @Override
    public List<TableColumn<Row>> columns() {
        return List.of(
                TableColumn.text("address", "Address", "The neighbour's IP address.",
                        row -> Ipv4Address.format(row.entry.address())),
                TableColumn.text("mac", "HWaddress", "Its MAC address; empty while unknown.",
                        row -> row.entry.state().isValid() ? MacAddress.format(row.entry.macAddress()) : null),
                TableColumn.text("state", "State", "As `ip neighbour` says it.",
                        row -> row.entry.state().name().toLowerCase(Locale.ROOT)),
                TableColumn.seconds("trusted_s", "Trusted s", "How much longer a reachable one is trusted.",
                        row -> row.entry.state() == NeighborState.REACHABLE
                                ? Long.valueOf(row.entry.expiresPs() - row.nowPs) : null),
                TableColumn.figure("waiting", "Waiting", "Packets that wait for the answer.",
                        row -> (long) row.entry.parked()),
                TableColumn.text("interface", "Iface", "Where the neighbour is.", Row::interfaceName));
    }

    @Override
    public @Nullable List<Row> rows(Device device) {
        if (!(device.node() instanceof IpNode node)) {
            return null;
        }
        List<Row> rows = new ArrayList<>();
        for (NetworkInterface each : node.ip().interfaces()) {
            each.arp().entries().forEach(entry -> rows.add(new Row(entry, each.name(), device.nowPs())));
        }
        return rows;
    }
}
