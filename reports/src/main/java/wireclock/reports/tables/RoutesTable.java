package wireclock.reports.tables;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import wireclock.device.IpNode;
import wireclock.ip.NetworkInterface;
import wireclock.ip.Route;
import wireclock.wire.Ipv4Address;

/** Where a host or router sends packets: {@code route -n}. */
final class RoutesTable implements TableKind<Route> {
    private static final int WHOLE_ADDRESS = 32;

    @Override
    public String name() {
        return "routes";
    }

    @Override
    public String title() {
        return "Routing table (route -n)";
    }

    @Override
    public String meaning() {
        return "Where hosts and routers send packets. The longest match wins, then the lowest metric.";
    }

    @Override
    public List<TableColumn<Route>> columns() {
        return List.of(
                TableColumn.text("destination", "Destination", "The network.",
                        route -> Ipv4Address.format(route.destination().address())),
                TableColumn.text("gateway", "Gateway", "The next router; 0.0.0.0 where the network is on the link.",
                        route -> Ipv4Address.format(route.gateway())),
                TableColumn.text("mask", "Genmask", "The network's mask.",
                        route -> Ipv4Address.format(mask(route.destination().length()))),
                TableColumn.text("flags", "Flags", "U: in use; !: drops packets; G: through a router; H: to one host.",
                        RoutesTable::flags),
                TableColumn.figure("metric", "Metric", "Among equals the lowest wins.", route -> (long) route.metric()),
                TableColumn.text("interface", "Iface",
                        "Where packets leave; `blackhole`, `unreachable` or `prohibit` where they are dropped.",
                        RoutesTable::way));
    }

    @Override
    public @Nullable List<Route> rows(Device device) {
        return device.node() instanceof IpNode node ? node.ip().routes().snapshot() : null;
    }

    private static String way(Route route) {
        NetworkInterface out = route.networkInterface();
        return out != null ? out.name() : route.kind().name().toLowerCase(Locale.ROOT);
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << WHOLE_ADDRESS - length;
    }

    private static String flags(Route route) {
        // As route -n shows it: "!" rejects.
        return (route.networkInterface() == null ? "!" : "U") + (route.gateway() == Route.ON_LINK ? "" : "G")
                + (route.destination().length() == WHOLE_ADDRESS ? "H" : "");
    }
}
