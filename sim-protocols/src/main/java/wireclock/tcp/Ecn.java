package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.transport.RttEstimator;
import wireclock.wire.TcpSegment;

/**
 * Explicit congestion notification of one connection (RFC 3168): what the SYNs settle, the echo of marks to the peer, and
 * what the segments of the connection carry because of it. Where both ends know Accurate ECN, that takes the place of
 * the echo.
 */
final class Ecn {
    /** The IP header of a packet that congestion may mark (§5). */
    static final int ECT0 = 2;
    static final int ECT1 = 1;
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
    /** Null where the mode knows nothing of it. */
    private final @Nullable AccurateEcn known;
    /** The same, once both ends have agreed to it. */
    private @Nullable AccurateEcn agreed;
    private final boolean fallback;

    Ecn(EcnMode mode, AccurateEcnConfig config, DelayedAck delayedAck) {
        this.mode = mode;
        this.known = mode.knowsAccurate() ? new AccurateEcn(config, delayedAck) : null;
        this.fallback = config.fallback();
    }

    /** Names what tells how long a round trip is. */
    void measureBy(RttEstimator estimator) {
        if (known != null) {
            known.measureBy(estimator);
        }
    }

    /** Accurate ECN, if both ends have agreed to it; or null. */
    @Nullable AccurateEcn accurate() {
        return agreed;
    }

    /** The congestion control counts marks (RFC 8257). */
    void beExact() {
        exact = true;
    }

    /** Codepoint of our SYN: Linux lets even that be marked where marks are counted. */
    int codepointOfSyn() {
        return exact && (asked || isUsed()) ? ECT0 : NOT_ECT;
    }

    /** Codepoint of another segment (§6.1.5: new data only, for a mark on what is sent again would hide a loss). */
    int codepoint(boolean newData) {
        return newData || exact ? ECT0 : NOT_ECT;
    }

    /**
     * Flags of our SYN. One that has gone unanswered leaves without, for the sake of middleboxes that drop what asks
     * for ECN: at once with RFC 3168 (§6.1.1.1), after a second attempt with Accurate ECN (RFC 9768 §3.1.4.1).
     *
     * @param repetitions how often it has been sent before
     */
    int flagsOfSyn(int repetitions) {
        boolean asks = mode.asks() || exact;
        asked |= asks;
        boolean accurately = mode == EcnMode.ACCURATE;
        if (!asks || fallback && repetitions > (accurately ? 1 : 0)) {
            return 0;
        }
        if (!accurately || known == null) {
            return ASKING;
        }
        known.synSent(codepointOfSyn());
        return AceField.FLAGS;
    }

    /**
     * Flags of our SYN-ACK.
     *
     * @param repetitions how often it has been sent before
     * @param timedOut whether one sent again has timed out, too: then Accurate ECN does without (RFC 9768 §3.1.4.2)
     */
    int flagsOfSynAck(int repetitions, boolean timedOut) {
        AccurateEcn accurate = agreed;
        if (accurate == null) {
            return negotiated ? TcpSegment.ECE : 0;
        }
        accurate.synSent(codepointOfSyn());
        if (repetitions > 1) {
            accurate.synAckGoneWithout();
        }
        return timedOut ? 0 : accurate.flagsOfSynAck();
    }

    /**
     * Takes the peer's SYN or SYN-ACK (§6.1.1).
     *
     * @param codepoint of its IP header: a SYN may not be marked as capable
     */
    void take(TcpSegment syn, int codepoint) {
        int flags = syn.flags() & ASKING;
        int field = AceField.of(syn);
        if (syn.has(TcpSegment.ACK)) {
            agreed = asked && mode == EcnMode.ACCURATE && AceField.agreesToAccurate(field) ? known : null;
            negotiated = asked && agreed == null && flags == TcpSegment.ECE;
            if (agreed != null) {
                agreed.takeSynAck(syn, codepoint);
            }
        } else {
            agreed = AceField.asksForAccurate(field) ? known : null;
            // With AE the SYN may be marked: its sender knows what it does (RFC 8311 §4.3).
            negotiated = agreed == null && flags == ASKING
                    && (exact || mode != EcnMode.OFF && (codepoint == NOT_ECT || syn.has(TcpSegment.AE)));
            if (agreed != null) {
                agreed.takeSyn(codepoint);
            }
        }
    }

    /** The peer's SYN comes again. */
    void synAgain(TcpSegment syn, int codepoint) {
        if (agreed != null) {
            agreed.synAgain(syn, codepoint);
        }
    }

    /** As of RFC 3168. */
    boolean isNegotiated() {
        return negotiated;
    }

    /** Either way. */
    boolean isUsed() {
        return negotiated || agreed != null;
    }

    boolean hasSeenMarks() {
        return agreed == null ? seen : agreed.received().hasSeenMarks();
    }

    /**
     * Takes note of a segment with data.
     *
     * @return whether it should be acknowledged without delay
     */
    boolean received(TcpSegment segment, int codepoint) {
        boolean hurry = changes(codepoint);
        if (agreed != null) {
            echoing = exact && codepoint == CE;
            return hurry;
        }
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
