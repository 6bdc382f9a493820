package wireclock.tcp;

import wireclock.wire.TcpSegment;

/**
 * Whether a segment of a synchronised connection may be looked at further: the first, second and fourth step of
 * RFC 9293 §3.10.7.4 (the third, security, does not exist any more), with the defences of RFC 5961.
 */
final class SegmentCheck {
    /** What is to be done with the segment. */
    enum Verdict {
        /** Its acknowledgement and text are to be processed. */
        PASS,
        /** Nothing. */
        DROP,
        /** It is answered with an acknowledgement, and nothing else. */
        ACKNOWLEDGE,
        /** So is this, but its own acknowledgement counts: only our window is closed to its text. */
        ACKNOWLEDGEMENT_COUNTS,
        /** The peer's SYN again: our answer to it was lost or is late. */
        SYN_AGAIN,
        /** The peer's FIN again, in TIME_WAIT: our last acknowledgement was lost. */
        FIN_AGAIN,
        /** The connection is over. */
        RESET
    }

    private final TcpReceiver receiver;
    private final Timestamps timestamps;

    SegmentCheck(TcpReceiver receiver, Timestamps timestamps) {
        this.receiver = receiver;
        this.timestamps = timestamps;
    }

    /**
     * Header prediction (Jacobson 1990): whether this is simply the next segment of an established connection, so that
     * none of the steps can find anything.
     */
    boolean isPredicted(TcpSegment segment, long sequence) {
        return (segment.flags() & ~(TcpSegment.PSH | AceField.FLAGS)) == TcpSegment.ACK
                && sequence == receiver.rcvNxt()
                && segment.payload().length() <= receiver.remainingWindow()
                && timestamps.isOrdinary(segment);
    }

    /** The steps in the order of the RFC. */
    Verdict check(TcpSegment segment, long sequence, TcpState state) {
        boolean reset = segment.has(TcpSegment.RST);
        boolean old = !reset && timestamps.isOld(segment);
        if (state == TcpState.TIME_WAIT && !reset && (sequence != receiver.rcvNxt() || segment.sequenceLength() > 0)) {
            // Whatever is not simply the last acknowledgement again is answered with ours, as Linux does it.
            return Verdict.FIN_AGAIN;
        }
        if (old || !receiver.isAcceptable(sequence, segment.sequenceLength(), segment.has(TcpSegment.FIN))) {
            return reset ? Verdict.DROP : unacceptable(segment, sequence, state, old);
        }
        if (reset) {
            // Only the exact sequence number is believed (RFC 5961 §3.2).
            return sequence == receiver.rcvNxt() ? Verdict.RESET : Verdict.ACKNOWLEDGE;
        }
        if (segment.has(TcpSegment.SYN)) {
            // A challenge: a peer that has really lost the connection will answer it with RST (RFC 5961 §4.2).
            return Verdict.ACKNOWLEDGE;
        }
        return segment.has(TcpSegment.ACK) ? Verdict.PASS : Verdict.DROP;
    }

    private Verdict unacceptable(TcpSegment segment, long sequence, TcpState state, boolean old) {
        if (state == TcpState.SYN_RECEIVED && segment.has(TcpSegment.SYN) && !segment.has(TcpSegment.ACK)) {
            return Verdict.SYN_AGAIN;
        }
        if (state == TcpState.SYN_RECEIVED && isAnswerToOurs(segment, sequence)) {
            return Verdict.PASS;
        }
        if (state == TcpState.TIME_WAIT && segment.has(TcpSegment.FIN)) {
            return Verdict.FIN_AGAIN;
        }
        boolean onlyTheWindow = !old && sequence == receiver.rcvNxt() && segment.has(TcpSegment.ACK);
        return onlyTheWindow && state.isSynchronized() ? Verdict.ACKNOWLEDGEMENT_COUNTS : Verdict.ACKNOWLEDGE;
    }

    /** Simultaneous open: the peer's SYN once more, now acknowledging ours (RFC 9293 §3.5, figure 7). */
    private boolean isAnswerToOurs(TcpSegment segment, long sequence) {
        return segment.has(TcpSegment.SYN) && segment.has(TcpSegment.ACK) && segment.sequenceLength() == 1
                && sequence + 1 == receiver.rcvNxt();
    }
}
