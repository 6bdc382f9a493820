package wireclock.reports.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.bridge.PortStatus;
import wireclock.bridge.SpanningTree;
import wireclock.device.Switch;
import wireclock.ethernet.Nic;
import wireclock.wire.MacAddress;

/** What the ports of a switching hub are to the spanning tree: {@code show spanning-tree}. */
final class SpanningTreeTable implements TableKind<SpanningTreeTable.Row> {
    /** A port, and what its hub knows of the tree. */
    record Row(SpanningTree tree, Nic nic, PortStatus port) {}

    @Override
    public String name() {
        return "spanning_tree";
    }

    @Override
    public String title() {
        return "Spanning tree (show spanning-tree)";
    }

    @Override
    public String meaning() {
        return "What the ports of switching hubs are to the spanning tree, where there is one.";
    }

    @Override
    public List<TableColumn<Row>> columns() {
        return List.of(
                TableColumn.text("port", "Port", "The port.", row -> Device.shortName(row.nic)),
                TableColumn.text("role", "Role", "root, designated, alternate, backup or disabled.",
                        row -> row.port.role().toString()),
                TableColumn.text("state", "State", "disabled, blocking, listening, learning or forwarding.",
                        row -> row.port.state().toString()),
                TableColumn.figure("cost", "Cost", "Path cost of the port.", row -> (long) row.port.pathCost()),
                TableColumn.text("designated_bridge", "Designated bridge", "The bridge that forwards on this LAN.",
                        row -> bridge(row.port.designatedBridge())),
                TableColumn.text("root", "Root", "The root, as this hub knows it: priority and MAC address.",
                        row -> bridge(row.tree.rootId())),
                TableColumn.figure("root_cost", "Root cost", "From this hub to the root.",
                        row -> row.tree.rootPathCost()));
    }

    @Override
    public @Nullable List<Row> rows(Device device) {
        SpanningTree tree = device.node() instanceof Switch hub ? hub.spanningTree() : null;
        if (tree == null) {
            return null;
        }
        return tree.portStatus().stream()
                .map(port -> new Row(tree, device.node().nics().get(port.port()), port)).toList();
    }

    private static String bridge(long id) {
        return (id >>> 48) + "." + MacAddress.format(id);
    }
}
