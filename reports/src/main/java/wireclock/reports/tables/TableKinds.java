package wireclock.reports.tables;

import java.util.List;

/** All kinds of tables, in the order in which a device shows them. */
public final class TableKinds {
    private TableKinds() {}

    /** All of them; a new kind gets a line here. */
    public static List<TableKind<?>> all() {
        return List.of(new InterfacesTable(), new RoutesTable(), new ArpTable(), new MacTable(), new VlansTable(),
                new SpanningTreeTable(), new GroupsTable(), new SocketsTable(), new DropsTable());
    }
}
