package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.wire.BytesPayload;
import wireclock.wire.FastOpenOption;
import wireclock.wire.Payload;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/**
 * One end's SYN and what the two SYNs of a connection settle: sequence numbers, segment size, window scale, SACK,
 * timestamps.
 */
final class Handshake {
    /** What a peer that names no segment size can take (RFC 9293 §3.7.1). */
    private static final int DEFAULT_SEGMENT_SIZE = 536;

    private static final int[] NO_BLOCKS = {};

    private final Scheduler scheduler;
    private final TcpConfig config;
    private final TcpSender sender;
    private final TcpReceiver receiver;
    private final Timestamps timestamps;
    private final FourTuple tuple;
    private final Ecn ecn;
    /** The longest segment that the outgoing interface carries, options included. */
    private int largestSegment;
    private boolean windowScaling;
    private long firstSentPs;
    private int repetitions;
    /** Of these, after a timeout that was not the first. */
    private boolean timedOutAgain;
    private @Nullable FastOpenOption fastOpen;
    private int peerShift;

    Handshake(Scheduler scheduler, TcpConfig config, TcpSender sender, TcpReceiver receiver, Timestamps timestamps,
            FourTuple tuple, int largestSegment, Ecn ecn) {
        this.scheduler = scheduler;
        this.config = config;
        this.sender = sender;
        this.receiver = receiver;
        this.timestamps = timestamps;
        this.tuple = tuple;
        this.ecn = ecn;
        this.largestSegment = largestSegment;
        this.windowScaling = config.windowScaling();
    }

    /** Notes that the SYN leaves for the first time. */
    void begin() {
        firstSentPs = scheduler.nowPs();
        repetitions = 0;
        sender.synSent();
    }

    /** Notes that the SYN leaves again, so that its round trip cannot be measured without timestamps. */
    void repeat() {
        repetitions++;
    }

    /** Notes that the SYN that has just left again did so because nobody answered. */
    void timedOut() {
        timedOutAgain = true;
    }

    /**
     * Our SYN as it leaves now.
     *
     * @param answer whether the peer's has been taken: then ours offers only what the peer offered, and acknowledges
     */
    TcpSegment syn(boolean answer) {
        return syn(answer, BytesPayload.EMPTY);
    }

    /** As {@link #syn(boolean)}, with data (RFC 7413). */
    TcpSegment syn(boolean answer, Payload data) {
        TcpOptions options = new TcpOptions(
                advertisedSegment(), windowScaling ? receiver.scale() : TcpOptions.ABSENT,
                answer ? sender.sackPermitted() : config.sack(),
                timestamps.enabled(), timestamps.value(), answer ? timestamps.echo() : 0, NO_BLOCKS, fastOpen);
        AccurateEcn accurate = ecn.accurate();
        if (accurate != null && answer && repetitions == 0) {
            options = accurate.ofSynAck(options, timestamps.enabled() ? 0 : timestamps.optionBytes());
        }
        return new TcpSegment(tuple.localPort(), tuple.remotePort(), (int) sender.iss(),
                answer ? (int) receiver.rcvNxt() : 0,
                answer ? TcpSegment.SYN | TcpSegment.ACK | ecn.flagsOfSynAck(repetitions, timedOutAgain)
                        : TcpSegment.SYN | ecn.flagsOfSyn(repetitions),
                receiver.windowOfSyn(advertisedSegment() - (answer ? timestamps.optionBytes() : 0)), 0, options, data);
    }

    /** What our SYN says of Fast Open. */
    void setFastOpen(@Nullable FastOpenOption option) {
        fastOpen = option;
    }

    /** The peer's window scale; 0 without. */
    int peerWindowShift() {
        return peerShift;
    }

    /** Value of our MSS option. */
    int advertisedSegment() {
        int ofRoute = config.path().announcedSegmentBytes();
        return config.maximumSegmentSize() > 0 ? config.maximumSegmentSize() : ofRoute > 0 ? ofRoute : largestSegment;
    }

    /** The longest segment that the path carries has become smaller, or larger, before the handshake is complete. */
    void setLargestSegment(int bytes) {
        largestSegment = bytes;
    }

    /** What data on a SYN may fill, options included. */
    int largestOnSyn() {
        return Math.min(advertisedSegment(), largestSegment);
    }

    /** Whether our SYN had to be sent again. */
    boolean isRepeated() {
        return repetitions > 0;
    }

    /**
     * Takes the peer's sequence number, window and options out of its SYN.
     *
     * @param codepoint of its IP header, for ECN
     */
    void take(TcpSegment syn, int codepoint) {
        ecn.take(syn, codepoint);
        if (!syn.has(TcpSegment.ACK)) {
            // Our answer is another segment than the SYN that may have left before.
            repetitions = 0;
            timedOutAgain = false;
        }
        TcpOptions options = syn.options();
        receiver.synchronize(syn.sequence());
        timestamps.acknowledged(receiver.rcvNxt());
        timestamps.negotiate(options);
        windowScaling &= options.windowScale() != TcpOptions.ABSENT;
        int negotiated = negotiatedSegmentSize(options);
        int segmentSize = Math.min(negotiated, Math.max(largestSegment - timestamps.optionBytes(), 1));
        boolean sack = options.sackPermitted() && config.sack();
        receiver.negotiated(segmentSize, windowScaling ? receiver.scale() : TcpOptions.ABSENT, sack);
        // RFC 7323 §2.3: a larger shift is to be taken as 14.
        peerShift = windowScaling ? Math.min(options.windowScale(), TcpOptions.MAX_WINDOW_SCALE) : 0;
        sender.negotiated(negotiated, segmentSize, peerShift, sack);
        sender.initialWindow(syn.window(), SequenceNumbers.initial(syn.sequence()), sender.iss());
    }

    /** The most payload of a segment: what both ends agree to, less the options of every segment (RFC 6691). */
    private int negotiatedSegmentSize(TcpOptions ofPeer) {
        // A size of 0 cannot be meant; Linux takes it for none.
        int offered = ofPeer.maximumSegmentSize() > 0 ? ofPeer.maximumSegmentSize() : DEFAULT_SEGMENT_SIZE;
        int own = config.maximumSegmentSize();
        return Math.max((own > 0 ? Math.min(offered, own) : offered) - timestamps.optionBytes(), 1);
    }

    /**
     * Whether our SYN had to be sent again more than once: then the path, not a tight timeout, is to blame (RFC 6928
     * §2).
     */
    boolean lostRepeatedly() {
        return repetitions > 1;
    }

    /** How long the segment that acknowledges our SYN took, or -1 if that cannot be known (Karn's rule). */
    long roundTripPs(TcpSegment acknowledging) {
        if (repetitions == 0) {
            return scheduler.nowPs() - firstSentPs;
        }
        // The echo tells which of the SYNs was answered (RFC 7323 §4).
        return timestamps.hasEcho(acknowledging) ? timestamps.elapsedSinceEchoPs(acknowledging) : -1;
    }
}
