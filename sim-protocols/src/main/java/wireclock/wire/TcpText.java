package wireclock.wire;

import org.jspecify.annotations.Nullable;

/** A TCP segment in tcpdump's words. Sequence numbers are absolute: a single segment knows no beginning. */
final class TcpText {
    /** One letter a flag, from FIN up, as tcpdump has them. */
    private static final String FLAG_LETTERS = "FSRP.UEWe";
    private static final String PADDING = ",nop,nop";
    private static final String HALF = ",nop";

    private TcpText() {}

    static String of(TcpSegment tcp) {
        StringBuilder text = new StringBuilder(120).append("Flags [").append(flags(tcp.flags())).append(']');
        int length = tcp.payload().length();
        if (length > 0 || tcp.has(TcpSegment.SYN | TcpSegment.FIN | TcpSegment.RST)) {
            text.append(", seq ").append(Integer.toUnsignedString(tcp.sequence()));
        }
        if (length > 0) {
            text.append(':').append(Integer.toUnsignedString(tcp.sequence() + length));
        }
        if (tcp.has(TcpSegment.ACK)) {
            text.append(", ack ").append(Integer.toUnsignedString(tcp.acknowledgement()));
        }
        text.append(", win ").append(tcp.window());
        if (tcp.has(TcpSegment.URG)) {
            text.append(", urg ").append(tcp.urgentPointer());
        }
        if (tcp.options().length() > 0) {
            text.append(", options [").append(options(tcp.options())).append(']');
        }
        return text.append(", length ").append(length).toString();
    }

    private static String flags(int flags) {
        StringBuilder text = new StringBuilder(9);
        for (int bit = 0; bit < FLAG_LETTERS.length(); bit++) {
            if ((flags >> bit & 1) != 0) {
                text.append(FLAG_LETTERS.charAt(bit));
            }
        }
        return text.isEmpty() ? "none" : text.toString();
    }

    /** Adds the option; returns what it leaves of the padding of the next. */
    private static String accurateEcn(@Nullable AccurateEcnOption option, StringBuilder text) {
        if (option == null) {
            return PADDING;
        }
        text.append(',').append(option).append(option.fields() == AccurateEcnOption.MAX_FIELDS ? HALF : "");
        return option.fields() > 1 ? PADDING : option.fields() == 1 ? HALF : "";
    }

    /** In the order of the wire, padding included. */
    static String options(TcpOptions options) {
        StringBuilder text = new StringBuilder(64);
        if (options.isSigned()) {
            text.append(",nop,nop,md5 signature");
        }
        if (options.maximumSegmentSize() != TcpOptions.ABSENT) {
            text.append(",mss ").append(options.maximumSegmentSize());
        }
        if (options.hasTimestamps()) {
            text.append(options.sackPermitted() ? ",sackOK" : ",nop,nop")
                    .append(",TS val ").append(Integer.toUnsignedString(options.timestampValue()))
                    .append(" ecr ").append(Integer.toUnsignedString(options.timestampEcho()));
        }
        String padding = accurateEcn(options.accurateEcn(), text);
        if (options.sackPermitted() && !options.hasTimestamps()) {
            text.append(padding).append(",sackOK");
            padding = PADDING;
        }
        if (options.windowScale() != TcpOptions.ABSENT) {
            boolean taken = padding.equals(HALF);
            text.append(taken ? "" : HALF).append(",wscale ").append(options.windowScale());
            padding = taken ? PADDING : padding;
        }
        if (options.sackBlocks() == 0 && !padding.equals(PADDING)) {
            text.append(padding).append(PADDING);
        }
        if (options.sackBlocks() > 0) {
            text.append(padding).append(",sack ").append(options.sackBlocks()).append(' ');
            for (int block = 0; block < options.sackBlocks(); block++) {
                text.append('{').append(Integer.toUnsignedString(options.sackLeft(block)))
                        .append(':').append(Integer.toUnsignedString(options.sackRight(block))).append('}');
            }
        }
        return text.isEmpty() ? "" : text.substring(1);
    }
}
