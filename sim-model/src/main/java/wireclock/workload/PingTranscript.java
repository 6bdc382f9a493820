package wireclock.workload;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wireclock.metrics.Transcript;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;

/**
 * What iputils' ping would have printed. It notes numbers while the run goes on and makes text of them at its end; the
 * statistics know all replies, the lines above them only the first {@link #MOST_LINES}.
 */
final class PingTranscript {
    static final int MOST_LINES = 1000;

    private static final int FIRST_LINES = 16;
    private static final int LOCAL = 0;

    private final FlowEnds ends;
    private final int destination;
    private final int dataBytes;
    private final RttDeviation rtt = new RttDeviation();
    private long errors;
    private long firstPs = -1;
    private long lastPs;

    /** A line each: what came (time to live of a reply, type and code of an error below 0, or LOCAL), and from whom. */
    private int[] kinds = new int[FIRST_LINES];
    private int[] reporters = new int[FIRST_LINES];
    private int[] sequences = new int[FIRST_LINES];
    private long[] rttsPs = new long[FIRST_LINES];
    private int lines;
    private long linesLeftOut;

    PingTranscript(FlowEnds ends, int destination, int dataBytes) {
        this.ends = ends;
        this.destination = destination;
        this.dataBytes = dataBytes;
    }

    void sent(long nowPs) {
        firstPs = firstPs < 0 ? nowPs : firstPs;
        lastPs = nowPs;
    }

    void reply(int from, int sequence, int timeToLive, long rttPs, long nowPs) {
        rtt.add(rttPs);
        lastPs = nowPs;
        line(timeToLive, from, sequence, rttPs);
    }

    void error(int type, int code, int from, int sequence, long nowPs) {
        errors++;
        lastPs = nowPs;
        line(-(type << 8 | code), from, sequence, 0);
    }

    /** A request that never left the host. */
    void notSent(boolean tooLong, int sequence) {
        errors++;
        line(LOCAL, tooLong ? 1 : 0, sequence, 0);
    }

    private void line(int kind, int reporter, int sequence, long rttPs) {
        if (lines == MOST_LINES) {
            linesLeftOut++;
            return;
        }
        if (lines == kinds.length) {
            int length = Math.min(2 * lines, MOST_LINES);
            kinds = Arrays.copyOf(kinds, length);
            reporters = Arrays.copyOf(reporters, length);
            sequences = Arrays.copyOf(sequences, length);
            rttsPs = Arrays.copyOf(rttsPs, length);
        }
        kinds[lines] = kind;
        reporters[lines] = reporter;
        sequences[lines] = sequence;
        rttsPs[lines++] = rttPs;
    }

    /**
     * The text.
     *
     * @param sent echo requests
     */
    Transcript text(long sent) {
        List<String> text = new ArrayList<>();
        int packetBytes = dataBytes + IcmpMessage.HEADER_BYTES + Ipv4Packet.HEADER_BYTES;
        text.add("PING " + ends.to() + " (" + Ipv4Address.format(destination) + ") " + dataBytes + "(" + packetBytes
                + ") bytes of data.");
        for (int i = 0; i < lines; i++) {
            text.add(line(i));
        }
        if (linesLeftOut > 0) {
            text.add("(" + linesLeftOut + " more lines)");
        }
        text.add("");
        int before = text.size();
        text.add("--- " + ends.to() + " ping statistics ---");
        text.add(sent + " packets transmitted, " + rtt.count() + " received, "
                + (errors > 0 ? "+" + errors + " errors, " : "") + (sent > 0 ? percent(sent) + "% packet loss, " : "")
                + "time " + (sent > 0 ? Milliseconds.rounded(lastPs - firstPs) : "0") + "ms");
        if (rtt.count() > 0) {
            text.add("rtt min/avg/max/mdev = " + rtt.text() + " ms");
        }
        return new Transcript("ping", ends.name(), text, text.size() - before);
    }

    private String line(int i) {
        if (kinds[i] == LOCAL) {
            return reporters[i] == 1 ? "ping: local error: message too long" : "ping: sendmsg: Network is unreachable";
        }
        String from = Ipv4Address.format(reporters[i]);
        if (kinds[i] < 0) {
            String error = IcmpType.describe(-kinds[i] >> 8, -kinds[i] & 0xFF);
            return "From " + from + " icmp_seq=" + sequences[i] + " " + inTitleCase(error);
        }
        return dataBytes + IcmpMessage.HEADER_BYTES + " bytes from " + from + ": icmp_seq=" + sequences[i] + " ttl="
                + kinds[i] + " time=" + Milliseconds.of(rttsPs[i]) + " ms";
    }

    /** As ping writes it: {@code Destination Host Unreachable}, but {@code Time to live exceeded}. */
    private static String inTitleCase(String error) {
        StringBuilder title = new StringBuilder(error);
        boolean everyWord = error.startsWith("destination");
        for (int i = 0; i < title.length(); i++) {
            if (i == 0 || everyWord && title.charAt(i - 1) == ' ') {
                title.setCharAt(i, Character.toUpperCase(title.charAt(i)));
            }
        }
        return title.toString();
    }

    /** Six digits at most, as C prints {@code %g}. */
    private String percent(long sent) {
        BigDecimal lost = BigDecimal.valueOf(100 * (sent - rtt.count()))
                .divide(BigDecimal.valueOf(sent), new MathContext(6, RoundingMode.HALF_UP)).stripTrailingZeros();
        return (lost.scale() < 0 ? lost.setScale(0) : lost).toPlainString();
    }
}
