package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.arq.ArqProtocol;
import wireclock.scenario.language.Fields;
import wireclock.scenario.source.Problems;

/**
 * A transfer by one of the transports for teaching.
 *
 * @param sizeBytes in all, or {@link TransferSpec#UNLIMITED}
 * @param segmentBytes payload of a segment
 * @param window most segments that are sent and not acknowledged
 * @param sequenceBits width of the sequence numbers
 * @param allowAmbiguity whether the window may be too large for the sequence numbers
 * @param timeoutPs from the sending of a segment until it is sent again, or null for an adaptive one
 * @param nak whether missing segments are asked for
 * @param attempts how often a segment is sent before the sender gives up
 * @param rateBitPerS of payload at most, or null for a window at once
 * @param port of the receiver, or null for one that is chosen
 */
public record ArqFlowSpec(FlowHeader header, ArqProtocol protocol, long sizeBytes, int segmentBytes, int window,
        int sequenceBits, boolean allowAmbiguity, @Nullable Long timeoutPs, boolean nak, int attempts,
        @Nullable Long rateBitPerS, @Nullable Integer port) implements FlowSpec {
    /** HDLC's with three bits of sequence number, and LAPB's (in Linux, LAPB_DEFAULT_WINDOW). */
    private static final int DEFAULT_WINDOW = 7;

    /** What a flow says, with what does not go together in it reported. */
    static ArqFlowSpec of(Fields fields, FlowHeader header, Problems problems) {
        ArqProtocol protocol = fields.get(ArqKeys.PROTOCOL);
        Long givenWindow = fields.find(ArqKeys.WINDOW);
        boolean single = protocol == ArqProtocol.STOP_AND_WAIT;
        int window = single ? 1 : givenWindow == null ? DEFAULT_WINDOW : Math.toIntExact(givenWindow);
        if (single && givenWindow != null && givenWindow != 1) {
            problems.report(fields.place().at(ArqKeys.WINDOW), "the window of stop-and-wait is 1",
                    "Leave it out, or choose go-back-n or selective-repeat.");
        }
        int bits = Math.toIntExact(fields.get(ArqKeys.SEQUENCE_BITS));
        long largest = protocol.largestWindow(bits);
        if (window > largest && !fields.get(ArqKeys.ALLOW_AMBIGUITY)) {
            problems.report(fields.place().at(fields.has(ArqKeys.WINDOW) ? ArqKeys.WINDOW : ArqKeys.SEQUENCE_BITS),
                    "a window of " + window + " does not fit sequence numbers of " + bits
                            + (bits == 1 ? " bit" : " bits"),
                    (largest > 0 ? "The largest that does is " + largest : "None does")
                            + "; 'allow_ambiguity: true' shows what happens beyond.");
        }
        boolean nak = fields.get(ArqKeys.NAK);
        if (nak && !protocol.isSelective()) {
            problems.report(fields.place().at(ArqKeys.NAK), "'nak' belongs to selective-repeat only",
                    "Leave it out, or choose 'protocol: selective-repeat'.");
        }
        Long port = fields.find(TrafficKeys.PORT);
        return new ArqFlowSpec(header, protocol, fields.get(ArqKeys.SIZE), Math.toIntExact(fields.get(ArqKeys.SEGMENT)),
                window, bits, fields.get(ArqKeys.ALLOW_AMBIGUITY), fields.find(ArqKeys.TIMEOUT), nak,
                Math.toIntExact(fields.get(ArqKeys.ATTEMPTS)), fields.find(ArqKeys.RATE),
                port == null ? null : Math.toIntExact(port));
    }

    @Override
    public Map<String, Object> tree() {
        return header.tree(FlowType.ARQ)
                .put(ArqKeys.PROTOCOL, protocol)
                .put(ArqKeys.SIZE, sizeBytes)
                .put(ArqKeys.SEGMENT, (long) segmentBytes)
                .put(ArqKeys.WINDOW, (long) window)
                .put(ArqKeys.SEQUENCE_BITS, (long) sequenceBits)
                .put(ArqKeys.ALLOW_AMBIGUITY, allowAmbiguity)
                .put(ArqKeys.TIMEOUT, timeoutPs)
                .put(ArqKeys.NAK, nak)
                .put(ArqKeys.ATTEMPTS, (long) attempts)
                .put(ArqKeys.RATE, rateBitPerS)
                .put(TrafficKeys.PORT, port == null ? null : (long) port)
                .map();
    }
}
