package wireclock.wire;

/** A TCP segment in tcpdump's words. Sequence numbers are absolute: a single segment knows no beginning. */
final class TcpText {
    /** One letter a flag, from FIN up, as tcpdump has them. */
    private static final String FLAG_LETTERS = "FSRP.UEWe";

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

    /** In the order of the wire, padding included. */
    static String options(TcpOptions options) {
        StringBuilder text = new StringBuilder(64);
        if (options.isSigned()) {
            text.append(",nop,nop,md5 signature");
        }
        if (options.maximumSegmentSize() != TcpOptions.ABSENT) {
            text.append(",mss ").append(options.maximumSegmentSize());
        }
        if (options.sackPermitted()) {
            text.append(options.hasTimestamps() ? ",sackOK" : ",nop,nop,sackOK");
        }
        if (options.hasTimestamps()) {
            text.append(options.sackPermitted() ? "" : ",nop,nop")
                    .append(",TS val ").append(Integer.toUnsignedString(options.timestampValue()))
                    .append(" ecr ").append(Integer.toUnsignedString(options.timestampEcho()));
        }
        if (options.accurateEcn() != null) {
            text.append(',').append(options.accurateEcn());
        }
        if (options.windowScale() != TcpOptions.ABSENT) {
            text.append(",nop,wscale ").append(options.windowScale());
        }
        if (options.sackBlocks() > 0) {
            text.append(",nop,nop,sack ").append(options.sackBlocks()).append(' ');
            for (int block = 0; block < options.sackBlocks(); block++) {
                text.append('{').append(Integer.toUnsignedString(options.sackLeft(block)))
                        .append(':').append(Integer.toUnsignedString(options.sackRight(block))).append('}');
            }
        }
        return text.isEmpty() ? "" : text.substring(1);
    }
}
