package wireclock.packetdrill;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wireclock.wire.TcpSegment;

/** Reads the packets of a script. */
final class PacketParser {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_0-9]+");
    private static final Pattern PORTS = Pattern.compile("[0-9]+\\s*>\\s*[0-9]+(?![:0-9])");
    private static final Pattern FLAGS =
            Pattern.compile("(?:[SFRPUEWA]*(?:[0-7]\\.|\\.(?:[0-7](?![0-9:]))?)?|-)(?=\\s)");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2})+(?![A-Za-z0-9_])");
    private static final Pattern ENCAPSULATION = Pattern.compile("(?:ipv4|ipv6|gre|mpls|encap)\\b");

    private static final String FLAG_LETTERS = "FSRP.UEWA";

    private final Cursor cursor;
    private int ecn = PacketPattern.UNSAID;
    private int typeOfService = PacketPattern.UNSAID;
    private int timeToLive = PacketPattern.UNSAID;

    PacketParser(Cursor cursor) {
        this.cursor = cursor;
    }

    PacketPattern packet() throws ScriptException {
        int line = cursor.line();
        String encapsulation = cursor.take(ENCAPSULATION);
        if (encapsulation != null) {
            throw ScriptException.unsupported(line, "encapsulation " + encapsulation);
        }
        if (cursor.take("(")) {
            header(")");
        } else if (cursor.take("[")) {
            header("]");
        }
        if (cursor.take("icmp")) {
            return packet(new int[] {PacketPattern.UNSAID, PacketPattern.UNSAID}, null, icmp(), PacketPattern.UNSAID);
        }
        int[] ports = ports();
        if (cursor.take("udp")) {
            cursor.expect("(");
            int bytes = number();
            cursor.expect(")");
            return packet(ports, null, null, bytes);
        }
        return packet(ports, tcp(), null, PacketPattern.UNSAID);
    }

    private PacketPattern packet(int[] ports, PacketPattern.@Nullable TcpPart tcp,
            PacketPattern.@Nullable IcmpPart icmp, int udpBytes) {
        return new PacketPattern(ecn, typeOfService, timeToLive, ports[0], ports[1], tcp, icmp, udpBytes);
    }

    private void header(String end) throws ScriptException {
        do {
            String word = cursor.expect(WORD, "ecn, tos or ttl");
            switch (word) {
                case "noecn" -> ecn = 0;
                case "ect1" -> ecn = 1;
                case "ect0" -> ecn = 2;
                case "ce" -> ecn = 3;
                case "ect01" -> ecn = PacketPattern.EITHER_ECT;
                case "tos" -> typeOfService = Integer.decode(cursor.expect(WORD, "a number"));
                case "ttl" -> timeToLive = number();
                default -> throw ScriptException.unsupported(cursor.line(), "packet header '" + word + "'");
            }
        } while (cursor.take(","));
        cursor.expect(end);
    }

    private int[] ports() {
        String ports = cursor.take(PORTS);
        if (ports == null) {
            return new int[] {PacketPattern.UNSAID, PacketPattern.UNSAID};
        }
        String[] both = ports.split(">", 2);
        return new int[] {Integer.parseInt(both[0].strip()), Integer.parseInt(both[1].strip())};
    }

    private PacketPattern.TcpPart tcp() throws ScriptException {
        String letters = cursor.expect(FLAGS, "flags of a TCP segment");
        int ace = PacketPattern.UNSAID;
        int flags = 0;
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            if (Character.isDigit(letter)) {
                ace = letter - '0';
            } else if (letter != '-') {
                flags |= 1 << FLAG_LETTERS.indexOf(letter);
            }
        }
        long sequence = Long.parseLong(cursor.expect(NUMBER, "a sequence number"));
        cursor.expect(":");
        long end = Long.parseLong(cursor.expect(NUMBER, "a sequence number"));
        cursor.expect("(");
        int length = number();
        cursor.expect(")");
        if ((int) end != (int) sequence + length) {
            throw cursor.wrong(sequence + ":" + end + " is not " + length + " bytes");
        }
        long acknowledgement = 0;
        if (cursor.take("ack")) {
            acknowledgement = Long.parseLong(cursor.expect(NUMBER, "an acknowledgement number"));
        }
        int window = cursor.take("win") ? number() : PacketPattern.UNSAID;
        int urgent = cursor.take("urg") ? number() : 0;
        return new PacketPattern.TcpPart(flags, ace, (int) sequence, length, (int) acknowledgement, window, urgent,
                cursor.take("<") ? options() : List.of());
    }

    private @Nullable List<PacketPattern.Option> options() throws ScriptException {
        if (cursor.take("...")) {
            cursor.expect(">");
            return null;
        }
        List<PacketPattern.Option> options = new ArrayList<>();
        if (cursor.take(">")) {
            return options;
        }
        do {
            options.add(option());
        } while (cursor.take(","));
        cursor.expect(">");
        return options;
    }

    private PacketPattern.Option option() throws ScriptException {
        String name = cursor.expect(WORD, "a TCP option");
        return switch (name) {
            case "nop", "eol", "sackOK" -> new PacketPattern.Option(name, new long[0], "");
            case "mss", "wscale" -> new PacketPattern.Option(name, new long[] {number()}, "");
            case "TS" -> {
                cursor.expect("val");
                long value = unsigned();
                cursor.expect("ecr");
                yield new PacketPattern.Option(name, new long[] {value, unsigned()}, "");
            }
            case "sack" -> sack();
            case "ECN" -> accurateEcn();
            case "FO", "FOEXP", "md5" -> {
                String hex = cursor.take(HEX);
                yield new PacketPattern.Option(name, new long[0], hex == null ? "" : hex);
            }
            default -> throw ScriptException.unsupported(cursor.line(), "TCP option '" + name + "'");
        };
    }

    /** The order of the counters tells the kind. */
    private PacketPattern.Option accurateEcn() throws ScriptException {
        boolean ect0First = cursor.sees("e0b");
        String[] order = {ect0First ? "e0b" : "e1b", "ceb", ect0First ? "e1b" : "e0b"};
        List<Long> counters = new ArrayList<>();
        while (counters.size() < order.length && cursor.take(order[counters.size()])) {
            counters.add(unsigned());
        }
        return new PacketPattern.Option(ect0First ? "ECN0" : "ECN1",
                counters.stream().mapToLong(Long::longValue).toArray(), "");
    }

    private PacketPattern.Option sack() throws ScriptException {
        List<Long> edges = new ArrayList<>();
        while (!cursor.sees(",") && !cursor.sees(">")) {
            edges.add(unsigned());
            cursor.expect(":");
            edges.add(unsigned());
        }
        return new PacketPattern.Option("sack", edges.stream().mapToLong(Long::longValue).toArray(), "");
    }

    private PacketPattern.IcmpPart icmp() throws ScriptException {
        String type = cursor.expect(WORD, "a type of ICMP message");
        String code = "";
        int mtu = PacketPattern.UNSAID;
        long sequence = PacketPattern.UNSAID;
        int length = 0;
        while (true) {
            if (cursor.take("mtu")) {
                mtu = number();
            } else if (cursor.take("[")) {
                sequence = unsigned();
                cursor.expect(":");
                unsigned();
                cursor.expect("(");
                length = number();
                cursor.expect(")");
                cursor.expect("]");
                break;
            } else if (code.isEmpty() && type.equals("unreachable")) {
                code = cursor.expect(WORD, "a code");
            } else {
                break;
            }
        }
        return new PacketPattern.IcmpPart(type, code, mtu, sequence, length);
    }

    private int number() throws ScriptException {
        return (int) unsigned();
    }

    private long unsigned() throws ScriptException {
        return Long.parseLong(cursor.expect(NUMBER, "a number"));
    }
}
