package wireclock.reports.tables;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.device.Host;
import wireclock.device.IpNode;
import wireclock.tcp.SocketEntry;
import wireclock.udp.UdpSocket;
import wireclock.wire.Ipv4Address;

/** The sockets of a host: {@code netstat -an}. */
final class SocketsTable implements TableKind<SocketsTable.Row> {
    /** A line of netstat. */
    record Row(String protocol, long receiveQueueBytes, long sendQueueBytes, String local, String remote,
            @Nullable String state) {}

    @Override
    public String name() {
        return "sockets";
    }

    @Override
    public String title() {
        return "Sockets (netstat -an)";
    }

    @Override
    public String meaning() {
        return "The sockets of hosts: TCP listeners and connections, UDP ports.";
    }

    @Override
    public List<TableColumn<Row>> columns() {
        return List.of(
                TableColumn.text("protocol", "Proto", "tcp or udp.", Row::protocol),
                TableColumn.figure("receive_queue_B", "Recv-Q", "Bytes that the application has not read yet.",
                        Row::receiveQueueBytes),
                TableColumn.figure("send_queue_B", "Send-Q", "Bytes that the other end has not acknowledged yet.",
                        Row::sendQueueBytes),
                TableColumn.text("local", "Local Address", "Address and port; 0.0.0.0 stands for all addresses.",
                        Row::local),
                TableColumn.text("remote", "Foreign Address", "Address and port of the other end.", Row::remote),
                TableColumn.text("state", "State", "Of TCP, as RFC 9293 names it.", Row::state));
    }

    @Override
    public @Nullable List<Row> rows(Device device) {
        if (!(device.node() instanceof IpNode node)) {
            return null;
        }
        List<Row> rows = new ArrayList<>();
        if (node instanceof Host host) {
            for (SocketEntry each : host.tcp().sockets()) {
                rows.add(new Row("tcp", each.receiveQueueBytes(), each.sendQueueBytes(),
                        end(each.localAddress(), each.localPort()), end(each.remoteAddress(), each.remotePort()),
                        each.state().name()));
            }
        }
        for (UdpSocket each : node.udp().sockets()) {
            rows.add(new Row("udp", 0, 0, end(Ipv4Address.ANY, each.port()), end(Ipv4Address.ANY, 0), null));
        }
        return rows;
    }

    private static String end(int address, int port) {
        return Ipv4Address.format(address) + ":" + (port == 0 ? "*" : port);
    }
}
