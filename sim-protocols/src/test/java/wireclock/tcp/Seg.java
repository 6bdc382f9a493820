package wireclock.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import wireclock.wire.AccurateEcnOption;
import wireclock.wire.BytesPayload;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;
import wireclock.wire.TcpSignature;

/**
 * A word of the test language: a segment to be sent by the peer, or expected from the stack. What an expectation does
 * not name is not compared, except flags and length; PSH only if it is named.
 */
final class Seg {
    private static final int NOT_NAMED = -2;

    private int flags;
    private final int sequence;
    private final int acknowledgement;
    private final int length;
    private int window = NOT_NAMED;
    private int mss = NOT_NAMED;
    private int windowScale = NOT_NAMED;
    private boolean sackOk;
    private boolean timestamps;
    private boolean noOptions;
    private int timestampValue = NOT_NAMED;
    private int timestampEcho = NOT_NAMED;
    private int[] sackEdges;
    private AccurateEcnOption marks;
    private boolean noMarks;
    private TcpSignature key;
    private int source;
    private int destination;

    private Seg(int flags, int sequence, int acknowledgement, int length) {
        this.flags = flags;
        this.sequence = sequence;
        this.acknowledgement = acknowledgement;
        this.length = length;
    }

    static Seg syn(int sequence) {
        return new Seg(TcpSegment.SYN, sequence, 0, 0);
    }

    static Seg synAck(int sequence, int acknowledgement) {
        return new Seg(TcpSegment.SYN | TcpSegment.ACK, sequence, acknowledgement, 0);
    }

    static Seg ack(int sequence, int acknowledgement) {
        return data(sequence, acknowledgement, 0);
    }

    static Seg data(int sequence, int acknowledgement, int length) {
        return new Seg(TcpSegment.ACK, sequence, acknowledgement, length);
    }

    static Seg fin(int sequence, int acknowledgement) {
        return data(sequence, acknowledgement, 0).fin();
    }

    static Seg rst(int sequence) {
        return new Seg(TcpSegment.RST, sequence, 0, 0);
    }

    static Seg rstAck(int sequence, int acknowledgement) {
        return new Seg(TcpSegment.RST | TcpSegment.ACK, sequence, acknowledgement, 0);
    }

    Seg fin() {
        flags |= TcpSegment.FIN;
        return this;
    }

    Seg push() {
        flags |= TcpSegment.PSH;
        return this;
    }

    /** ECE. */
    Seg ece() {
        flags |= TcpSegment.ECE;
        return this;
    }

    /** CWR. */
    Seg cwr() {
        flags |= TcpSegment.CWR;
        return this;
    }

    /** AE, CWR and ECE as a number (RFC 9768). */
    Seg ace(int field) {
        flags |= AceField.flags(field);
        return this;
    }

    /** With the option of RFC 9768 in order 1: ECT(1), CE, ECT(0). */
    Seg marks(int ect1, int ce, int ect0) {
        marks = new AccurateEcnOption(true, 3, ect1, ce, ect0);
        return this;
    }

    /** Expected: without that option. */
    Seg noMarks() {
        noMarks = true;
        return this;
    }

    Seg win(int fieldValue) {
        window = fieldValue;
        return this;
    }

    Seg mss(int bytes) {
        mss = bytes;
        return this;
    }

    Seg wscale(int shift) {
        windowScale = shift;
        return this;
    }

    Seg sackOk() {
        sackOk = true;
        return this;
    }

    /** Timestamps of any value. */
    Seg ts() {
        timestamps = true;
        return this;
    }

    Seg ts(int value, int echo) {
        timestamps = true;
        timestampValue = value;
        timestampEcho = echo;
        return this;
    }

    /** Expected: that it echoes this. */
    Seg echo(int value) {
        timestamps = true;
        timestampEcho = value;
        return this;
    }

    /** Sent: with a signature (RFC 2385). */
    Seg signed(TcpSignature key, int source, int destination) {
        this.key = key;
        this.source = source;
        this.destination = destination;
        return this;
    }

    /** Left and right edges in turn. */
    Seg sack(int... edges) {
        sackEdges = edges;
        return this;
    }

    /** Expected: no option at all. */
    Seg noOptions() {
        noOptions = true;
        return this;
    }

    TcpSegment toSegment(int sourcePort, int destinationPort, long firstByte) {
        TcpOptions options = new TcpOptions(mss == NOT_NAMED ? TcpOptions.ABSENT : mss,
                windowScale == NOT_NAMED ? TcpOptions.ABSENT : windowScale, sackOk, timestamps, timestampValue,
                timestampEcho, sackEdges == null ? new int[0] : sackEdges).with(marks);
        TcpSegment segment = new TcpSegment(sourcePort, destinationPort, sequence, acknowledgement, flags,
                window == NOT_NAMED ? 65_535 : window, 0, options,
                length == 0 ? BytesPayload.EMPTY : new GeneratedPayload(TcpScript.PEER, sequence - firstByte, length));
        return key == null ? segment : key.sign(segment, source, destination);
    }

    /** What of an actual segment is not as named; empty if it matches. */
    List<String> differences(TcpSegment actual) {
        List<String> found = new ArrayList<>();
        TcpOptions options = actual.options();
        int push = flags & TcpSegment.PSH;
        compare(found, "flags", flags, push != 0 ? actual.flags() : actual.flags() & ~TcpSegment.PSH);
        compare(found, "seq", sequence, actual.sequence());
        compare(found, "ack", acknowledgement, actual.acknowledgement());
        compare(found, "length", length, actual.payload().length());
        compare(found, "win", window, actual.window());
        compare(found, "mss", mss, options.maximumSegmentSize());
        compare(found, "wscale", windowScale, options.windowScale());
        compare(found, "ts val", timestampValue, options.timestampValue());
        compare(found, "ts ecr", timestampEcho, options.timestampEcho());
        if (sackOk && !options.sackPermitted()) {
            found.add("no sackOK");
        }
        if (timestamps && !options.hasTimestamps()) {
            found.add("no timestamps");
        }
        if ((marks != null || noMarks) && !Objects.equals(marks, options.accurateEcn())) {
            found.add(marks + " should be told but " + options.accurateEcn() + " is");
        }
        if (noOptions && options.length() > 0) {
            found.add("has options");
        }
        if (sackEdges != null) {
            compare(found, "SACK blocks", sackEdges.length / 2, options.sackBlocks());
            for (int i = 0; i < sackEdges.length / 2 && i < options.sackBlocks(); i++) {
                compare(found, "SACK left", sackEdges[2 * i], options.sackLeft(i));
                compare(found, "SACK right", sackEdges[2 * i + 1], options.sackRight(i));
            }
        }
        return found;
    }

    private static void compare(List<String> found, String what, int expected, int actual) {
        if (expected != NOT_NAMED && expected != actual) {
            found.add(what + " should be " + Integer.toUnsignedString(expected) + " but is "
                    + Integer.toUnsignedString(actual));
        }
    }
}
