package wireclock.reports.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import wireclock.device.IpNode;
import wireclock.ethernet.Nic;
import wireclock.ip.NetworkInterface;
import wireclock.link.LinkDirection;
import wireclock.wire.Ipv4Address;
import wireclock.wire.MacAddress;

/** The adapters of a device and what went through them: {@code ip -s link}, {@code netstat -i}. */
final class InterfacesTable implements TableKind<InterfacesTable.Row> {
    /** An adapter, what the network layer makes of it, and the link that it sends into. */
    record Row(Nic nic, @Nullable NetworkInterface ip, @Nullable LinkDirection cable) {
        /** Frames that were handed to the adapter and never got onto the line. */
        long sendDrops() {
            long atLink = cable == null ? 0 : cable.stats().queueDrops + cable.stats().tooLong;
            return nic.stats().noCarrier + atLink;
        }
    }

    @Override
    public String name() {
        return "interfaces";
    }

    @Override
    public String title() {
        return "Interfaces (ip -s link, netstat -i)";
    }

    @Override
    public String meaning() {
        return "The adapters of every device and what went through them.";
    }

    @Override
    public List<TableColumn<Row>> columns() {
        return List.of(
                TableColumn.text("interface", "Iface", "The adapter.", row -> Device.shortName(row.nic)),
                TableColumn.text("state", "State", "Whether its link is up.",
                        row -> row.nic.isLinkUp() ? "up" : "down"),
                TableColumn.text("mac", "HWaddress", "Its MAC address.",
                        row -> MacAddress.format(row.nic.macAddress())),
                TableColumn.text("address", "Address", "Its IP address; empty on switching hubs.", row -> row.ip == null
                        ? null : Ipv4Address.format(row.ip.address()) + "/" + row.ip.prefix().length()),
                TableColumn.text("address_state", "Of address",
                        "`held`: in use; `awaited`, `probing`: not yet; `lost`: another station has it.",
                        row -> row.ip == null ? null : row.ip.arp().addressState().name().toLowerCase(Locale.ROOT)),
                new TableColumn<>("mtu_B", "MTU", true, "The longest IP packet.",
                        row -> row.ip == null ? null : Integer.toString(row.ip.mtu())),
                TableColumn.figure("rx_frames", "RX-OK", "Frames taken.", row -> row.nic.stats().framesReceived),
                TableColumn.figure("rx_bytes", "RX-bytes", "Their bytes.", row -> row.nic.stats().bytesReceived),
                TableColumn.figure("tx_frames", "TX-OK", "Frames handed to the link.",
                        row -> row.nic.stats().framesSent),
                TableColumn.figure("tx_bytes", "TX-bytes", "Their bytes.", row -> row.nic.stats().bytesSent),
                TableColumn.figure("tx_drops", "TX-DRP",
                        "Frames that found no link, no room in its queue, or were too long for it.", Row::sendDrops));
    }

    @Override
    public List<Row> rows(Device device) {
        List<Row> rows = new ArrayList<>();
        for (Nic nic : device.node().nics()) {
            rows.add(new Row(nic, ip(device, nic), device.cable(nic)));
        }
        return rows;
    }

    private static @Nullable NetworkInterface ip(Device device, Nic nic) {
        if (device.node() instanceof IpNode node) {
            for (NetworkInterface each : node.ip().interfaces()) {
                if (each.nic() == nic) {
                    return each;
                }
            }
        }
        return null;
    }
}
