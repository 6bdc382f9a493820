package wireclock.reports.packets;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.link.DropReason;
import wireclock.link.FrameTap;
import wireclock.reports.FrameNotes;
import wireclock.wire.EthernetFrame;

/**
 * Prints every packet of a run while it passes a port, a line each.
 *
 * <p>Whoever reads the lines may stop reading, as {@code head} does: then the trace falls silent, and the run goes on.
 */
public final class PacketTrace {
    private static final int LINES_BETWEEN_CHECKS = 256;
    private static final long PS_PER_NS = 1_000;

    private final PrintWriter out;
    private final Set<String> flowNames;
    private final Set<String> nodes;
    private List<FlowSignature> wanted = new ArrayList<>();
    private FrameNotes notes = FrameNotes.NONE;
    private PacketLine lines = new PacketLine(List.of());
    private int linesToCheck = LINES_BETWEEN_CHECKS;
    private boolean unread;

    /**
     * @param flowNames whose packets are printed; of none for all packets
     * @param nodes at whose ports packets are printed; none for all nodes
     */
    public PacketTrace(PrintWriter out, Set<String> flowNames, Set<String> nodes) {
        this.out = out;
        this.flowNames = Set.copyOf(flowNames);
        this.nodes = Set.copyOf(nodes);
    }

    /** Tells by what flows are known, and what else is known of frames, once the network is built. */
    public void begin(List<FlowSignature> flows, FrameNotes notes) {
        this.notes = notes;
        wanted = flows.stream().filter(flow -> flowNames.isEmpty() || flowNames.contains(flow.flow())).toList();
        lines = new PacketLine(wanted);
    }

    /** A tap for a port of a node, or null if nobody wants to see what passes there. */
    public @Nullable FrameTap at(String node, String port) {
        return nodes.isEmpty() || nodes.contains(node) ? new PortTrace(port) : null;
    }

    /** Lets everything be seen that was printed. */
    public void end() {
        out.flush();
    }

    private void print(long timePs, String port, boolean outbound, EthernetFrame frame, @Nullable String note) {
        if (unread || !flowNames.isEmpty() && lines.flowOf(frame) == null) {
            return;
        }
        // Always a line feed, whatever the machine: a trace is the same everywhere.
        out.print(lines.of(timePs / PS_PER_NS, port, outbound, frame, note == null ? null : note.replace("\n", ", "))
                + "\n");
        if (--linesToCheck == 0) {
            linesToCheck = LINES_BETWEEN_CHECKS;
            unread = out.checkError();
        }
    }

    /** What passes one port. */
    private final class PortTrace implements FrameTap {
        private final String port;

        PortTrace(String port) {
            this.port = port;
        }

        @Override
        public void sent(long timePs, EthernetFrame frame, @Nullable DropReason drop) {
            print(timePs, port, true, frame, notes.comments(frame, drop));
        }

        @Override
        public void droppedLater(long timePs, EthernetFrame frame, DropReason reason) {
            print(timePs, port, true, frame, "dropped after all: " + reason.text());
        }

        @Override
        public void refused(long timePs, EthernetFrame frame, String why) {
            print(timePs, port, false, frame, "dropped here: " + why);
        }

        @Override
        public void received(long timePs, EthernetFrame frame) {
            print(timePs, port, false, frame, notes.comments(frame, null));
        }
    }
}
