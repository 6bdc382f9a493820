package wireclock.reports.packets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.PacketText;

/**
 * Packets as lines of text, for traces and comparisons: when, where, which way, whose, and what, in the words of
 * tcpdump.
 *
 * <pre>
 * 1.025010240 r1:eth1 &gt; [bulk] IP ttl 63, id 4, DF: 10.0.0.2.32768 &gt; 10.0.1.2.5001: Flags [.], seq 1:1449, …
 * </pre>
 *
 * <p>An object makes the lines of one trace: it remembers where each TCP connection began.
 */
public final class PacketLine {
    private static final long NS_PER_S = 1_000_000_000L;
    private static final int DIGITS = 9;

    private final List<FlowSignature> flows;
    private final RelativeSequences sequences = new RelativeSequences();

    /** @param flows by which packets are called by their flows' names; may be empty */
    public PacketLine(List<FlowSignature> flows) {
        this.flows = flows;
    }

    /** A packet of a capture. */
    public String of(CapturedPacket packet) {
        EthernetFrame frame = packet.frame();
        String comment = packet.comment();
        String note = comment == null ? null : comment.replace("\n", ", ");
        return frame == null ? head(packet.timeNs(), packet.port(), packet.outbound()) + "undecodable, length "
                + packet.length() + end(note)
                : of(packet.timeNs(), packet.port(), packet.outbound(), frame, note);
    }

    /**
     * A frame at a port.
     *
     * @param note what is to be said about it besides, or null
     */
    public String of(long timeNs, String port, boolean outbound, EthernetFrame frame, @Nullable String note) {
        String flow = flowOf(frame);
        return head(timeNs, port, outbound) + (flow == null ? "" : "[" + flow + "] ")
                + internet(frame) + PacketText.of(sequences.relative(frame)) + end(note);
    }

    /** The name of the flow that a frame belongs to, or null. */
    public @Nullable String flowOf(EthernetFrame frame) {
        if (frame.payload() instanceof Ipv4Packet packet) {
            for (FlowSignature flow : flows) {
                if (flow.matches(packet)) {
                    return flow.flow();
                }
            }
        }
        return null;
    }

    /** Seconds with nine digits. */
    public static String seconds(long timeNs) {
        String fraction = Long.toString(timeNs % NS_PER_S);
        return timeNs / NS_PER_S + "." + "0".repeat(DIGITS - fraction.length()) + fraction;
    }

    private static String head(long timeNs, String port, boolean outbound) {
        return seconds(timeNs) + " " + port + (outbound ? " > " : " < ");
    }

    private static String end(@Nullable String note) {
        return note == null ? "" : " -- " + note;
    }

    /** What IPv4's header says besides the addresses. */
    private static String internet(EthernetFrame frame) {
        if (!(frame.payload() instanceof Ipv4Packet packet)) {
            return "";
        }
        StringBuilder text = new StringBuilder("IP ttl ").append(packet.timeToLive());
        text.append(", id ").append(packet.identification());
        if (packet.typeOfService() != 0) {
            text.append(", tos 0x").append(Integer.toHexString(packet.typeOfService()));
        }
        if (packet.dontFragment()) {
            text.append(", DF");
        }
        return text.append(": ").toString();
    }
}
