package wireclock.tcp;

import wireclock.wire.FastOpenOption;
import wireclock.wire.TcpSegment;

/** The opening of a connection, from either end: RFC 9293 §3.5 and what §3.10.7 does in SYN_SENT and SYN_RECEIVED. */
final class Opening {
    private final TcpConnection connection;
    private final Tcp tcp;
    private final Handshake handshake;
    private final Lifecycle life;
    private final TcpSender sender;
    private final TcpReceiver receiver;
    private final Retransmission retransmission;
    private final SegmentOutput output;
    private final DelayedAck delayedAck;
    private final PathSegmentSize path;
    private boolean dataOnSyn;

    Opening(TcpConnection connection, Tcp tcp, Handshake handshake, Lifecycle life, TcpSender sender,
            TcpReceiver receiver, Retransmission retransmission, SegmentOutput output, DelayedAck delayedAck,
            PathSegmentSize path) {
        this.connection = connection;
        this.tcp = tcp;
        this.handshake = handshake;
        this.life = life;
        this.sender = sender;
        this.receiver = receiver;
        this.retransmission = retransmission;
        this.output = output;
        this.delayedAck = delayedAck;
        this.path = path;
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
        // First, the ACK: it must be for our SYN.
        if (hasAck && segment.acknowledgement() != (int) sender.sndNxt()) {
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
        // Linux answers at once, whether or not the application has data ready.
        output.acknowledge(sender.sndNxt());
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
        sender.synAcknowledged();
        path.adapt();
        receiver.established(handshake.advertisedSegment() - connection.timestamps().optionBytes(), connection.nowPs());
        retransmission.synAcknowledged();
        life.established();
        connection.keepAlive().heard(connection.nowPs());
        connection.keepAlive().start();
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

    /** Our SYN leaves again. */
    void sendSynAgain() {
        connection.stats().retransmits++;
        connection.stats().timeoutRetransmits++;
        handshake.repeat();
        output.sendSyn(handshake.syn(life.state() == TcpState.SYN_RECEIVED));
    }
}
