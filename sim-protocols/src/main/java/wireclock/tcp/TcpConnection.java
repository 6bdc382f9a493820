package wireclock.tcp;

import wireclock.engine.Scheduler;
import wireclock.wire.BytesPayload;
import wireclock.wire.Payload;
import wireclock.wire.TcpSegment;

/**
 * One end of a connection: the state machine of RFC 9293 and nothing but. What is sent and what it means to have been
 * acknowledged is {@link TcpSender}'s, what has arrived is {@link TcpReceiver}'s.
 *
 * <p>The connection owns the turn. A turn begins with a segment, a timer or a call of the application, and ends with
 * {@link #endTurn}: what may be sent is sent, the acknowledgement that is still owed goes out or is put off, the timers are
 * set; and then the application is told what has happened ({@link Notices}).
 */
final class TcpConnection {
    private final Tcp tcp;
    private final Scheduler scheduler;
    private final TcpConfig config;
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
    private final TcpSocket socket;
    private final Notices notices = new Notices();

    private TcpState state = TcpState.CLOSED;
    private StreamHandler handler;
    private TcpObserver observer = TcpObserver.NONE;
    private boolean passive;
    private TcpError error = TcpError.RESET;

    TcpConnection(Tcp tcp, Scheduler scheduler, TcpConfig config, StreamHandler handler, FourTuple tuple,
            int initialSequence, int timestampOffset) {
        this.tcp = tcp;
        this.scheduler = scheduler;
        this.config = config;
        this.handler = handler;
        this.tuple = tuple;
        timers = new TcpTimers(scheduler, this);
        timestamps = new Timestamps(scheduler, timestampOffset, config.timestamps());
        delayedAck = new DelayedAck(config.delayedAckPs());
        receiver = new TcpReceiver(config.receiveBufferBytes());
        output = new SegmentOutput(tcp, tuple, receiver, timestamps, delayedAck, timers, stats);
        sender = new TcpSender(this, output, config, initialSequence);
        retransmission = new Retransmission(config, timers, sender);
        handshake = new Handshake(scheduler, config, sender, receiver, timestamps, tuple,
                tcp.largestSegmentTo(tuple.remoteAddress()));
        check = new SegmentCheck(receiver, timestamps);
        socket = new TcpSocket(this, sender, receiver);
    }

    // --- calls of the application ----------------------------------------------------------------------------------------

    /** RFC 9293 §3.10.1, active: sends the SYN. */
    void openActively() {
        become(TcpState.SYN_SENT);
        beginHandshake();
    }

    /** RFC 9293 §3.10.7.2: a SYN has found a listener. */
    void openPassively(TcpSegment syn) {
        passive = true;
        stats.segmentsReceived++;
        handshake.take(syn);
        become(TcpState.SYN_RECEIVED);
        beginHandshake();
    }

    private void beginHandshake() {
        output.send(handshake.syn(state == TcpState.SYN_RECEIVED));
        handshake.begin();
        retransmission.synSent();
    }

    /** Sends what a write or a close has made possible. */
    void pushOut() {
        endTurn();
    }

    /** The application has read: the window may have opened so far that the peer must be told. */
    void bytesRead() {
        if (state.mayReceive() && receiver.shouldAnnounceWindow()) {
            delayedAck.demand();
            endTurn();
        }
    }

    /**
     * RFC 9293 §3.10.4: no more will be written. While the handshake lasts, the FIN waits for its end; only a connection that
     * nobody has answered and nothing was written to is simply forgotten.
     */
    void closeSending() {
        if (state == TcpState.SYN_SENT && !sender.hasUnsent()) {
            finish();
        } else if (state.maySend()) {
            // The state changes when the application closes, not when the FIN leaves.
            sender.queueFin();
            become(state == TcpState.CLOSE_WAIT ? TcpState.LAST_ACK : TcpState.FIN_WAIT_1);
        }
    }

    /** RFC 9293 §3.10.5. */
    void abort() {
        if (state == TcpState.CLOSED) {
            return;
        }
        if (state == TcpState.SYN_RECEIVED || state.isOpen()) {
            output.transmit((int) sender.sndNxt(), TcpSegment.RST | TcpSegment.ACK, BytesPayload.EMPTY);
        }
        finish();
        endTurn();
    }

    // --- segments --------------------------------------------------------------------------------------------------------

    /** RFC 9293 §3.10.7: a segment for this connection. */
    void segmentArrives(TcpSegment segment) {
        stats.segmentsReceived++;
        if (state == TcpState.SYN_SENT) {
            arrivesInSynSent(segment);
        } else if (state != TcpState.CLOSED) {
            arrivesSynchronized(segment);
        }
        endTurn();
    }

    /** RFC 9293 §3.10.7.3. */
    private void arrivesInSynSent(TcpSegment segment) {
        boolean hasAck = segment.has(TcpSegment.ACK);
        // First, the ACK: it must be for our SYN.
        if (hasAck && segment.acknowledgement() != (int) sender.sndNxt()) {
            if (!segment.has(TcpSegment.RST)) {
                tcp.sendReset(tuple.localAddress(), tuple.remoteAddress(), segment);
            }
            return;
        }
        // Second, RST.
        if (segment.has(TcpSegment.RST)) {
            if (hasAck) {
                fail(TcpError.REFUSED);
            }
            return;
        }
        // Fourth, SYN (the third step, security, does not exist any more).
        if (!segment.has(TcpSegment.SYN)) {
            return;
        }
        handshake.take(segment);
        if (!hasAck) {
            // Simultaneous open.
            become(TcpState.SYN_RECEIVED);
            beginHandshake();
            return;
        }
        sender.initialWindow(segment.window(), SequenceNumbers.initial(segment.sequence()), sender.sndNxt());
        established(segment);
        // Linux answers at once, whether or not the application has data ready.
        output.acknowledge(sender.sndNxt());
    }

    /** Our SYN has been acknowledged. */
    private void established(TcpSegment acknowledging) {
        long rttPs = handshake.roundTripPs(acknowledging);
        if (rttPs >= 0) {
            sender.rtt().sample(rttPs);
            roundTripMeasured(rttPs);
        } else {
            sender.rtt().handshakeUnmeasured();
        }
        if (handshake.lostRepeatedly()) {
            sender.startWithOneSegment();
        }
        sender.synAcknowledged();
        retransmission.synAcknowledged();
        become(TcpState.ESTABLISHED);
        notices.add(Notices.CONNECTED);
        if (socket.isClosed()) {
            closeSending();
        }
    }

    /** RFC 9293 §3.10.7.4: the states from SYN_RECEIVED on. */
    private void arrivesSynchronized(TcpSegment segment) {
        long sequence = SequenceNumbers.extend(segment.sequence(), receiver.rcvNxt());
        if (state == TcpState.ESTABLISHED && check.isPredicted(segment, sequence)) {
            timestamps.take(segment, sequence);
            if (takeAcknowledgement(segment, sequence)) {
                takeText(segment, sequence);
            }
            return;
        }
        SegmentCheck.Verdict verdict = check.check(segment, sequence, state);
        if (verdict != SegmentCheck.Verdict.PASS) {
            turnAway(segment, sequence, verdict);
            return;
        }
        timestamps.take(segment, sequence);
        if (state == TcpState.SYN_RECEIVED && !completesHandshake(segment, sequence)) {
            return;
        }
        if (takeAcknowledgement(segment, sequence)) {
            takeText(segment, sequence);
        }
    }

    private void turnAway(TcpSegment segment, long sequence, SegmentCheck.Verdict verdict) {
        stats.unacceptable++;
        switch (verdict) {
            case RESET -> resetArrived();
            // Linux answers the SYN again where the RFC would only acknowledge.
            case SYN_AGAIN -> sendSynAgain();
            case FIN_AGAIN -> {
                timers.armAfter(TcpTimers.TIME_WAIT, config.timeWaitPs());
                delayedAck.demand();
            }
            case ACKNOWLEDGEMENT_COUNTS -> {
                delayedAck.demand();
                takeAcknowledgement(segment, sequence);
            }
            case ACKNOWLEDGE -> delayedAck.demand();
            default -> {
                // Dropped.
            }
        }
    }

    private void resetArrived() {
        switch (state) {
            case SYN_RECEIVED -> {
                if (passive) {
                    finish();
                } else {
                    fail(TcpError.REFUSED);
                }
            }
            case CLOSING, LAST_ACK, TIME_WAIT -> finish();
            default -> fail(TcpError.RESET);
        }
    }

    /** Fifth step in SYN_RECEIVED: the ACK must be for our SYN. Returns whether the segment is to be looked at further. */
    private boolean completesHandshake(TcpSegment segment, long sequence) {
        long ack = SequenceNumbers.extend(segment.acknowledgement(), sender.sndUna());
        if (ack != sender.sndNxt()) {
            tcp.sendReset(tuple.localAddress(), tuple.remoteAddress(), segment);
            return false;
        }
        established(segment);
        if (segment.has(TcpSegment.SYN)) {
            // Simultaneous open: a SYN's window is never scaled (RFC 7323 §2.2).
            sender.initialWindow(segment.window(), sequence, ack);
            delayedAck.demand();
        } else {
            sender.initialWindow(0, sequence, ack);
        }
        return !segment.has(TcpSegment.SYN);
    }

    /** Fifth step: the acknowledgement. Returns whether the segment is to be looked at further. */
    private boolean takeAcknowledgement(TcpSegment segment, long sequence) {
        long ack = SequenceNumbers.extend(segment.acknowledgement(), sender.sndUna());
        if (!sender.isPlausible(ack)) {
            delayedAck.demand();
            return false;
        }
        int result = sender.acknowledge(segment, sequence, ack, scheduler.nowPs());
        if ((result & TcpSender.RECOVERY_ENTERED) != 0) {
            stats.fastRecoveries++;
        }
        retransmission.acknowledged(result);
        if ((result & TcpSender.ADVANCED) == 0) {
            return true;
        }
        if ((result & TcpSender.FIN_ACKNOWLEDGED) != 0) {
            finAcknowledged();
        }
        if (socket.takeWritable()) {
            notices.add(Notices.WRITABLE);
        }
        if ((result & TcpSender.ALL_ACKNOWLEDGED) != 0 && !sender.hasUnsent()) {
            notices.add(Notices.ACKNOWLEDGED);
        }
        return true;
    }

    private void finAcknowledged() {
        switch (state) {
            case FIN_WAIT_1 -> become(TcpState.FIN_WAIT_2);
            case CLOSING -> enterTimeWait();
            case LAST_ACK -> finish();
            default -> {
                // The FIN was acknowledged before: nothing changes.
            }
        }
    }

    /** Seventh and eighth step: text and FIN. */
    private void takeText(TcpSegment segment, long sequence) {
        boolean fin = segment.has(TcpSegment.FIN);
        Payload payload = segment.payload();
        if ((payload.length() == 0 && !fin) || !state.mayReceive()) {
            return;
        }
        long before = receiver.rcvNxt();
        int result = receiver.accept(sequence, payload, fin);
        delayedAck.received(result, payload.length(), receiver.largestSegment(), receiver.hasHoles());
        if ((result & TcpReceiver.IN_ORDER) != 0) {
            stats.bytesReceived += receiver.rcvNxt() - before - ((result & TcpReceiver.FIN_REACHED) != 0 ? 1 : 0);
            notices.add(Notices.READABLE);
        }
        if ((result & TcpReceiver.FIN_REACHED) != 0) {
            finReached();
        }
    }

    private void finReached() {
        switch (state) {
            case ESTABLISHED -> become(TcpState.CLOSE_WAIT);
            case FIN_WAIT_1 -> {
                delayedAck.demand();
                become(TcpState.CLOSING);
            }
            case FIN_WAIT_2 -> {
                delayedAck.demand();
                enterTimeWait();
            }
            default -> throw new IllegalStateException("FIN in state " + state);
        }
        notices.add(Notices.END_OF_STREAM);
    }

    // --- sending ---------------------------------------------------------------------------------------------------------

    private void sendSynAgain() {
        stats.retransmits++;
        handshake.repeat();
        output.send(handshake.syn(state == TcpState.SYN_RECEIVED));
    }

    /** Sends what may be sent and settles acknowledgement and timers: the end of every turn. */
    private void endTurn() {
        if (state.isSynchronized()) {
            sender.output(scheduler.nowPs());
            retransmission.settle();
        }
        if (state != TcpState.CLOSED) {
            if (delayedAck.isDue()) {
                output.acknowledge(sender.sndNxt());
            } else if (delayedAck.mayWait()) {
                timers.startAfter(TcpTimers.DELAYED_ACK, delayedAck.delayPs());
            }
        }
        notices.deliver(this);
    }

    /** Tells the application one thing. */
    void tell(int notice) {
        switch (notice) {
            case Notices.CONNECTED -> {
                if (passive) {
                    handler = tcp.accepted(this);
                }
                handler.connected(socket);
            }
            case Notices.WRITABLE -> handler.writable(socket);
            case Notices.ACKNOWLEDGED -> handler.acknowledged(socket);
            case Notices.READABLE -> handler.readable(socket);
            case Notices.END_OF_STREAM -> handler.endOfStream(socket);
            case Notices.CLOSED -> handler.closed(socket);
            default -> handler.failed(socket, error);
        }
    }

    // --- timers ----------------------------------------------------------------------------------------------------------

    /** A timer has reached its deadline. */
    void timerExpired(int timer) {
        switch (timer) {
            case TcpTimers.RETRANSMIT -> retransmissionTimeout();
            case TcpTimers.PERSIST -> persistTimeout();
            case TcpTimers.DELAYED_ACK -> delayedAck.demand();
            default -> finish();
        }
        endTurn();
    }

    private void retransmissionTimeout() {
        stats.timeouts++;
        boolean opening = !state.isSynchronized();
        if (!retransmission.mayTryAgain(opening)) {
            giveUp();
        } else if (opening) {
            sendSynAgain();
            retransmission.synSentAgain();
        } else {
            sender.timeout(scheduler.nowPs());
        }
    }

    private void persistTimeout() {
        if (retransmission.mayTryAgain(false)) {
            sender.probe(scheduler.nowPs());
        } else {
            giveUp();
        }
    }

    private void giveUp() {
        if (passive && state == TcpState.SYN_RECEIVED) {
            finish();
        } else {
            fail(TcpError.TIMED_OUT);
        }
    }

    // --- ICMP ------------------------------------------------------------------------------------------------------------

    /** ICMP says that the peer cannot be reached. Fatal while opening; later only the timer decides (RFC 1122 §4.2.3.9). */
    void unreachable() {
        if (state == TcpState.SYN_SENT) {
            fail(TcpError.UNREACHABLE);
            endTurn();
        }
    }

    /**
     * ICMP says that a router could not pass a segment on because it was too long (RFC 1191).
     *
     * @param mtu of the next hop; at least 68 is assumed
     */
    void pathMtuChanged(int mtu) {
        if (state.isSynchronized()) {
            sender.shrinkSegments(Math.max(mtu, 68) - 40 - timestamps.optionBytes());
            endTurn();
        }
    }

    // --- ends ------------------------------------------------------------------------------------------------------------

    private void enterTimeWait() {
        become(TcpState.TIME_WAIT);
        timers.stop(TcpTimers.RETRANSMIT);
        timers.armAfter(TcpTimers.TIME_WAIT, config.timeWaitPs());
    }

    private void finish() {
        leave(Notices.CLOSED);
    }

    private void fail(TcpError reason) {
        error = reason;
        leave(Notices.FAILED);
    }

    private void leave(int lastNotice) {
        become(TcpState.CLOSED);
        timers.disarmAll();
        tcp.remove(this);
        notices.replaceAllBy(lastNotice);
    }

    private void become(TcpState next) {
        TcpState previous = state;
        state = next;
        observer.stateChanged(previous, next);
    }

    // --- readers ---------------------------------------------------------------------------------------------------------

    void roundTripMeasured(long rttPs) {
        observer.roundTripMeasured(rttPs);
    }

    void setObserver(TcpObserver observer) {
        this.observer = observer;
    }

    TcpSocket socket() {
        return socket;
    }

    TcpState state() {
        return state;
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

    FourTuple tuple() {
        return tuple;
    }
}
