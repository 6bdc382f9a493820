package wireclock.tcp;

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
    private final TcpSocket socket;

    TcpConnection(Tcp tcp, Scheduler scheduler, TcpConfig config, StreamHandler handler, FourTuple tuple,
            int initialSequence, int timestampOffset) {
        this.tcp = tcp;
        this.scheduler = scheduler;
        this.tuple = tuple;
        timers = new TcpTimers(scheduler, this);
        timestamps = new Timestamps(scheduler, timestampOffset, config.timestamps());
        delayedAck = new DelayedAck(config.delayedAckPs(), config.quickAcks());
        receiver = new TcpReceiver(receiveWindow(config));
        output = new SegmentOutput(tcp, tuple, receiver, timestamps, delayedAck, timers, stats);
        sender = new TcpSender(this, output, config, timers, initialSequence);
        retransmission = new Retransmission(config, timers, sender);
        handshake = new Handshake(scheduler, config, sender, receiver, timestamps, tuple,
                tcp.largestSegmentTo(tuple.remoteAddress()));
        check = new SegmentCheck(receiver, timestamps);
        notices = new Notices(tcp, this, handler);
        life = new Lifecycle(tcp, this, timers, delayedAck, notices, config.timeWaitPs());
        socket = new TcpSocket(this, sender, receiver);
    }

    private static ReceiveWindow receiveWindow(TcpConfig config) {
        return config.receiveBufferBytes() > 0 ? new FixedReceiveWindow(config.receiveBufferBytes())
                : new LinuxReceiveWindow(config.receiveMemoryBytes(), config.receiveMemoryLimitBytes(),
                        config.receiveMemoryLocked());
    }

    // --- calls of the application ------------------------------------------------------------------------------------

    /** RFC 9293 §3.10.1, active: sends the SYN. */
    void openActively() {
        life.openActively();
        beginHandshake();
    }

    /** RFC 9293 §3.10.7.2: a SYN has found a listener. */
    void openPassively(TcpSegment syn) {
        stats.segmentsReceived++;
        handshake.take(syn);
        life.openPassively();
        beginHandshake();
    }

    private void beginHandshake() {
        output.send(handshake.syn(life.state() == TcpState.SYN_RECEIVED));
        handshake.begin();
        retransmission.synSent();
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

    // --- segments ----------------------------------------------------------------------------------------------------

    /** RFC 9293 §3.10.7: a segment for this connection. */
    void segmentArrives(TcpSegment segment) {
        stats.segmentsReceived++;
        if (life.state() == TcpState.SYN_SENT) {
            arrivesInSynSent(segment);
        } else if (!life.isClosed()) {
            arrivesSynchronized(segment);
        }
        settleAcknowledgement();
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
                life.fail(TcpError.REFUSED);
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
            life.become(TcpState.SYN_RECEIVED);
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
            sender.rtt().sample(rttPs, sender.sndUna(), sender.sndNxt());
            roundTripMeasured(rttPs);
        } else {
            sender.rtt().handshakeUnmeasured();
        }
        if (handshake.lostRepeatedly()) {
            sender.startWithOneSegment();
        }
        sender.synAcknowledged();
        receiver.established(handshake.advertisedSegment());
        retransmission.synAcknowledged();
        life.established();
        if (socket.isClosed()) {
            closeSending();
        }
    }

    /** RFC 9293 §3.10.7.4: the states from SYN_RECEIVED on. */
    private void arrivesSynchronized(TcpSegment segment) {
        long sequence = SequenceNumbers.extend(segment.sequence(), receiver.rcvNxt());
        if (life.state() == TcpState.ESTABLISHED && check.isPredicted(segment, sequence)) {
            timestamps.take(segment, sequence);
            if (takeAcknowledgement(segment, sequence)) {
                takeText(segment, sequence);
            }
            return;
        }
        SegmentCheck.Verdict verdict = check.check(segment, sequence, life.state());
        if (verdict != SegmentCheck.Verdict.PASS) {
            turnAway(segment, sequence, verdict);
            return;
        }
        timestamps.take(segment, sequence);
        if (life.state() == TcpState.SYN_RECEIVED && !completesHandshake(segment, sequence)) {
            return;
        }
        if (takeAcknowledgement(segment, sequence)) {
            takeText(segment, sequence);
        }
    }

    private void turnAway(TcpSegment segment, long sequence, SegmentCheck.Verdict verdict) {
        stats.unacceptable++;
        switch (verdict) {
            case RESET -> life.resetArrived();
            // Linux answers the SYN again where the RFC would only acknowledge.
            case SYN_AGAIN -> sendSynAgain();
            case FIN_AGAIN -> {
                life.restartTimeWait();
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

    /**
     * Fifth step in SYN_RECEIVED: the ACK must be for our SYN. Returns whether the segment is to be looked at further.
     */
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
        retransmission.acknowledged(result);
        if ((result & TcpSender.ADVANCED) == 0) {
            return true;
        }
        if ((result & TcpSender.FIN_ACKNOWLEDGED) != 0) {
            life.finAcknowledged();
        }
        if (socket.takeWritable()) {
            notices.add(Notices.WRITABLE);
        }
        if ((result & TcpSender.ALL_ACKNOWLEDGED) != 0 && !sender.hasUnsent()) {
            notices.add(Notices.ACKNOWLEDGED);
        }
        return true;
    }

    /** Seventh and eighth step: text and FIN. */
    private void takeText(TcpSegment segment, long sequence) {
        boolean fin = segment.has(TcpSegment.FIN);
        Payload payload = segment.payload();
        int length = payload.length();
        if ((payload.length() == 0 && !fin) || !life.state().mayReceive()) {
            return;
        }
        long before = receiver.rcvNxt();
        boolean psh = segment.has(TcpSegment.PSH);
        receiver.measure(length, psh || fin);
        int result = receiver.accept(sequence, payload, fin);
        oweAcknowledgement(segment, result, length, psh);
        if ((result & TcpReceiver.IN_ORDER) != 0) {
            stats.bytesReceived += receiver.rcvNxt() - before - ((result & TcpReceiver.FIN_REACHED) != 0 ? 1 : 0);
            notices.add(Notices.READABLE);
        }
        if ((result & TcpReceiver.FIN_REACHED) != 0) {
            life.finReached();
        }
    }

    private void oweAcknowledgement(TcpSegment segment, int result, int length, boolean psh) {
        if (length > 0) {
            measureReceiverRoundTrip(segment, length);
        }
        if ((result & TcpReceiver.DUPLICATE) != 0 && length > 0) {
            delayedAck.quicken(receiver);
        } else if ((result & TcpReceiver.OUT_OF_ORDER) != 0) {
            delayedAck.owe();
            if (sender.sackPermitted()) {
                // Without SACK the window stays, so that the acknowledgement is a duplicate in the old sense.
                receiver.growWindow(length);
            }
        } else if (length > 0) {
            delayedAck.received(receiver, length, psh, receiver.growWindow(length), scheduler.nowPs(),
                    sender.rtt().rtoPs());
            if ((result & TcpReceiver.HOLE_FILLED) != 0 && !receiver.hasHoles()) {
                delayedAck.demand();
            }
        }
        if ((result & TcpReceiver.FIN_REACHED) != 0) {
            delayedAck.finReceived();
        } else if (length == 0) {
            // A FIN beyond a hole.
            delayedAck.demand();
        }
    }

    private void measureReceiverRoundTrip(TcpSegment segment, int length) {
        if (length >= receiver.usualSegment() && timestamps.hasEcho(segment)) {
            receiver.roundTrip().echoed(segment.options().timestampEcho(), timestamps.elapsedSinceEchoPs(segment));
        }
        receiver.roundTrip().received(receiver.rcvNxt(), receiver.advertisedWindow(), scheduler.nowPs());
    }

    // --- sending -----------------------------------------------------------------------------------------------------

    private void sendSynAgain() {
        stats.retransmits++;
        handshake.repeat();
        output.send(handshake.syn(life.state() == TcpState.SYN_RECEIVED));
    }

    /** A segment has been processed: what is owed for it leaves now, or the timer sees to it. */
    private void settleAcknowledgement() {
        if (!life.state().isSynchronized()) {
            return;
        }
        // Data that can leave now carries the acknowledgement.
        sender.output(scheduler.nowPs());
        long delayPs = delayedAck.decide(receiver, sender.sackPermitted(), sender.rtt().smoothedPs());
        if (delayPs == 0) {
            delayedAck.demand();
        } else if (delayPs > 0) {
            boolean aboutToExpire = timers.isArmed(TcpTimers.DELAYED_ACK)
                    && timers.leftPs(TcpTimers.DELAYED_ACK) <= delayPs / 4;
            if (aboutToExpire) {
                delayedAck.demand();
            } else {
                timers.armWithin(TcpTimers.DELAYED_ACK, delayPs);
            }
        }
    }

    /** Sends what may be sent and settles acknowledgement and timers: the end of every turn. */
    private void endTurn() {
        if (life.state().isSynchronized()) {
            sender.output(scheduler.nowPs());
            retransmission.settle();
        }
        if (!life.isClosed()) {
            if (delayedAck.isDue()) {
                output.acknowledge(sender.sndNxt());
            }
        }
        notices.deliver();
    }

    // --- timers ------------------------------------------------------------------------------------------------------

    /** A timer has reached its deadline. */
    void timerExpired(int timer) {
        switch (timer) {
            case TcpTimers.RETRANSMIT -> retransmissionTimer();
            case TcpTimers.PERSIST -> persistTimeout();
            case TcpTimers.DELAYED_ACK -> delayedAck.expired(sender.rtt().rtoPs());
            default -> life.finish();
        }
        endTurn();
    }

    private void retransmissionTimer() {
        long nowPs = scheduler.nowPs();
        switch (sender.timer().takeExpired()) {
            case LOSS_PROBE -> sender.probeForLoss(nowPs);
            case REORDERING -> sender.reorderingTimeout(nowPs);
            default -> retransmissionTimeout(nowPs);
        }
    }

    private void retransmissionTimeout(long nowPs) {
        boolean opening = !life.state().isSynchronized();
        boolean active = life.state() == TcpState.SYN_SENT;
        stats.timeouts++;
        if (opening ? !retransmission.mayTryAgain(true, active) : !retransmission.mayRetransmit(nowPs)) {
            life.giveUp();
        } else if (opening) {
            sendSynAgain();
            retransmission.synSentAgain(active);
        } else {
            sender.timeout(nowPs);
        }
    }

    private void persistTimeout() {
        if (retransmission.mayTryAgain(false, false)) {
            sender.probe(scheduler.nowPs());
        } else {
            life.giveUp();
        }
    }

    // --- ICMP --------------------------------------------------------------------------------------------------------

    /**
     * ICMP says that the peer cannot be reached. Fatal while opening; later only the timer decides (RFC 1122 §4.2.3.9).
     */
    void unreachable() {
        if (life.state() == TcpState.SYN_SENT) {
            life.fail(TcpError.UNREACHABLE);
            endTurn();
        }
    }

    /**
     * ICMP says that a router could not pass a segment on because it was too long (RFC 1191).
     *
     * @param mtu of the next hop; at least 68 is assumed
     */
    void pathMtuChanged(int mtu) {
        if (life.state().isSynchronized()) {
            sender.shrinkSegments(Math.max(mtu, 68) - 40 - timestamps.optionBytes());
            endTurn();
        }
    }

    // --- readers -----------------------------------------------------------------------------------------------------

    void roundTripMeasured(long rttPs) {
        life.observer().roundTripMeasured(rttPs);
    }

    void setObserver(TcpObserver observer) {
        life.setObserver(observer);
    }

    long nowPs() {
        return scheduler.nowPs();
    }

    TcpSocket socket() {
        return socket;
    }

    boolean isPassive() {
        return life.isPassive();
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

    FourTuple tuple() {
        return tuple;
    }
}
