package wireclock.reports.diagram;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.reports.packets.CapturedPacket;
import wireclock.reports.packets.Wiring;

/** A frame as it was seen at one end of its way, and later perhaps at the other. */
final class Sighting {
    private static final String ASTRAY = "did not arrive";

    /** The port where it was seen first. */
    final String port;
    private final boolean outbound;
    private final long timeNs;
    /** Where it arrived, once that is known. */
    @Nullable String to;
    @Nullable Long arrivedNs;
    @Nullable String loss;
    boolean copy;

    private String label = "";
    private Protocol protocol = Protocol.OTHER;
    private @Nullable String flow;

    private Sighting(String port, boolean outbound, long timeNs) {
        this.port = port;
        this.outbound = outbound;
        this.timeNs = timeNs;
    }

    /** A frame that leaves a port. */
    static Sighting departure(CapturedPacket packet) {
        Sighting sighting = new Sighting(packet.port(), true, packet.timeNs());
        sighting.loss = packet.drop();
        return sighting;
    }

    /** A frame that comes from a port which is not captured. */
    static Sighting arrival(CapturedPacket packet) {
        Sighting sighting = new Sighting(packet.port(), false, packet.timeNs());
        sighting.arrivedNs = packet.timeNs();
        return sighting;
    }

    /** The same frame at another receiver, or a second time at the same. */
    Sighting again(CapturedPacket packet, boolean madeByLink) {
        Sighting other = new Sighting(port, true, timeNs);
        other.arrive(packet);
        other.copy = madeByLink;
        return other;
    }

    /** Whether nobody has said yet what it is. */
    boolean isNew() {
        return label.isEmpty();
    }

    /** Says what it is. */
    void describe(String label, Protocol protocol, @Nullable String flow) {
        this.label = label;
        this.protocol = protocol;
        this.flow = flow;
    }

    @Nullable String flow() {
        return flow;
    }

    void arrive(CapturedPacket packet) {
        to = packet.port();
        arrivedNs = packet.timeNs();
    }

    long beginNs() {
        return timeNs;
    }

    String from(Wiring wiring) {
        return outbound ? port : peer(wiring);
    }

    String to(Wiring wiring) {
        return !outbound ? port : to != null ? to : peer(wiring);
    }

    /** Another port on the same medium; the port itself if it hangs in the air. */
    private String peer(Wiring wiring) {
        for (List<String> medium : wiring.media()) {
            if (medium.contains(port)) {
                return medium.stream().filter(other -> !other.equals(port)).findFirst().orElse(port);
            }
        }
        return port;
    }

    /** @param capturedThere whether an arrival would have been seen */
    Arrow arrow(int fromLane, int toLane, boolean capturedThere) {
        String why = loss != null ? loss : arrivedNs == null && capturedThere ? ASTRAY : null;
        return new Arrow(fromLane, toLane, outbound ? Long.valueOf(timeNs) : null, arrivedNs, protocol, label, flow,
                why, copy);
    }
}
