package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.wire.FastOpenOption;
import wireclock.wire.Payload;
import wireclock.wire.TcpSegment;

/** The opening of a connection, from either end: RFC 9293 §3.5 and what §3.10.7 does in SYN_SENT and SYN_RECEIVED. */
final class Opening {
    /** How long the acknowledgement of a SYN waits for a writer (Linux: TCP_DELACK_MIN). */
    private static final long WRITER_PATIENCE_PS = 40 * SimTime.MILLISECOND;

    private final TcpConnection connection;
    private final Tcp tcp;
    private final Handshake handshake;
    private final Lifecycle life;
    private final Notices notices;
    private final TcpSender sender;
    private final TcpReceiver receiver;
    private final Retransmission retransmission;
    private final SegmentOutput output;
    private final DelayedAck delayedAck;
    private final PathSegmentSize path;
    private final TcpTimers timers;
    private final TcpConfig config;
    private boolean dataOnSyn;
    private @Nullable FastOpening fast;

    Opening(TcpConnection connection, Tcp tcp, Handshake handshake, Lifecycle life, Notices notices, TcpSender sender,
            TcpReceiver receiver, Retransmission retransmission, SegmentOutput output, DelayedAck delayedAck,
            TcpTimers timers, PathSegmentSize path, TcpConfig config) {
        this.connection = connection;
        this.tcp = tcp;
        this.handshake = handshake;
        this.life = life;
        this.notices = notices;
        this.sender = sender;
        this.receiver = receiver;
        this.retransmission = retransmission;
        this.output = output;
        this.delayedAck = delayedAck;
        this.timers = timers;
        this.path = path;
        this.config = config;
    }

    /** Our first SYN leaves, with data or a request for a cookie if it may (RFC 7413 §4.2.1). */
    void begin(@Nullable FastOpening opening) {
        fast = opening;
        if (opening == null) {
            begin();
            return;
        }
        long nowPs = connection.nowPs();
        Payload data = opening.data(handshake.largestOnSyn(), nowPs);
        handshake.setFastOpen(opening.option(nowPs));
        output.sendSyn(handshake.syn(false, data));
        // A SYN that has to be sent again is an ordinary one: the first may have been lost for what was on it.
        handshake.setFastOpen(null);
        handshake.begin();
        if (data.length() > 0) {
            sender.synData().sent(data, nowPs);
        }
        retransmission.synSent();
    }

    /** Our SYN leaves. */
    void begin() {
        output.sendSyn(handshake.syn(life.state() == TcpState.SYN_RECEIVED));
        handshake.begin();
        retransmission.synSent();
    }

    /**
     * A SYN that may open fast (RFC 7413 §4.2.2).
     *
     * @return whether it does; otherwise the handshake goes its way, with a cookie for the next time if need be
     */
    boolean tryFastOpen(TcpSegment syn, FastOpenServer server) {
        FastOpenOption offered = syn.options().fastOpen();
        byte[] right = server.cookie(connection.tuple().remoteAddress(), connection.tuple().localAddress());
        boolean data = syn.payload().length() > 0;
        switch (server.decide(data, offered, right)) {
            case OPEN -> {
                dataOnSyn = data;
                life.fastOpened();
                return true;
            }
            case GIVE_COOKIE -> handshake.setFastOpen(
                    new FastOpenOption(right, offered != null && offered.isExperimental()));
            default -> {
                // Nothing of Fast Open in the answer.
            }
        }
        return false;
    }

    /** Takes in the data of the SYN, whole: a window for it has not been offered yet. Returns whether there is any. */
    boolean takeDataOnSyn(TcpSegment syn) {
        receiver.windowOfSyn(handshake.advertisedSegment());
        receiver.accept(receiver.rcvNxt(), syn.payload(), false);
        connection.stats().bytesReceived += syn.payload().length();
        return dataOnSyn;
    }

    /** Whether data on the SYN has been taken. */
    boolean hadDataOnSyn() {
        return dataOnSyn;
    }

    /** RFC 9293 §3.10.7.3. */
    void arrivesInSynSent(TcpSegment segment, int codepoint) {
        boolean hasAck = segment.has(TcpSegment.ACK);
        long ack = SequenceNumbers.extend(segment.acknowledgement(), sender.iss());
        // First, the ACK: it must be for our SYN, and perhaps for data on it.
        if (hasAck && (ack <= sender.iss() || ack > sender.sndNxt())) {
            if (!segment.has(TcpSegment.RST)) {
                tcp.sendReset(connection.tuple().localAddress(), connection.tuple().remoteAddress(), segment);
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
        handshake.take(segment, codepoint);
        if (!hasAck) {
            // Simultaneous open.
            life.become(TcpState.SYN_RECEIVED);
            begin();
            return;
        }
        sender.initialWindow(segment.window(), SequenceNumbers.initial(segment.sequence()), sender.sndNxt());
        established(segment);
        FastOpening opening = fast;
        if (opening != null && answeredFast(opening, segment)) {
            return;
        }
        if (connection.socket().isWriterWaiting()) {
            // Data comes at once, and the acknowledgement rides on it.
            delayedAck.awaitWriter(receiver, connection.nowPs());
            timers.armAfter(TcpTimers.DELAYED_ACK, WRITER_PATIENCE_PS);
        } else {
            // Linux answers at once, whether or not the application has data ready.
            AccurateEcn accurate = connection.ecn().accurate();
            if (accurate != null) {
                accurate.reflect();
            }
            output.acknowledge(sender.sndNxt());
        }
    }

    /** The SYN-ACK of a connection that was opened fast. Returns whether data of the SYN has been sent again. */
    private boolean answeredFast(FastOpening opening, TcpSegment synAck) {
        boolean missing = sender.synData().isMissing();
        opening.answered(synAck.options(), handshake.isRepeated(), !missing);
        if (missing) {
            sender.synData().resend(connection.nowPs());
            return true;
        }
        dataOnSyn |= opening.dataSent() > 0;
        if (opening.isFast() && synAck.sequenceLength() > 1) {
            int result = receiver.accept(receiver.rcvNxt(), synAck.payload(), synAck.has(TcpSegment.FIN));
            connection.stats().bytesReceived += synAck.payload().length();
            dataOnSyn = true;
            notices.add(Notices.READABLE);
            if ((result & TcpReceiver.FIN_REACHED) != 0) {
                life.finReached();
            }
        }
        return false;
    }

    void setSynRetries(int retries) {
        retransmission.setSynRetries(retries);
    }

    /** How many bytes have left on our SYN. */
    int synDataBytes() {
        return fast == null ? 0 : fast.dataSent();
    }

    /** The path carries less than the SYN was made for: what was on it may have been too much, so a bare one follows. */
    void pathMtuChanged() {
        int before = handshake.largestOnSyn();
        handshake.setLargestSegment(tcp.largestSegmentTo(connection.tuple().remoteAddress()));
        if (handshake.largestOnSyn() < before && synDataBytes() > 0 && !handshake.isRepeated()) {
            sendSynAgain();
        }
    }

    /** Whoever opened fast may conclude something from a timeout. */
    void timedOut(int before, boolean givingUp) {
        if (fast != null) {
            fast.timedOut(before, givingUp, connection.nowPs());
        }
    }

    /**
     * The connection is gone: that it had brought data shows that opening fast leads somewhere (tcp_v4_destroy_sock).
     */
    void over() {
        if (fast != null && connection.stats().dataSegmentsReceived > 0) {
            fast.heard();
        }
    }

    /** Our SYN has been acknowledged. */
    private void established(TcpSegment acknowledging) {
        long rttPs = handshake.roundTripPs(acknowledging);
        if (rttPs >= 0) {
            sender.rtt().sample(rttPs, sender.sndUna(), sender.sndNxt());
            connection.roundTripMeasured(rttPs);
        } else {
            sender.rtt().handshakeUnmeasured();
        }
        if (handshake.lostRepeatedly()) {
            sender.startWithOneSegment();
        }
        tcp.metrics().recall(connection.tuple(), sender, config.path().metrics(), connection.nowPs());
        sender.synAcknowledged();
        sender.synData().acknowledged(SequenceNumbers.extend(acknowledging.acknowledgement(), sender.iss()),
                connection.nowPs());
        receiver.established(handshake.advertisedSegment() - connection.timestamps().optionBytes(), connection.nowPs());
        retransmission.synAcknowledged();
        life.established();
        connection.keepAlive().heard(connection.nowPs());
        connection.stats().lastDataReceivedPs = connection.nowPs();
        connection.keepAlive().start();
        path.established(fast == null, life.isPassive());
        if (connection.socket().isClosed()) {
            connection.closeSending();
        }
    }

    /**
     * Fifth step in SYN_RECEIVED: the ACK must be for our SYN. Returns whether the segment is to be looked at further.
     */
    boolean completes(TcpSegment segment, long sequence) {
        long ack = SequenceNumbers.extend(segment.acknowledgement(), sender.sndUna());
        if (ack <= sender.iss() || ack > sender.sndNxt()) {
            tcp.sendReset(connection.tuple().localAddress(), connection.tuple().remoteAddress(), segment);
            return false;
        }
        if (life.halfOpen().isDeferred(segment, retransmission.attempts()) || life.isTurnedAway(segment)) {
            return false;
        }
        AccurateEcn accurate = connection.ecn().accurate();
        if (accurate != null) {
            accurate.complete(segment);
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

    /** The SYN-ACK that answers a SYN, for a connection that is not kept. */
    TcpSegment answer(TcpSegment syn, int codepoint) {
        handshake.take(syn, codepoint);
        return handshake.syn(true);
    }

    /** The peer's SYN has been answered with a cookie, and that has come back: as if the connection had been kept. */
    void resume(TcpSegment syn, ListeningPort port) {
        connection.stats().segmentsReceived++;
        handshake.take(syn, Ecn.NOT_ECT);
        life.openPassively(port);
        // It has left already; here it only settles the window that it offered.
        handshake.syn(true);
        handshake.begin();
        // When the answer left is not known, unless the peer's timestamp tells.
        handshake.repeat();
        retransmission.synSent();
    }

    /** The peer's SYN has come again, and is answered again. */
    void synAgain(TcpSegment syn, int codepoint) {
        connection.ecn().synAgain(syn, codepoint);
        sendSynAgain();
    }

    /** Nobody has answered our SYN. */
    void synTimedOut() {
        sendSynAgain();
        handshake.timedOut();
    }

    /** Our SYN leaves again. */
    private void sendSynAgain() {
        connection.stats().retransmits++;
        connection.stats().timeoutRetransmits++;
        handshake.repeat();
        output.nextIsResent(ResendCause.TIMEOUT);
        output.sendSyn(handshake.syn(life.state() == TcpState.SYN_RECEIVED));
    }
}
