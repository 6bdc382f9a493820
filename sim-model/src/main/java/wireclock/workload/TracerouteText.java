package wireclock.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wireclock.metrics.Transcript;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;

/** What traceroute prints: a line for each time to live, with the marks of its manual page. */
final class TracerouteText {
    private final FlowEnds ends;
    private final Map<Integer, String> names;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    /** Whose name and address stood last in this line. */
    private int shown;
    private boolean anyShown;

    /**
     * Begins with the headline.
     *
     * @param names of nodes, by address
     */
    TracerouteText(FlowEnds ends, int destination, TracerouteFlowConfig config, Map<Integer, String> names) {
        this.ends = ends;
        this.names = names;
        lines.add("traceroute to " + ends.to() + " (" + Ipv4Address.format(destination) + "), " + config.maxHops()
                + " hops max, " + TracerouteFlow.PACKET_BYTES + " byte packets");
    }

    void beginHop(int hop) {
        line.setLength(0);
        line.append(hop < 10 ? " " : "").append(hop).append(' ');
        anyShown = false;
    }

    void silence() {
        line.append(" *");
    }

    void answer(int from, long rttPs, String mark) {
        if (!anyShown || shown != from) {
            String address = Ipv4Address.format(from);
            line.append(' ').append(names.getOrDefault(from, address)).append(" (").append(address).append(')');
            shown = from;
            anyShown = true;
        }
        line.append("  ").append(Milliseconds.of(rttPs)).append(" ms").append(mark);
    }

    void endHop() {
        lines.add(line.toString());
        line.setLength(0);
    }

    /** Everything so far, an unfinished line included. */
    Transcript transcript() {
        List<String> text = new ArrayList<>(lines);
        if (!line.isEmpty()) {
            text.add(line.toString());
        }
        return new Transcript("traceroute", ends.name(), text, text.size());
    }

    /** The mark behind the time of an answer that says "unreachable"; empty for one that says the end is reached. */
    static String mark(int code) {
        return switch (code) {
            case IcmpType.PORT_UNREACHABLE -> "";
            case IcmpType.NETWORK_UNREACHABLE, IcmpType.NETWORK_UNKNOWN -> " !N";
            case IcmpType.HOST_UNREACHABLE, IcmpType.HOST_UNKNOWN -> " !H";
            case IcmpType.PROTOCOL_UNREACHABLE -> " !P";
            case IcmpType.FRAGMENTATION_NEEDED -> " !F";
            case IcmpType.SOURCE_ROUTE_FAILED -> " !S";
            case IcmpType.NETWORK_PROHIBITED, IcmpType.HOST_PROHIBITED, IcmpType.COMMUNICATION_PROHIBITED -> " !X";
            case IcmpType.PRECEDENCE_VIOLATION -> " !V";
            case IcmpType.PRECEDENCE_CUTOFF -> " !C";
            default -> " !<" + code + ">";
        };
    }
}
