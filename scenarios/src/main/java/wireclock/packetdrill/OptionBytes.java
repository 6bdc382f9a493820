package wireclock.packetdrill;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;

/** The bytes of the TCP options of a script, in the order and with the padding that it writes. */
final class OptionBytes {
    private final Conversation conversation;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private OptionBytes(Conversation conversation) {
        this.conversation = conversation;
    }

    /**
     * Of a packet of the peer.
     *
     * @param line of the script
     */
    static byte[] inbound(List<PacketPattern.Option> options, Conversation conversation, int line)
            throws ScriptException {
        return new OptionBytes(conversation).write(options, true, line);
    }

    /**
     * Of a packet that the stack should send, with the script's value for the timestamp.
     *
     * @param line of the script
     */
    static byte[] outbound(List<PacketPattern.Option> options, Conversation conversation, int line)
            throws ScriptException {
        return new OptionBytes(conversation).write(options, false, line);
    }

    private byte[] write(List<PacketPattern.Option> options, boolean inbound, int line) throws ScriptException {
        for (PacketPattern.Option option : options) {
            switch (option.name()) {
                case "eol" -> bytes.write(0);
                case "nop" -> bytes.write(1);
                case "mss" -> fixed(2, 4, option.numbers()[0], 2);
                case "wscale" -> fixed(3, 3, option.numbers()[0], 1);
                case "sackOK" -> fixed(4, 2, 0, 0);
                case "sack" -> sack(option.numbers(), inbound);
                case "TS" -> {
                    long echo = option.numbers()[1];
                    fixed(8, 10, option.numbers()[0], 4);
                    number(inbound ? conversation.liveTimestamp((int) echo) : echo, 4);
                }
                case "FO" -> hex(34, option.hex());
                case "FOEXP" -> hex(254, "f989" + option.hex());
                case "ECN0" -> accurateEcn(172, option.numbers());
                case "ECN1" -> accurateEcn(174, option.numbers());
                case "md5" -> hex(19, option.hex());
                default -> throw ScriptException.unsupported(line, "TCP option " + option.name());
            }
        }
        while (bytes.size() % 4 != 0) {
            throw new ScriptException(line, "the TCP options take " + bytes.size() + " bytes, no multiple of 4");
        }
        return bytes.toByteArray();
    }

    private void accurateEcn(int kind, long[] counters) {
        bytes.write(kind);
        bytes.write(2 + 3 * counters.length);
        for (long counter : counters) {
            number(counter, 3);
        }
    }

    private void sack(long[] edges, boolean inbound) {
        bytes.write(5);
        bytes.write(2 + 4 * edges.length);
        for (long edge : edges) {
            // Blocks that the peer sends are in the stack's sequence space.
            number(inbound ? conversation.liveOfOurs((int) edge) : conversation.liveOfPeer((int) edge, false), 4);
        }
    }

    private void hex(int kind, String digits) {
        bytes.write(kind);
        bytes.write(2 + digits.length() / 2);
        bytes.writeBytes(HexFormat.of().parseHex(digits));
    }

    private void fixed(int kind, int length, long value, int valueBytes) {
        bytes.write(kind);
        bytes.write(length);
        number(value, valueBytes);
    }

    private void number(long value, int count) {
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            bytes.write((int) (value >>> shift));
        }
    }
}
