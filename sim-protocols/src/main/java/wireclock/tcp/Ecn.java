package wireclock.tcp;

import wireclock.wire.TcpSegment;

/**
 * Explicit congestion notification of one connection (RFC 3168): what the SYNs settle, the echo of marks to the peer, and
 * what the segments of the connection carry because of it.
 */
final class Ecn {
    /** The IP header of a packet that congestion may mark (§5). */
    static final int ECT0 = 2;
    /** The mark of congestion. */
    static final int CE = 3;
    static final int NOT_ECT = 0;

    private static final int ASKING = TcpSegment.ECE | TcpSegment.CWR;

    private final EcnMode mode;
    /** Every mark is told, and everything sent may be marked (RFC 8257). */
    private boolean exact;
    private boolean negotiated;
    /** Our SYN has asked. */
    private boolean asked;
    /** A mark has arrived, and the peer has not yet said that it sends more slowly (§6.1.3). */
    private boolean echoing;
    /** The peer has marked its data as capable at least once. */
    private boolean seen;
    /** The peer is to be told with the next new data that we send more slowly (§6.1.2). */
    private boolean reductionToTell;

    Ecn(EcnMode mode) {
        this.mode = mode;
    }

    /** The congestion control counts marks (RFC 8257). */
    void beExact() {
        exact = true;
    }

    /** Codepoint of our SYN: Linux lets even that be marked where marks are counted. */
    int codepointOfSyn() {
        return exact && (asked || negotiated) ? ECT0 : NOT_ECT;
    }

    /** Codepoint of another segment (§6.1.5: new data only, for a mark on what is sent again would hide a loss). */
    int codepoint(boolean newData) {
        return newData || exact ? ECT0 : NOT_ECT;
    }

    /**
     * Flags of our SYN.
     *
     * @param answer whether it answers the peer's
     * @param repeated whether it has been sent before: then it does without, for the sake of middleboxes that drop what
     *     asks for ECN (§6.1.1.1)
     */
    int flagsOfSyn(boolean answer, boolean repeated) {
        if (answer) {
            return negotiated ? TcpSegment.ECE : 0;
        }
        asked = (mode == EcnMode.REQUEST || exact) && !repeated;
        return asked ? ASKING : 0;
    }

    /**
     * Takes the peer's SYN or SYN-ACK (§6.1.1).
     *
     * @param codepoint of its IP header: a SYN may not be marked as capable
     */
    void take(TcpSegment syn, int codepoint) {
        int flags = syn.flags() & ASKING;
        if (syn.has(TcpSegment.ACK)) {
            negotiated = asked && flags == TcpSegment.ECE;
        } else {
            negotiated = flags == ASKING && (exact || mode != EcnMode.OFF && codepoint == NOT_ECT);
        }
    }

    boolean isNegotiated() {
        return negotiated;
    }

    boolean hasSeenMarks() {
        return seen;
    }

    /**
     * Takes note of a segment with data.
     *
     * @return whether it should be acknowledged without delay
     */
    boolean received(TcpSegment segment, int codepoint) {
        boolean hurry = changes(codepoint);
        if (segment.has(TcpSegment.CWR)) {
            echoing = false;
            // The peer may have so small a window that it waits for this.
            hurry = true;
        }
        if (exact) {
            echoing = codepoint == CE;
        } else if (codepoint == CE) {
            hurry |= !echoing;
            echoing = true;
        }
        seen |= codepoint != NOT_ECT;
        return hurry;
    }

    /**
     * Whether marks begin or end with a segment: an acknowledgement that still waits is then to leave first, for it is of
     * what had arrived before (RFC 8257 §3.2).
     */
    boolean changes(int codepoint) {
        return exact && echoing != (codepoint == CE);
    }

    /** Our window has been reduced, for whatever reason. */
    void windowReduced() {
        reductionToTell = negotiated;
    }

    /** The reduction was a mistake, and has been undone. */
    void reductionUndone() {
        reductionToTell = false;
    }

    /** Flags of a segment beside its own. */
    int flags(boolean newData) {
        int flags = echoing ? TcpSegment.ECE : 0;
        if (newData && reductionToTell) {
            reductionToTell = false;
            flags |= TcpSegment.CWR;
        }
        return flags;
    }
}
