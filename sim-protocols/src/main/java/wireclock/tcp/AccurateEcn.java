package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.transport.RttEstimator;
import wireclock.wire.AccurateEcnOption;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/**
 * Accurate ECN of one connection (RFC 9768): every mark is counted, by segments in three flags of the header and by
 * bytes in an option, where RFC 3168 tells one a round trip. Here is what the handshake settles, what is not believed
 * any more, and what the segments carry; {@link MarksReceived} and {@link MarksDelivered} count.
 *
 * <p>As Linux has it: marks are counted in ESTABLISHED alone, and what answers for a connection that nobody holds any
 * more knows nothing of it.
 */
final class AccurateEcn {
    /** Bits of {@link #failures()}, as TCP_INFO has them. */
    private static final int FIELD_WE_SEND = 1;
    private static final int FIELD_WE_RECEIVE = 2;
    private static final int OPTION_WE_SEND = 4;
    private static final int OPTION_WE_RECEIVE = 8;

    private final AccurateEcnConfig config;
    private final DelayedAck delayedAck;
    private final MarksReceived received;
    private final MarksDelivered delivered = new MarksDelivered();
    private @Nullable RttEstimator rtt;

    /** Codepoint of our SYN or SYN-ACK as it left, and of the peer's as it came. */
    private int sentOnSyn;
    private int arrivedOnSyn;
    /** A SYN-ACK of ours has left without the flags, or a SYN has come without: nothing may be marked (§3.1.5). */
    private boolean fieldLost;
    /** The peer's feedback cannot be true. */
    private boolean fieldFalse;
    /** Our option seems to make segments disappear. */
    private boolean optionLost;
    /** The segment that leaves next tells with which codepoint the peer's SYN-ACK came, instead of a count. */
    private boolean reflecting;
    /** The segment that is being looked at is the one that has completed the handshake: its flags are no count. */
    private boolean completing;
    /** All that is kept is what TIME-WAIT takes. */
    private boolean forgotten;
    /** What full segments leave for the option. */
    private int reserved;

    AccurateEcn(AccurateEcnConfig config, DelayedAck delayedAck) {
        this.config = config;
        this.delayedAck = delayedAck;
        this.received = new MarksReceived(config);
    }

    void measureBy(RttEstimator estimator) {
        rtt = estimator;
    }

    // --- handshake ---------------------------------------------------------------------------------------------------

    /** A SYN or SYN-ACK of ours leaves. */
    void synSent(int codepoint) {
        sentOnSyn = codepoint;
    }

    /** The peer's SYN asks for it (§3.1.1). */
    void takeSyn(int codepoint) {
        arrivedOnSyn = codepoint;
        received.begin(codepoint);
        received.demand(1);
    }

    /** The peer's SYN-ACK agrees to it (§3.1.2). */
    void takeSynAck(TcpSegment synAck, int codepoint) {
        arrivedOnSyn = codepoint;
        if (synAck.options().accurateEcn() != null) {
            delivered.see(synAck.options().accurateEcn());
            received.demand(2);
        }
        delivered.synAcknowledged();
        int field = AceField.of(synAck);
        if (codepoint == Ecn.CE && (!AceField.isReflection(field) || isBelieved(field))) {
            received.synAckMarked();
        }
    }

    /** Whether our SYN or SYN-ACK may have arrived as the peer says; if not, nothing that it says is believed. */
    private boolean isBelieved(int field) {
        boolean believed = !config.fallback() || AceField.isPossible(sentOnSyn, AceField.reflected(field));
        fieldFalse |= !believed;
        return believed;
    }

    /** The segment that completes the handshake of a server (§3.2.2.1, table 4; Linux: tcp_accecn_third_ack). */
    void complete(TcpSegment segment) {
        // One with SYN is no acknowledgement yet: both ends have connected at once.
        completing = !segment.has(TcpSegment.SYN);
        delivered.see(segment.options().accurateEcn());
        int field = AceField.of(segment);
        if (segment.options().sackBlocks() > 0) {
            return;
        }
        if (field == 0) {
            fieldFalse = true;
            delivered.distrust();
        } else if (segment.sequenceLength() == 0 && AceField.isReflection(field) && isBelieved(field)
                && AceField.reflected(field) == Ecn.CE) {
            delivered.synAckMarked();
        }
    }

    /** The peer's SYN comes again: the last of them is the one that counts (§3.1.5). */
    void synAgain(TcpSegment syn, int codepoint) {
        arrivedOnSyn = codepoint;
        fieldFalse |= AceField.of(syn) == 0;
    }

    /** Our SYN-ACK has left without the flags, or would have. */
    void synAckGoneWithout() {
        fieldLost = true;
    }

    /** Flags of our SYN-ACK. */
    int flagsOfSynAck() {
        return AceField.reflecting(arrivedOnSyn);
    }

    /**
     * The SYN-ACK's options with ours beside them, if there is room.
     *
     * @param taken bytes that others will take
     */
    TcpOptions ofSynAck(TcpOptions options, int taken) {
        int room = TcpOptions.MAX_LENGTH - taken - options.length();
        return received.level() == AccurateEcnConfig.Option.NONE ? options
                : options.with(MarksReceived.ofSynAck(room, options.gap()));
    }

    /** What leaves next answers the peer's SYN-ACK (§3.2.2.1, table 3). */
    void reflect() {
        reflecting = true;
    }

    // --- what arrives ------------------------------------------------------------------------------------------------

    /**
     * A segment has been found acceptable, and its acknowledgement is about to be looked at.
     *
     * @param orphaned whether nobody holds the connection any more
     */
    void arrived(TcpSegment segment, int codepoint, TcpState state, boolean orphaned) {
        if (state == TcpState.ESTABLISHED) {
            count(segment, codepoint);
        }
        forgotten |= state == TcpState.FIN_WAIT_2 && orphaned;
    }

    private void count(TcpSegment segment, int codepoint) {
        if (received.arrived(codepoint, segment.payload().length())) {
            delayedAck.hasten();
        }
    }

    /**
     * A segment has been turned away, and is answered.
     *
     * @param within whether Linux would not have turned it away: it ends where the last acknowledgement reached, or
     *     later
     * @param told first sequence number of what was last reported to have arrived twice
     */
    void turnedAway(TcpSegment segment, int codepoint, TcpState state, boolean within, int told) {
        forgotten |= state == TcpState.TIME_WAIT;
        if (segment.has(TcpSegment.SYN)) {
            if (within && state.isSynchronized()) {
                arrivedOnSyn = codepoint;
                reflecting = true;
                if (segment.options().accurateEcn() != null
                        && delivered.seen().compareTo(MarksDelivered.Seen.COUNTERS) < 0) {
                    delivered.see(segment.options().accurateEcn());
                    received.demand(1);
                }
            }
            return;
        }
        if (within && state == TcpState.ESTABLISHED && segment.has(TcpSegment.ACK) && !segment.has(TcpSegment.RST)) {
            count(segment, codepoint);
        }
        // It was reported, with the option, and has come yet again: the report must have been lost (§3.2.3.2.2).
        optionLost |= segment.payload().length() > 0 && received.wasToldWithDuplicate() && segment.sequence() == told;
    }

    /**
     * An acknowledgement has been read (Linux: tcp_accecn_process).
     *
     * @param newer whether its timestamp is newer than all before
     * @param exact whether segments and bytes correspond
     * @param bytesBefore bytes of ours that had been acknowledged before
     * @param bytesSent so far, whatever was sent again included
     * @return how many more segments have arrived marked
     */
    int acknowledged(TcpSegment segment, AckReport report, boolean newer, int segmentSize, boolean exact,
            long bytesBefore, long bytesSent) {
        if (completing) {
            completing = false;
            return 0;
        }
        if (!report.dataAcked && !report.dataSacked && !newer) {
            // It may have been overtaken.
            return 0;
        }
        int markedBefore = delivered.bytes(Ecn.CE);
        boolean clear = delivered.takeOption(segment.options().accurateEcn(), report.deliveredBytes, bytesSent);
        delivered.cover(report.delivered);
        int field = AceField.of(segment);
        int full = segmentSize + reserved;
        if (field == 0 && report.dataAcked && bytesBefore <= full) {
            // The first feedback on data cannot be that, but where a middlebox clears the flags (§3.2.2.4).
            fieldFalse = true;
            delivered.distrust();
            return 0;
        }
        if (received.isOverdue()) {
            delayedAck.hasten();
        }
        return delivered.take(field, report.delivered, delivered.bytes(Ecn.CE) - markedBefore, clear,
                report.deliveredBytes, full, exact);
    }

    // --- what leaves -------------------------------------------------------------------------------------------------

    /** Codepoint of a segment: with feedback that can be relied on everything may be marked (§3.2.2.5). */
    int codepoint() {
        return fieldFalse || fieldLost ? Ecn.NOT_ECT : Ecn.ECT0;
    }

    /** The three flags of a segment. */
    int flags() {
        if (forgotten) {
            return 0;
        }
        if (reflecting) {
            reflecting = false;
            return AceField.reflecting(arrivedOnSyn);
        }
        return received.flags();
    }

    /**
     * Finds room for the option in a segment that leaves now.
     *
     * @param room bytes left beside the blocks
     * @return how many of the blocks stay
     */
    int fit(int room, int blocks, long nowPs) {
        if (mayTell(nowPs)) {
            return received.fit(room, blocks);
        }
        received.leaveOut();
        return blocks;
    }

    private boolean mayTell(long nowPs) {
        RttEstimator estimator = rtt;
        return !forgotten && delivered.seen() != MarksDelivered.Seen.NOTHING
                && (!optionLost || received.level() == AccurateEcnConfig.Option.PERSISTENT)
                && received.isDue(nowPs, estimator == null ? 0 : estimator.smoothedPs());
    }

    /**
     * The option of the segment that leaves now, if there is room for it.
     *
     * @param duplicate whether the segment reports what has arrived twice
     */
    @Nullable AccurateEcnOption option(boolean duplicate, long nowPs) {
        return received.take(duplicate, nowPs);
    }

    /** What full segments leave for the option; whether that has changed. */
    boolean reserve(long nowPs) {
        int now = mayTell(nowPs) ? MarksReceived.length() : 0;
        boolean changed = now != reserved;
        reserved = now;
        return changed;
    }

    int reserved() {
        return reserved;
    }

    /** Chooses anew when the option is sent (TCP of Linux: a socket's own tcp_ecn_option). */
    void setOption(AccurateEcnConfig.Option level) {
        received.setLevel(level);
    }

    // --- readers -----------------------------------------------------------------------------------------------------

    MarksReceived received() {
        return received;
    }

    MarksDelivered delivered() {
        return delivered;
    }

    /** What is not believed any more, as bits of TCP_INFO. */
    int failures() {
        return (fieldLost ? FIELD_WE_SEND : 0) | (fieldFalse ? FIELD_WE_RECEIVE : 0)
                | (optionLost ? OPTION_WE_SEND : 0) | (delivered.hasFailed() ? OPTION_WE_RECEIVE : 0);
    }
}
