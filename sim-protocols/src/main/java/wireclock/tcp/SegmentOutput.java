package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.wire.BytesPayload;
import wireclock.wire.Payload;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/** The last step of everything a connection sends: puts acknowledgement, window and options on a segment. */
final class SegmentOutput {
    /** NOP, NOP, kind and length of the SACK option. */
    private static final int SACK_HEADER_BYTES = 4;
    private static final int SACK_BLOCK_BYTES = 8;
    private static final int LONGEST_POINTER = 0xFFFF;
    /** What has been sent so far beyond the urgent byte cannot have left it unacknowledged (RFC 7323 §2.3). */
    private static final int LONGEST_RETRANSMISSION = 1 << 30;
    private static final int[] NO_BLOCKS = {};

    private final Tcp tcp;
    private final FourTuple tuple;
    private final TcpReceiver receiver;
    private final Timestamps timestamps;
    private final DelayedAck delayedAck;
    private final TcpTimers timers;
    private final TcpStats stats;
    private final Ecn ecn;
    private int segmentSize = 536;
    private @Nullable SendWatcher watcher;
    /** Why what leaves next is sent again, or null if it is new. */
    private @Nullable ResendCause resend;
    private final long firstSequence;
    private long watchedSequence;
    private boolean urgent;
    private long urgentUpTo;
    /** Behind the last payload sent: what begins there has not been sent before. */
    private int newFrom;

    SegmentOutput(Tcp tcp, FourTuple tuple, TcpReceiver receiver, Timestamps timestamps, DelayedAck delayedAck,
            TcpTimers timers, TcpStats stats, Ecn ecn, int initialSequence) {
        this.tcp = tcp;
        this.tuple = tuple;
        this.receiver = receiver;
        this.timestamps = timestamps;
        this.delayedAck = delayedAck;
        this.timers = timers;
        this.stats = stats;
        this.ecn = ecn;
        this.newFrom = initialSequence;
        this.firstSequence = SequenceNumbers.initial(initialSequence);
        this.watchedSequence = firstSequence;
    }

    /** Names the payload of a full segment: what a shorter one leaves over is there for options. */
    void setSegmentSize(int segmentSize) {
        this.segmentSize = segmentSize;
    }

    /** Has somebody told of every segment with data. */
    void setWatcher(SendWatcher who) {
        watcher = who;
    }

    /** So many segments may be handed down in one piece. */
    int largestBurst() {
        return tcp.largestBurst();
    }

    @Nullable SendWatcher watcher() {
        return watcher;
    }

    private long watchedFrom(int sequence) {
        watchedSequence = SequenceNumbers.extend(sequence, watchedSequence);
        return watchedSequence - firstSequence;
    }

    /** What ends at a sequence number is urgent. */
    void setUrgentUpTo(long end) {
        urgentUpTo = end;
        urgent = true;
    }

    /** Sends a segment that acknowledges what has arrived. */
    void transmit(int sequence, int flags, Payload payload) {
        if (receiver.isHalfUsed()) {
            delayedAck.calm();
        }
        AccurateEcn accurate = ecn.accurate();
        boolean duplicate = accurate != null && receiver.hasDuplicateToReport();
        int blocks = receiver.hasSackBlocks() ? receiver.sackBlocks(blocksThatFit(payload.length())) : 0;
        if (accurate != null) {
            int taken = blocks > 0 ? SACK_HEADER_BYTES + blocks * SACK_BLOCK_BYTES : 0;
            blocks = accurate.fit(room(payload.length()) - taken, blocks, timers.nowPs());
        }
        int[] sackEdges = blocks > 0 ? receiver.sackEdges(blocks) : NO_BLOCKS;
        // Data that left no room for SACK blocks is not the acknowledgement that is owed: that one follows.
        if (sackEdges.length > 0 || !receiver.hasSackBlocks()) {
            delayedAck.sent();
            timers.stop(TcpTimers.DELAYED_ACK);
        }
        if (payload.length() > 0) {
            delayedAck.dataSent(timers.nowPs());
            stats.sent(payload.length(), timers.nowPs());
            if (watcher != null) {
                long from = watchedFrom(sequence);
                watcher.sent(from, from + payload.length());
            }
        }
        timestamps.acknowledged(receiver.rcvNxt());
        int allFlags = flags;
        int codepoint = Ecn.NOT_ECT;
        if (ecn.isNegotiated()) {
            boolean newData = payload.length() > 0 && sequence - newFrom >= 0;
            newFrom = newData ? sequence + payload.length() : newFrom;
            codepoint = ecn.codepoint(newData);
            allFlags |= ecn.flags(newData);
        } else if (accurate != null) {
            codepoint = accurate.codepoint();
            allFlags |= accurate.flags();
        }
        int urgentPointer = 0;
        if (urgent) {
            // The pointer cannot reach further (RFC 9293 §3.8.5); later segments come closer.
            int distance = (int) urgentUpTo - sequence;
            urgentPointer = Math.clamp(distance, 0, LONGEST_POINTER);
            allFlags |= distance > 0 ? TcpSegment.URG : 0;
            urgent = distance > -LONGEST_RETRANSMISSION;
        }
        TcpOptions options = options(sackEdges);
        if (accurate != null) {
            options = options.with(accurate.option(duplicate, timers.nowPs()));
        }
        send(new TcpSegment(tuple.localPort(), tuple.remotePort(), sequence, (int) receiver.rcvNxt(), allFlags,
                receiver.windowToAdvertise(), urgentPointer, options, payload), codepoint);
    }

    /** Sends a segment that carries nothing but the acknowledgement. */
    void acknowledge(long sndNxt) {
        transmit((int) sndNxt, TcpSegment.ACK, BytesPayload.EMPTY);
    }

    /** Sends a SYN. */
    void sendSyn(TcpSegment syn) {
        send(syn, ecn.codepointOfSyn());
    }

    /** What leaves next has been sent before. */
    void nextIsResent(ResendCause cause) {
        resend = cause;
    }

    private void send(TcpSegment segment, int codepoint) {
        stats.segmentsSent++;
        if (resend != null) {
            tcp.resent(segment, resend);
            resend = null;
        }
        tcp.send(tuple.localAddress(), tuple.remoteAddress(), segment, codepoint);
    }

    /** As many SACK blocks as fit beside a payload. */
    private int blocksThatFit(int payloadBytes) {
        return Math.max((room(payloadBytes) - SACK_HEADER_BYTES) / SACK_BLOCK_BYTES, 0);
    }

    /** Room for options beside a payload: together they may not be longer than a full segment (RFC 9293 §3.7.1). */
    private int room(int payloadBytes) {
        AccurateEcn accurate = ecn.accurate();
        int full = accurate == null ? segmentSize : segmentSize + accurate.reserved();
        return Math.min(TcpOptions.MAX_LENGTH - timestamps.optionBytes(), full - payloadBytes);
    }

    private TcpOptions options(int[] sackEdges) {
        if (sackEdges.length > 0) {
            return new TcpOptions(TcpOptions.ABSENT, TcpOptions.ABSENT, false, timestamps.enabled(), timestamps.value(),
                    timestamps.echo(), sackEdges);
        }
        return timestamps.enabled() ? TcpOptions.timestamps(timestamps.value(), timestamps.echo()) : TcpOptions.NONE;
    }
}
