package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.wire.BytesPayload;
import wireclock.wire.Payload;
import wireclock.wire.TcpSegment;

/**
 * One end of a connection: what RFC 9293 does with a segment, a timer or a call of the application, step by step. What
 * is sent and what it means to have been acknowledged is {@link TcpSender}'s, what has arrived is
 * {@link TcpReceiver}'s, the state and its transitions are {@link Lifecycle}'s.
 *
 * <p>The connection owns the turn. A turn begins with a segment, a timer or a call of the application, and ends with
 * {@link #endTurn}: what may be sent is sent, the acknowledgement that is still owed goes out or is put off, the timers
 * are set; and then the application is told what has happened ({@link Notices}).
 */
final class TcpConnection {
    private final Tcp tcp;
    private final Scheduler scheduler;
    private final FourTuple tuple;
    private final TcpStats stats = new TcpStats();
    private final TcpTimers timers;
    private final Timestamps timestamps;
    private final DelayedAck delayedAck;
    private final TcpReceiver receiver;
    private final SegmentOutput output;
    private final TcpSender sender;
    private final Retransmission retransmission;
    private final Handshake handshake;
    private final SegmentCheck check;
    private final Lifecycle life;
    private final Notices notices;
    private final Ecn ecn;
    private final KeepAliveTimer keepAlive;
    private final UserTimeout userTimeout;
    private final Opening opening;
    private final Acknowledging acknowledging;
    private final Timeouts timeouts;
    private final TcpSocket socket;
    private final LimitWatch limits;
    private final PathSegmentSize path;
    private final ChallengeLimit challenges = new ChallengeLimit();
    /** When SND.UNA moved last; at first, earlier than any instant of a run. */
    private long advancedPs = Long.MIN_VALUE;

    TcpConnection(Tcp tcp, Scheduler scheduler, TcpConfig config, StreamHandler handler, FourTuple tuple,
            int initialSequence, int timestampOffset, long seed) {
        this.tcp = tcp;
        this.scheduler = scheduler;
        this.tuple = tuple;
        timers = new TcpTimers(scheduler, tcp.component(), this, config.recovery().refinements().wheel());
        timestamps = new Timestamps(scheduler, timestampOffset, config.timestamps(), tcp.signs(tuple.remoteAddress()));
        delayedAck = new DelayedAck(config.delayedAckPs(), config.quickAcks());
        ecn = new Ecn(config.ecn(), config.accurateEcn(), delayedAck);
        keepAlive = new KeepAliveTimer(config.keepAlive(), timers);
        userTimeout = new UserTimeout(timers, config.userTimeoutPs());
        receiver = new TcpReceiver(ReceiveWindow.of(config), config.dsack());
        output = new SegmentOutput(tcp, tuple, receiver, timestamps, delayedAck, timers, stats, ecn,
                initialSequence + 1);
        sender = new TcpSender(this, output, config, timers, initialSequence, seed);
        retransmission = new Retransmission(config, timers, sender);
        handshake = new Handshake(scheduler, config, sender, receiver, timestamps, tuple,
                tcp.largestSegmentTo(tuple.remoteAddress()), ecn);
        check = new SegmentCheck(receiver, timestamps);
        notices = new Notices(tcp, this, handler);
        life = new Lifecycle(tcp, this, timers, delayedAck, notices, config);
        path = new PathSegmentSize(tcp, tuple, sender, timestamps, timers, stats, ecn);
        opening = new Opening(this, tcp, handshake, life, notices, sender, receiver, retransmission, output, delayedAck,
                timers, path, config);
        acknowledging = new Acknowledging(scheduler, receiver, sender, delayedAck, timestamps, timers);
        timeouts = new Timeouts(this, opening, scheduler, life, sender, retransmission, output);
        socket = new TcpSocket(this, sender, receiver, output);
        limits = new LimitWatch(life, sender, socket);
    }

    // --- calls of the application ------------------------------------------------------------------------------------

    /** RFC 9293 §3.10.1, active: sends the SYN. */
    void openActively(@Nullable FastOpening fast) {
        life.openActively();
        opening.begin(fast);
    }

    /** RFC 9293 §3.10.7.2: a SYN has found a listener. */
    void openPassively(TcpSegment syn, int codepoint, ListeningPort port) {
        stats.segmentsReceived++;
        handshake.take(syn, codepoint);
        life.openPassively(port);
        FastOpenServer fastOpen = port.listener().fastOpen();
        if (fastOpen == null || !opening.tryFastOpen(syn, fastOpen)) {
            opening.begin();
            return;
        }
        if (opening.takeDataOnSyn(syn)) {
            notices.add(Notices.READABLE);
        }
        opening.begin();
        endTurn();
    }

    /** Sends what a write or a close has made possible. */
    void pushOut() {
        endTurn();
    }

    /** The application has read: the window may have opened so far that the peer must be told. */
    void bytesRead() {
        if (life.isClosed()) {
            return;
        }
        if (delayedAck.isDueAfterReading(receiver, receiver.available() == 0)
                || life.state().mayReceive() && receiver.shouldAnnounceWindow()) {
            delayedAck.demand();
            endTurn();
        }
    }

    /**
     * RFC 9293 §3.10.4: no more will be written. While the handshake lasts, the FIN waits for its end; only a
     * connection that nobody has answered and nothing was written to is simply forgotten.
     */
    void closeSending() {
        if (life.state() == TcpState.SYN_SENT && !sender.hasUnsent()) {
            life.finish();
        } else if (life.state().maySend()) {
            // The state changes when the application closes, not when the FIN leaves.
            sender.queueFin();
            life.closeSending();
        }
    }

    /** RFC 9293 §3.10.5. */
    void abort() {
        if (life.isClosed()) {
            return;
        }
        if (life.state() == TcpState.SYN_RECEIVED || life.state().isOpen()) {
            output.transmit((int) sender.sndNxt(), TcpSegment.RST | TcpSegment.ACK, BytesPayload.EMPTY);
        }
        life.finish();
        endTurn();
    }

    /** The host has crashed: the connection is gone, nothing is sent and nobody is told. */
    void vanish() {
        life.vanish();
    }

    boolean hasVanished() {
        return life.hasVanished();
    }

    // --- segments ----------------------------------------------------------------------------------------------------

    /** RFC 9293 §3.10.7: a segment for this connection. */
    void segmentArrives(TcpSegment segment, int codepoint) {
        stats.segmentsReceived++;
        if (life.state() == TcpState.SYN_SENT) {
            // It says itself what is acknowledged at once, and what waits for data.
            opening.arrivesInSynSent(segment, codepoint);
        } else {
            if (!life.isClosed()) {
                keepAlive.heard(scheduler.nowPs());
                arrivesSynchronized(segment, codepoint);
            }
            if (life.state().isSynchronized()) {
                acknowledging.settle();
            }
        }
        endTurn();
    }

    /** RFC 9293 §3.10.7.4: the states from SYN_RECEIVED on. */
    private void arrivesSynchronized(TcpSegment segment, int codepoint) {
        long sequence = SequenceNumbers.extend(segment.sequence(), receiver.rcvNxt());
        if (life.state() == TcpState.ESTABLISHED && check.isPredicted(segment, sequence)) {
            timestamps.take(segment, sequence);
            if (takeAcknowledgement(segment, sequence, codepoint)) {
                takeText(segment, sequence, codepoint);
            }
            return;
        }
        SegmentCheck.Verdict verdict = check.check(segment, sequence, life.state());
        if (verdict != SegmentCheck.Verdict.PASS) {
            turnAway(segment, sequence, verdict, codepoint);
            return;
        }
        timestamps.take(segment, sequence);
        if (life.state() == TcpState.SYN_RECEIVED && !opening.completes(segment, sequence)) {
            return;
        }
        if (takeAcknowledgement(segment, sequence, codepoint)) {
            takeText(segment, sequence, codepoint);
        }
    }

    private void turnAway(TcpSegment segment, long sequence, SegmentCheck.Verdict verdict, int codepoint) {
        stats.unacceptable++;
        boolean answered = verdict != SegmentCheck.Verdict.RESET && verdict != SegmentCheck.Verdict.DROP;
        if (answered && (segment.payload().length() == 0 || segment.has(TcpSegment.SYN)) && !challenges.mayAnswer(scheduler.nowPs())) {
            return;
        }
        AccurateEcn accurate = ecn.accurate();
        if (accurate != null && verdict != SegmentCheck.Verdict.ACKNOWLEDGEMENT_COUNTS) {
            long end = sequence + segment.sequenceLength();
            boolean within = !timestamps.isOld(segment) && receiver.isWithinLastWindow(end);
            accurate.turnedAway(segment, codepoint, life.state(), within, receiver.lastDuplicate());
        }
        // A FIN that comes again with its text is reported with it (Linux).
        boolean text = segment.payload().length() > 0 && !segment.has(TcpSegment.SYN);
        receiver.repeated(sequence, text ? segment.sequenceLength() : 0);
        switch (verdict) {
            case RESET -> life.resetArrived();
            // Linux answers the SYN again where the RFC would only acknowledge.
            case SYN_AGAIN -> opening.synAgain(segment, codepoint);
            case FIN_AGAIN -> {
                life.restartTimeWait();
                delayedAck.demand();
            }
            case ACKNOWLEDGEMENT_COUNTS -> {
                delayedAck.demand();
                takeAcknowledgement(segment, sequence, codepoint);
            }
            case ACKNOWLEDGE -> delayedAck.demand();
            default -> {
                // Dropped.
            }
        }
    }

    /** Fifth step: the acknowledgement. Returns whether the segment is to be looked at further. */
    private boolean takeAcknowledgement(TcpSegment segment, long sequence, int codepoint) {
        AccurateEcn accurate = ecn.accurate();
        if (accurate != null) {
            accurate.arrived(segment, codepoint, life.state(), socket.isClosed());
        }
        long ack = SequenceNumbers.extend(segment.acknowledgement(), sender.sndUna());
        if (!sender.isPlausible(ack)) {
            delayedAck.demand();
            return false;
        }
        stats.lastAckReceivedPs = scheduler.nowPs();
        int result = sender.intake().acknowledge(segment, sequence, ack, scheduler.nowPs());
        retransmission.acknowledged(result);
        if ((result & TcpSender.ADVANCED) == 0) {
            return true;
        }
        advancedPs = scheduler.nowPs();
        userTimeout.progress();
        if ((result & TcpSender.FIN_ACKNOWLEDGED) != 0) {
            life.finAcknowledged();
        }
        if ((result & TcpSender.ALL_ACKNOWLEDGED) != 0 && !sender.hasUnsent()) {
            notices.add(Notices.ACKNOWLEDGED);
        }
        return true;
    }

    /** Seventh and eighth step: text and FIN. */
    private void takeText(TcpSegment segment, long sequence, int codepoint) {
        boolean fin = segment.has(TcpSegment.FIN);
        Payload payload = segment.payload();
        int length = payload.length();
        if ((payload.length() == 0 && !fin) || !life.mayReceive()) {
            return;
        }
        if (socket.isReadingOver() && life.state() != TcpState.ESTABLISHED && sequence + length > receiver.rcvNxt()) {
            // Nobody will read it: the peer is to know that it is lost (RFC 9293 §3.10.4, RFC 2525 §2.17).
            tcp.sendReset(tuple.localAddress(), tuple.remoteAddress(), segment);
            life.fail(TcpError.RESET);
            return;
        }
        long before = receiver.rcvNxt();
        boolean psh = segment.has(TcpSegment.PSH);
        if (ecn.isUsed() && length > 0 && ecn.changes(codepoint) && delayedAck.isOwed()) {
            output.acknowledge(sender.sndNxt());
        }
        stats.received(length, scheduler.nowPs());
        receiver.measure(length, psh || fin);
        acknowledging.arrived(segment, sequence);
        if (acknowledging.isPressed(sequence, length)) {
            output.acknowledge(sender.sndNxt());
        }
        int result = receiver.accept(sequence, payload, fin);
        acknowledging.received(segment, result, length, psh);
        if (ecn.isUsed() && length > 0 && ecn.received(segment, codepoint)) {
            delayedAck.demand();
        }
        if ((result & TcpReceiver.IN_ORDER) != 0) {
            stats.bytesReceived += receiver.rcvNxt() - before - ((result & TcpReceiver.FIN_REACHED) != 0 ? 1 : 0);
            notices.add(Notices.READABLE);
        }
        if ((result & TcpReceiver.FIN_REACHED) != 0) {
            life.finReached();
        }
    }

    /** Sends what may be sent and settles acknowledgement and timers: the end of every turn. */
    private void endTurn() {
        if (life.maySend()) {
            path.adaptIfChanged();
            sender.output(scheduler.nowPs());
            retransmission.settle();
            userTimeout.clamp(TcpTimers.RETRANSMIT);
            if (socket.takeWritable()) {
                notices.add(Notices.WRITABLE);
            }
        }
        if (!life.isClosed() && delayedAck.isDue()) {
            output.acknowledge(sender.sndNxt());
        }
        limits.settle(scheduler.nowPs());
        notices.deliver();
    }

    // --- timers ------------------------------------------------------------------------------------------------------

    /** A timer has reached its deadline. */
    void timerExpired(int timer) {
        switch (timer) {
            case TcpTimers.RETRANSMIT -> timeouts.sender();
            case TcpTimers.PERSIST -> timeouts.persist();
            case TcpTimers.DELAYED_ACK -> delayedAck.expired(sender.rtt().rtoPs());
            case TcpTimers.PACING -> sender.paced().timeHasCome(scheduler.nowPs());
            case TcpTimers.KEEP_ALIVE -> timeouts.keepAlive();
            default -> life.finish();
        }
        endTurn();
    }

    // --- ICMP --------------------------------------------------------------------------------------------------------

    /**
     * ICMP says that the peer cannot be reached. Fatal while opening; later only the timer decides (RFC 1122 §4.2.3.9).
     */
    void unreachable() {
        if (life.state() == TcpState.SYN_SENT) {
            life.fail(TcpError.UNREACHABLE);
            endTurn();
        } else if (life.state() == TcpState.SYN_RECEIVED) {
            life.unreachable();
            endTurn();
        }
    }

    /**
     * Whether a sequence number that an ICMP error quotes is of something under way. If not, the error is about old
     * times or forged, and counts for nothing (RFC 5927 §4.1).
     */
    boolean isOutstanding(int quotedSequence) {
        long sequence = SequenceNumbers.extend(quotedSequence, sender.sndUna());
        return sender.sndUna() <= sequence && sequence <= sender.sndNxt();
    }

    /** Somebody has learnt something about paths, perhaps about this connection's (RFC 1191 §6.4). */
    void pathMtuChanged() {
        if (life.state() == TcpState.SYN_SENT) {
            opening.pathMtuChanged();
        }
        endTurn();
    }

    int peerWindowShift() {
        return handshake.peerWindowShift();
    }

    int advertisedSegmentSize() {
        return handshake.advertisedSegment();
    }

    Opening opening() {
        return opening;
    }

    KeepAliveTimer keepAlive() {
        return keepAlive;
    }

    UserTimeout userTimeout() {
        return userTimeout;
    }

    LimitWatch limits() {
        return limits;
    }

    Ecn ecn() {
        return ecn;
    }

    // --- readers -----------------------------------------------------------------------------------------------------

    void roundTripMeasured(long rttPs) {
        life.observer().roundTripMeasured(rttPs);
    }

    @Nullable SendWatcher sendWatcher() {
        return output.watcher();
    }

    long nowPs() {
        return scheduler.nowPs();
    }

    TcpSocket socket() {
        return socket;
    }

    /** When the peer acknowledged something new last. */
    long advancedPs() {
        return advancedPs;
    }

    Lifecycle life() {
        return life;
    }

    TcpState state() {
        return life.state();
    }

    TcpStats stats() {
        return stats;
    }

    Timestamps timestamps() {
        return timestamps;
    }

    TcpSender sender() {
        return sender;
    }

    DelayedAck delayedAck() {
        return delayedAck;
    }

    TcpReceiver receiver() {
        return receiver;
    }

    PathSegmentSize path() {
        return path;
    }

    FourTuple tuple() {
        return tuple;
    }
}
