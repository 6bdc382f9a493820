package wireclock.packetdrill;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.wire.IpPayload;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/**
 * Compares what the stack has sent with what a script expects. A script shows what leaves a kernel before its segments
 * are cut to size: consecutive segments that continue each other may stand for one line with all their bytes.
 */
final class PacketMatcher {
    /** May come only with the last of the segments that stand for one line. */
    private static final int LAST_ONLY = TcpSegment.PSH | TcpSegment.FIN;

    private final Environment environment;

    PacketMatcher(Environment environment) {
        this.environment = environment;
    }

    /** Whether a segment is no more than the beginning of what a line expects. */
    static boolean isOnlyBeginning(PacketPattern.TcpPart expected, TcpSegment segment) {
        return segment.payload().length() > 0 && segment.payload().length() < expected.length();
    }

    /** Whether the headers of two segments are alike, so that both may stand for one line. */
    static boolean mayJoin(TcpSegment first, TcpSegment second) {
        return second.acknowledgement() == first.acknowledgement()
                && (second.flags() & ~LAST_ONLY) == (first.flags() & ~LAST_ONLY)
                && second.payload().length() > 0;
    }

    /**
     * Tells what is wrong with a packet, or null if nothing is.
     *
     * @param packet the first of those that stand for the line
     * @param bytes payload of all of them
     * @param lastFlags flags of the last of them
     */
    @Nullable String difference(PacketPattern pattern, Ipv4Packet packet, int bytes, int lastFlags,
            Conversation conversation, int line) throws ScriptException {
        int ecn = packet.typeOfService() & 3;
        if (pattern.ecn() == PacketPattern.EITHER_ECT ? ecn != 1 && ecn != 2
                : pattern.ecn() != PacketPattern.UNSAID && pattern.ecn() != ecn) {
            return "ECN bits expected " + pattern.ecn() + ", seen " + ecn;
        }
        if (pattern.typeOfService() != PacketPattern.UNSAID && pattern.typeOfService() != packet.typeOfService()) {
            return differs("type of service", pattern.typeOfService(), packet.typeOfService());
        }
        if (pattern.timeToLive() != PacketPattern.UNSAID && pattern.timeToLive() != packet.timeToLive()) {
            return differs("time to live", pattern.timeToLive(), packet.timeToLive());
        }
        IpPayload payload = packet.payload();
        PacketPattern.TcpPart tcp = pattern.tcp();
        if (tcp == null || !(payload instanceof TcpSegment segment)) {
            return "expected another protocol, seen " + packet;
        }
        return tcp(tcp, segment, bytes, lastFlags, conversation, line);
    }

    private @Nullable String tcp(PacketPattern.TcpPart tcp, TcpSegment segment, int bytes, int lastFlags,
            Conversation conversation, int line) throws ScriptException {
        int expectedFlags = tcp.flags() | Math.max(tcp.aceCounter(), 0) << 6;
        // Linux puts PSH on whatever it leaves to the device to cut; a script line may join pieces cut otherwise here.
        boolean offloaded = bytes > segment.payload().length() && expectedFlags == (lastFlags | TcpSegment.PSH);
        if (expectedFlags != lastFlags && !offloaded) {
            return "flags expected " + flags(expectedFlags) + ", seen " + flags(lastFlags);
        }
        boolean syn = segment.has(TcpSegment.SYN);
        int sequence = conversation.scriptOfOurs(segment.sequence(), syn);
        if (sequence != tcp.sequence() || bytes != tcp.length()) {
            return "sequence expected " + range(tcp.sequence(), tcp.length()) + ", seen " + range(sequence, bytes);
        }
        if (segment.has(TcpSegment.ACK) && segment.acknowledgement() != conversation.liveOfPeer(tcp.acknowledgement(), syn)) {
            return differs("ack", conversation.liveOfPeer(tcp.acknowledgement(), syn), segment.acknowledgement());
        }
        if (tcp.window() != PacketPattern.UNSAID && tcp.window() != segment.window()) {
            return differs("win", tcp.window(), segment.window());
        }
        if (tcp.urgent() != segment.urgentPointer()) {
            return differs("urg", tcp.urgent(), segment.urgentPointer());
        }
        List<PacketPattern.Option> options = tcp.options();
        return options == null ? null : options(options, segment, conversation, line);
    }

    private @Nullable String options(List<PacketPattern.Option> expected, TcpSegment segment,
            Conversation conversation, int line) throws ScriptException {
        TcpOptions live = segment.options();
        TcpOptions shown = live;
        for (PacketPattern.Option option : expected) {
            if (option.name().equals("TS") && live.hasTimestamps()) {
                int script = (int) option.numbers()[0];
                if (!timestampFits(script, live.timestampValue(), conversation)) {
                    return "TS val is " + conversation.timestampError(script, live.timestampValue())
                            + " ticks off the expected " + script;
                }
                conversation.timestamp(script, live.timestampValue());
                shown = live.withTimestampValue(script);
            }
        }
        byte[] wanted = OptionBytes.outbound(expected, conversation, line);
        byte[] seen = shown.toBytes();
        return Arrays.equals(wanted, seen) ? null
                : "options expected <" + text(expected) + ">, seen <" + shown + ">";
    }

    private boolean timestampFits(int script, int live, Conversation conversation) {
        if (environment.timestampTickPs() == 0) {
            return true;
        }
        long errorPs = conversation.timestampError(script, live) * environment.timestampTickPs();
        return Math.abs(errorPs) <= environment.tolerancePs() + 4 * SimTime.MILLISECOND;
    }

    private static String text(List<PacketPattern.Option> options) {
        StringBuilder text = new StringBuilder();
        for (PacketPattern.Option option : options) {
            text.append(text.isEmpty() ? "" : ",").append(option.name());
            for (long number : option.numbers()) {
                text.append(' ').append(number);
            }
            text.append(option.hex().isEmpty() ? "" : " " + option.hex());
        }
        return text.toString();
    }

    private static String differs(String what, int expected, int seen) {
        return what + " expected " + Integer.toUnsignedLong(expected) + ", seen " + Integer.toUnsignedLong(seen);
    }

    private static String range(int sequence, int length) {
        long from = Integer.toUnsignedLong(sequence);
        return from + ":" + (from + length) + "(" + length + ")";
    }

    static String flags(int flags) {
        StringBuilder text = new StringBuilder();
        String letters = "FSRP.UEWA";
        for (int bit = 0; bit < letters.length(); bit++) {
            if ((flags & 1 << bit) != 0) {
                text.append(letters.charAt(bit));
            }
        }
        return text.isEmpty() ? "-" : text.toString();
    }
}
