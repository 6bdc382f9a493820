package wireclock.reports.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.link.FrameTap;
import wireclock.reports.packets.Wiring;
import wireclock.topology.Port;

/** Everything that is watched during a run for the sake of its page: frames at all ports, and hosts' connections. */
public final class RunWatch {
    /** Segments of all connections together that are kept one by one. */
    private static final int MOST_SEGMENTS = 16_000;
    private static final int MOST_SEGMENTS_OF_ONE = 2_000;
    private static final int LEAST_SEGMENTS_OF_ONE = 100;
    /** More graphs than this nobody looks at, and the page would not hold them. */
    private static final int MOST_GRAPHS = 40;

    private final PacketLog log;
    private final int details;
    private final List<PortWatch> ports = new ArrayList<>();

    /**
     * A flow of TCP, by which its connection is found.
     *
     * @param from the node that connects
     * @param address that it connects to
     */
    public record TcpEnds(String flow, String from, int address, int port) {}

    /**
     * Watches nothing yet.
     *
     * @param tcpFlows how many there are
     * @param instantsPs when flows and faults begin and end, ascending
     */
    public RunWatch(int tcpFlows, long... instantsPs) {
        log = new PacketLog(instantsPs);
        details = Math.clamp(MOST_SEGMENTS / Math.max(1, tcpFlows), LEAST_SEGMENTS_OF_ONE, MOST_SEGMENTS_OF_ONE);
    }

    /**
     * Watches a port.
     *
     * @param isHost whether connections may begin here
     */
    public FrameTap tap(String link, Port port, boolean isHost) {
        PortWatch watch = new PortWatch(log, ports.size(), link, port, isHost ? details : 0);
        ports.add(watch);
        return watch;
    }

    /** The time-sequence graphs, in the order of the flows; of many flows the first ones. */
    List<Map<String, @Nullable Object>> traces(List<TcpEnds> flows) {
        List<Map<String, @Nullable Object>> trees = new ArrayList<>();
        for (TcpEnds flow : flows) {
            for (PortWatch port : ports) {
                for (ConnectionTrace connection : port.connections()) {
                    if (trees.size() < MOST_GRAPHS && connection.isClientOf(flow.from(), flow.address(), flow.port())) {
                        trees.add(connection.tree(flow.flow()));
                    }
                }
            }
        }
        return trees;
    }

    /**
     * The frames that were kept, hop by hop.
     *
     * @param wires which wire a link belongs to: hubs make one of several
     * @param wiring by what flows are known, and how nodes stand to each other
     */
    Map<String, @Nullable Object> packets(Map<String, String> wires, Wiring wiring) {
        return new HopList(ports, wires, wiring).tree(log);
    }
}
