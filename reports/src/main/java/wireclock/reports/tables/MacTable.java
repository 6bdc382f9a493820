package wireclock.reports.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.bridge.MacTableEntry;
import wireclock.device.Switch;
import wireclock.ethernet.Nic;
import wireclock.wire.MacAddress;

/** Which station is at which port of a switching hub: {@code show mac address-table}. */
final class MacTable implements TableKind<MacTable.Row> {
    /** An entry and the adapter of its port. */
    record Row(MacTableEntry entry, Nic port) {}

    @Override
    public String name() {
        return "mac";
    }

    @Override
    public String title() {
        return "MAC addresses (show mac address-table)";
    }

    @Override
    public String meaning() {
        return "Which stations switching hubs have heard, and at which port.";
    }

    @Override
    public List<TableColumn<Row>> columns() {
        return List.of(
                TableColumn.text("vlan", "Vlan", "Where it was heard, if there are VLANs.",
                        row -> row.entry.vlan() == 0 ? null : Integer.toString(row.entry.vlan())),
                TableColumn.text("mac", "Mac Address", "The station.",
                        row -> MacAddress.format(row.entry.macAddress())),
                TableColumn.text("type", "Type", "How the hub came to know it.", row -> "DYNAMIC"),
                TableColumn.seconds("age_s", "Age s", "Since it was heard last.", row -> row.entry.agePs()),
                TableColumn.text("port", "Port", "Where it was heard.", row -> Device.shortName(row.port)));
    }

    @Override
    public @Nullable List<Row> rows(Device device) {
        if (!(device.node() instanceof Switch hub)) {
            return null;
        }
        return hub.macTable().stream().map(entry -> new Row(entry, hub.nics().get(entry.port()))).toList();
    }
}
