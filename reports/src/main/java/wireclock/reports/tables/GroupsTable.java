package wireclock.reports.tables;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.bridge.GroupEntry;
import wireclock.device.IpNode;
import wireclock.device.Switch;
import wireclock.ip.GroupMembership;
import wireclock.ip.NetworkInterface;
import wireclock.wire.Ipv4Address;

/** Who listens to which multicast group: {@code ip maddr}, {@code show ip igmp groups}, and what a hub overheard. */
final class GroupsTable implements TableKind<GroupsTable.Row> {
    /**
     * A group at an interface.
     *
     * @param group address, or null: a multicast router is there
     * @param vlan or 0
     * @param leftPs until the entry is given up, or null if it is not
     */
    record Row(@Nullable Integer group, String interfaceName, String how, int vlan, @Nullable Integer reporter,
            @Nullable Long leftPs) {}

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public String title() {
        return "Multicast groups (ip maddr, show ip igmp groups)";
    }

    @Override
    public String meaning() {
        return "Who listens to which multicast group, as hosts, multicast routers and snooping hubs know it.";
    }

    @Override
    public List<TableColumn<Row>> columns() {
        return List.of(
                TableColumn.text("group", "Group", "The group; empty: a multicast router is there, which gets all.",
                        row -> row.group == null ? null : Ipv4Address.format(row.group)),
                TableColumn.text("interface", "Iface", "Where.", Row::interfaceName),
                TableColumn.text("how", "How", "`joined` by an application here, `reported` to this router by a host, "
                        + "or `snooped` by this hub.", Row::how),
                TableColumn.text("vlan", "Vlan", "In which VLAN, where there are some.",
                        row -> row.vlan == 0 ? null : Integer.toString(row.vlan)),
                TableColumn.text("reporter", "Last reporter", "The host that said so last.",
                        row -> row.reporter == null ? null : Ipv4Address.format(row.reporter)),
                TableColumn.seconds("expires_s", "Expires s", "How much longer this holds if nothing is heard.",
                        Row::leftPs));
    }

    @Override
    public @Nullable List<Row> rows(Device device) {
        List<Row> rows = new ArrayList<>();
        if (device.node() instanceof IpNode node) {
            node.ip().interfaces().forEach(each -> add(each, device.nowPs(), rows));
        } else if (device.node() instanceof Switch hub) {
            for (GroupEntry entry : hub.groups()) {
                rows.add(new Row(entry.group() == 0 ? null : Integer.valueOf(entry.group()),
                        Device.shortName(hub.nics().get(entry.port())), "snooped", entry.vlan(), null, entry.leftPs()));
            }
        }
        // Most devices have nothing to do with groups; those that do not are not troubled with an empty table.
        return rows.isEmpty() ? null : rows;
    }

    private static void add(NetworkInterface each, long nowPs, List<Row> rows) {
        for (int group : each.joinedGroups()) {
            rows.add(new Row(group, each.name(), "joined", 0, null, null));
        }
        for (GroupMembership membership : each.groupMemberships()) {
            rows.add(new Row(membership.group(), each.name(), "reported", 0, membership.lastReporter(),
                    membership.expiresPs() - nowPs));
        }
    }
}
