package wireclock.reports.tables;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wireclock.bridge.BridgePort;
import wireclock.bridge.PortVlans;
import wireclock.device.Switch;

/** Which VLANs the ports of a switching hub are in: {@code show vlan}. */
final class VlansTable implements TableKind<BridgePort> {
    @Override
    public String name() {
        return "vlans";
    }

    @Override
    public String title() {
        return "VLANs (show vlan)";
    }

    @Override
    public String meaning() {
        return "Which VLANs the ports of switching hubs are in, where there are VLANs.";
    }

    @Override
    public List<TableColumn<BridgePort>> columns() {
        return List.of(
                TableColumn.text("port", "Port", "The port.", port -> Device.shortName(port.nic())),
                TableColumn.text("untagged", "Untagged", "The VLAN whose frames have no tag here.",
                        port -> port.vlans().untagged() == PortVlans.NONE ? null
                                : Integer.toString(port.vlans().untagged())),
                TableColumn.text("tagged", "Tagged", "The VLANs whose frames are tagged here.",
                        VlansTable::tagged));
    }

    @Override
    public @Nullable List<BridgePort> rows(Device device) {
        return device.node() instanceof Switch hub && hub.isVlanAware() ? hub.ports() : null;
    }

    private static @Nullable String tagged(BridgePort port) {
        int[] vids = port.vlans().tagged();
        return vids.length == 0 ? null
                : Arrays.stream(vids).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }
}
