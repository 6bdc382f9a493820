package wireclock.tcp;

import wireclock.engine.Scheduler;
import wireclock.wire.BytesPayload;
import wireclock.wire.Payload;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/**
 * One end of a connection: the state machine of RFC 9293 and nothing but. What is sent and what it means to have been
 * acknowledged is {@link TcpSender}'s, what has arrived is {@link TcpReceiver}'s.
 *
 * <p>The connection owns the turn. A turn begins with a segment, a timer or a call of the application, and ends with
 * {@link #endTurn}: the application has been told, then what may be sent is sent, then the acknowledgement that is still owed
 * goes out or is put off, then the timers are set. So an answer written from within a callback carries the acknowledgement.
 */
final class TcpConnection {
    private static final int[] NO_BLOCKS = {};

    private final Tcp tcp;
    private final Scheduler scheduler;
    private final TcpConfig config;
    private final TcpStats stats = new TcpStats();
    private final TcpSocket socket = new TcpSocket(this);
    private final TcpSender sender;
    private final TcpReceiver receiver;
    private final TcpTimers timers;
    private final Timestamps timestamps;
    private final DelayedAck delayedAck;
    private final int localAddress;
    private final int localPort;
    private final int remoteAddress;
    private final int remotePort;

    private TcpState state = TcpState.CLOSED;
    private StreamHandler handler;
    private TcpObserver observer = TcpObserver.NONE;
    private boolean passive;
    private boolean inTurn;

    private boolean windowScaling;
    private int attempts;
    private long synSentPs;
    private boolean writeBlocked;
    private boolean closeRequested;

    TcpConnection(Tcp tcp, Scheduler scheduler, TcpConfig config, StreamHandler handler, int localAddress, int localPort,
            int remoteAddress, int remotePort, int initialSequence, int timestampOffset) {
        this.tcp = tcp;
        this.scheduler = scheduler;
        this.config = config;
        this.handler = handler;
        this.localAddress = localAddress;
        this.localPort = localPort;
        this.remoteAddress = remoteAddress;
        this.remotePort = remotePort;
        this.timers = new TcpTimers(scheduler, this);
        this.timestamps = new Timestamps(scheduler, timestampOffset, config.timestamps());
        this.delayedAck = new DelayedAck(config.delayedAckPs());
        this.sender = new TcpSender(this, config, initialSequence);
        this.receiver = new TcpReceiver(config.receiveBufferBytes());
        this.windowScaling = config.windowScaling();
    }

    // --- opening ---------------------------------------------------------------------------------------------------------

    /** RFC 9293 §3.10.1, active: sends the SYN. */
    void openActively() {
        become(TcpState.SYN_SENT);
        sendSyn();
    }

    /** RFC 9293 §3.10.7.2: a SYN has found a listener. */
    void openPassively(TcpSegment syn) {
        passive = true;
        takeSyn(syn);
        become(TcpState.SYN_RECEIVED);
        sendSyn();
    }

    private void sendSyn() {
        synSentPs = scheduler.nowPs();
        transmitSyn();
        sender.synSent();
        timers.armAfter(TcpTimers.RETRANSMIT, sender.rtt().rtoPs());
    }

    private void transmitSyn() {
        boolean answer = state == TcpState.SYN_RECEIVED;
        int mss = config.maximumSegmentSize() > 0 ? config.maximumSegmentSize() : tcp.largestSegmentTo(remoteAddress);
        boolean sack = answer ? sender.sackPermitted() : config.sack();
        TcpOptions options = new TcpOptions(mss,
                windowScaling ? TcpReceiver.shiftFor(config.receiveBufferBytes()) : TcpOptions.ABSENT,
                sack, timestamps.enabled(), timestamps.value(), answer ? timestamps.echo() : 0, NO_BLOCKS);
        int flags = answer ? TcpSegment.SYN | TcpSegment.ACK : TcpSegment.SYN;
        int acknowledgement = answer ? (int) receiver.rcvNxt() : 0;
        timestamps.acknowledged(receiver.rcvNxt());
        send(new TcpSegment(localPort, remotePort, (int) sender.iss(), acknowledgement, flags, receiver.windowOfSyn(), 0,
                options, BytesPayload.EMPTY));
    }

    /** Takes the peer's sequence number and options out of its SYN. */
    private void takeSyn(TcpSegment syn) {
        TcpOptions options = syn.options();
        receiver.synchronize(syn.sequence());
        timestamps.acknowledged(receiver.rcvNxt());
        timestamps.negotiate(options);
        windowScaling &= options.windowScale() != TcpOptions.ABSENT;
        int peerShift = windowScaling ? Math.min(options.windowScale(), TcpOptions.MAX_WINDOW_SCALE) : 0;
        receiver.setWindowShift(windowScaling ? TcpReceiver.shiftFor(config.receiveBufferBytes()) : 0);
        // RFC 9293 §3.7.1: 536 if the peer names none; what the options take is not there for data (RFC 6691).
        int offered = options.maximumSegmentSize() == TcpOptions.ABSENT ? 536 : options.maximumSegmentSize();
        int own = config.maximumSegmentSize() > 0 ? config.maximumSegmentSize() : Integer.MAX_VALUE;
        int segment = Math.min(Math.min(offered, own), tcp.largestSegmentTo(remoteAddress));
        sender.negotiated(Math.max(segment - timestamps.optionBytes(), 1), peerShift, options.sackPermitted() && config.sack());
        sender.initialWindow(syn.window(), SequenceNumbers.initial(syn.sequence()), sender.iss());
    }

    // --- application -----------------------------------------------------------------------------------------------------

    int write(Payload payload) {
        int taken = takeIn(payload);
        pushOut();
        return taken;
    }

    int writeLast(Payload payload) {
        int taken = takeIn(payload);
        if (taken == payload.length()) {
            requestClose();
        }
        pushOut();
        return taken;
    }

    private int takeIn(Payload payload) {
        if (!mayWrite()) {
            throw new IllegalStateException("write in state " + state + (closeRequested ? " after close" : ""));
        }
        int taken = sender.write(payload);
        writeBlocked = taken < payload.length();
        return taken;
    }

    /** Each write sends what may be sent, also from within a callback: a later write of the same turn is another segment. */
    private void pushOut() {
        if (!inTurn) {
            endTurn();
        } else if (state.isSynchronized()) {
            sender.output(scheduler.nowPs());
        }
    }

    private boolean mayWrite() {
        return !closeRequested
                && (state.maySend() || state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED);
    }

    Payload read(int limit) {
        Payload payload = receiver.read(limit);
        if (!inTurn && payload.length() > 0 && state.mayReceive() && receiver.shouldAnnounceWindow()) {
            delayedAck.demand();
            endTurn();
        }
        return payload;
    }

    long available() {
        return receiver.available();
    }

    void close() {
        if (closeRequested || state == TcpState.CLOSED) {
            return;
        }
        if (state == TcpState.SYN_SENT) {
            closeRequested = true;
            finish();
            return;
        }
        requestClose();
        pushOut();
    }

    private void requestClose() {
        closeRequested = true;
        if (state.maySend()) {
            sendFinAfterData();
        }
    }

    /** The state changes when the application closes, not when the FIN leaves (RFC 9293 §3.10.4). */
    private void sendFinAfterData() {
        sender.queueFin();
        become(state == TcpState.CLOSE_WAIT ? TcpState.LAST_ACK : TcpState.FIN_WAIT_1);
    }

    void abort() {
        if (state == TcpState.CLOSED) {
            return;
        }
        if (state.isSynchronized() && state != TcpState.TIME_WAIT || state == TcpState.SYN_RECEIVED) {
            transmit((int) sender.sndNxt(), TcpSegment.RST | TcpSegment.ACK, BytesPayload.EMPTY);
        }
        finish();
    }

    // --- segments --------------------------------------------------------------------------------------------------------

    /** RFC 9293 §3.10.7: a segment for this connection. */
    void segmentArrives(TcpSegment segment) {
        stats.segmentsReceived++;
        inTurn = true;
        if (state == TcpState.SYN_SENT) {
            arrivesInSynSent(segment);
        } else if (state != TcpState.CLOSED) {
            arrivesSynchronized(segment);
        }
        inTurn = false;
        if (state != TcpState.CLOSED) {
            endTurn();
        }
    }

    /** RFC 9293 §3.10.7.3. */
    private void arrivesInSynSent(TcpSegment segment) {
        boolean hasAck = segment.has(TcpSegment.ACK);
        // First, the ACK: it must be for our SYN.
        if (hasAck && segment.acknowledgement() != (int) sender.sndNxt()) {
            if (!segment.has(TcpSegment.RST)) {
                tcp.sendReset(localAddress, remoteAddress, segment);
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
        takeSyn(segment);
        if (!hasAck) {
            // Simultaneous open.
            become(TcpState.SYN_RECEIVED);
            attempts = 0;
            sendSyn();
            return;
        }
        measureHandshake(segment);
        sender.synAcknowledged();
        established();
        // Linux answers at once, whether or not the application has data ready.
        transmit((int) sender.sndNxt(), TcpSegment.ACK, BytesPayload.EMPTY);
        handler.connected(socket);
    }

    private void measureHandshake(TcpSegment segment) {
        if (attempts == 0) {
            sender.rtt().sample(scheduler.nowPs() - synSentPs);
            roundTripMeasured(scheduler.nowPs() - synSentPs);
        } else if (timestamps.enabled()) {
            // The echo tells which of the SYNs was answered (RFC 7323 §4).
            sender.rtt().sample(timestamps.elapsedSinceEchoPs(segment));
        }
    }

    private void established() {
        attempts = 0;
        timers.stop(TcpTimers.RETRANSMIT);
        become(TcpState.ESTABLISHED);
        if (closeRequested) {
            sendFinAfterData();
        }
    }

    /** RFC 9293 §3.10.7.4: the states from SYN_RECEIVED on. */
    private void arrivesSynchronized(TcpSegment segment) {
        long sequence = SequenceNumbers.extend(segment.sequence(), receiver.rcvNxt());
        if (isPredicted(segment, sequence)) {
            timestamps.take(segment, sequence);
            takeAcknowledgement(segment, sequence);
            takeText(segment, sequence);
            return;
        }
        if (!passesSequenceCheck(segment, sequence) || !passesReset(segment, sequence) || !passesSyn(segment)
                || !segment.has(TcpSegment.ACK)) {
            return;
        }
        timestamps.take(segment, sequence);
        if (state == TcpState.SYN_RECEIVED && !completesHandshake(segment, sequence)) {
            return;
        }
        if (takeAcknowledgement(segment, sequence) && state != TcpState.CLOSED) {
            takeText(segment, sequence);
        }
    }

    /** Header prediction (Jacobson 1990): the next segment of an established connection, with nothing unusual about it. */
    private boolean isPredicted(TcpSegment segment, long sequence) {
        return state == TcpState.ESTABLISHED
                && (segment.flags() & ~TcpSegment.PSH) == TcpSegment.ACK
                && sequence == receiver.rcvNxt()
                && segment.payload().length() <= receiver.remainingWindow()
                && timestamps.isOrdinary(segment);
    }

    /** First step: PAWS (RFC 7323 §5.3) and the window. */
    private boolean passesSequenceCheck(TcpSegment segment, long sequence) {
        boolean reset = segment.has(TcpSegment.RST);
        boolean old = !reset && timestamps.isOld(segment);
        if (!old && receiver.isAcceptable(sequence, segment.sequenceLength())) {
            return true;
        }
        stats.unacceptable++;
        if (reset) {
            return false;
        }
        if (state == TcpState.SYN_RECEIVED && segment.has(TcpSegment.SYN) && !segment.has(TcpSegment.ACK)) {
            // The SYN again: our answer was lost or is late. Linux answers it again instead of acknowledging.
            stats.retransmits++;
            transmitSyn();
            return false;
        }
        if (state == TcpState.TIME_WAIT && segment.has(TcpSegment.FIN)) {
            // The FIN again: our last ACK was lost.
            timers.armAfter(TcpTimers.TIME_WAIT, config.timeWaitPs());
        }
        delayedAck.demand();
        if (!old && sequence == receiver.rcvNxt() && segment.has(TcpSegment.ACK) && state.isSynchronized()) {
            // Our window is closed to its text, but its acknowledgement counts (RFC 9293 §3.10.7.4).
            takeAcknowledgement(segment, sequence);
        }
        return false;
    }

    /** Second step: RST, with the exact match that RFC 5961 §3.2 asks for. */
    private boolean passesReset(TcpSegment segment, long sequence) {
        if (!segment.has(TcpSegment.RST)) {
            return true;
        }
        if (sequence != receiver.rcvNxt()) {
            delayedAck.demand();
            return false;
        }
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
        return false;
    }

    /** Fourth step: a SYN inside the window is answered by a challenge (RFC 5961 §4.2). */
    private boolean passesSyn(TcpSegment segment) {
        if (!segment.has(TcpSegment.SYN)) {
            return true;
        }
        delayedAck.demand();
        return false;
    }

    /** Fifth step in SYN_RECEIVED: the ACK must be for our SYN. */
    private boolean completesHandshake(TcpSegment segment, long sequence) {
        long ack = SequenceNumbers.extend(segment.acknowledgement(), sender.sndUna());
        if (ack <= sender.sndUna() || sender.isBeyondSent(ack)) {
            tcp.sendReset(localAddress, remoteAddress, segment);
            return false;
        }
        measureHandshake(segment);
        sender.synAcknowledged();
        sender.initialWindow(0, sequence, ack);
        established();
        if (passive) {
            handler = tcp.accepted(this);
        }
        handler.connected(socket);
        return true;
    }

    /** Fifth step: the acknowledgement. Returns whether the segment is to be looked at further. */
    private boolean takeAcknowledgement(TcpSegment segment, long sequence) {
        long ack = SequenceNumbers.extend(segment.acknowledgement(), sender.sndUna());
        if (sender.isBeyondSent(ack)) {
            delayedAck.demand();
            return false;
        }
        int result = sender.acknowledge(segment, sequence, ack, scheduler.nowPs());
        if ((result & TcpSender.RECOVERY_ENTERED) != 0) {
            stats.fastRecoveries++;
        }
        if ((result & TcpSender.ADVANCED) == 0) {
            return true;
        }
        attempts = 0;
        if ((result & TcpSender.ALL_ACKNOWLEDGED) != 0) {
            timers.stop(TcpTimers.RETRANSMIT);
        } else {
            timers.armAfter(TcpTimers.RETRANSMIT, sender.rtt().rtoPs());
        }
        if ((result & TcpSender.FIN_ACKNOWLEDGED) != 0) {
            finAcknowledged();
        }
        tellWriter((result & TcpSender.ALL_ACKNOWLEDGED) != 0);
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

    private void tellWriter(boolean allAcknowledged) {
        if (state == TcpState.CLOSED) {
            return;
        }
        if (writeBlocked && sender.buffer().free() >= sender.buffer().capacity() / 3) {
            writeBlocked = false;
            handler.writable(socket);
        }
        if (allAcknowledged && !sender.hasUnsent()) {
            handler.acknowledged(socket);
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
            handler.readable(socket);
        }
        if ((result & TcpReceiver.FIN_REACHED) != 0 && state != TcpState.CLOSED) {
            finReached();
        }
    }

    private void finReached() {
        switch (state) {
            case ESTABLISHED -> become(TcpState.CLOSE_WAIT);
            case FIN_WAIT_1 -> become(TcpState.CLOSING);
            case FIN_WAIT_2 -> enterTimeWait();
            default -> throw new IllegalStateException("FIN in state " + state);
        }
        handler.endOfStream(socket);
    }

    // --- sending ---------------------------------------------------------------------------------------------------------

    /** Puts acknowledgement, window and options on a segment, and sends it. */
    void transmit(int sequence, int flags, Payload payload) {
        delayedAck.sent();
        timers.stop(TcpTimers.DELAYED_ACK);
        timestamps.acknowledged(receiver.rcvNxt());
        send(new TcpSegment(localPort, remotePort, sequence, (int) receiver.rcvNxt(), flags, receiver.windowToAdvertise(), 0,
                ordinaryOptions(), payload));
    }

    private TcpOptions ordinaryOptions() {
        if (sender.sackPermitted() && receiver.hasHoles()) {
            return new TcpOptions(TcpOptions.ABSENT, TcpOptions.ABSENT, false, timestamps.enabled(), timestamps.value(),
                    timestamps.echo(), receiver.sackEdges(timestamps.enabled()));
        }
        return timestamps.enabled() ? TcpOptions.timestamps(timestamps.value(), timestamps.echo()) : TcpOptions.NONE;
    }

    private void send(TcpSegment segment) {
        stats.segmentsSent++;
        tcp.send(localAddress, remoteAddress, segment);
    }

    /** Sends what may be sent and settles acknowledgement and timers: the end of every turn. */
    private void endTurn() {
        long nowPs = scheduler.nowPs();
        if (state.isSynchronized()) {
            sender.output(nowPs);
            if (delayedAck.isDue()) {
                transmit((int) sender.sndNxt(), TcpSegment.ACK, BytesPayload.EMPTY);
            } else if (delayedAck.mayWait()) {
                timers.startAfter(TcpTimers.DELAYED_ACK, delayedAck.delayPs());
            }
            setSendTimers();
        }
    }

    private void setSendTimers() {
        boolean outstanding = sender.hasOutstanding();
        if (!outstanding && sender.needsPersistTimer()) {
            timers.startAfter(TcpTimers.PERSIST, sender.rtt().rtoPs());
            return;
        }
        if (timers.isArmed(TcpTimers.PERSIST)) {
            sender.rtt().resetBackoff();
            timers.stop(TcpTimers.PERSIST);
        }
        if (outstanding) {
            timers.startAfter(TcpTimers.RETRANSMIT, sender.rtt().rtoPs());
        }
    }

    // --- timers ----------------------------------------------------------------------------------------------------------

    /** A timer has reached its deadline. */
    void timerExpired(int timer) {
        switch (timer) {
            case TcpTimers.RETRANSMIT -> retransmissionTimeout();
            case TcpTimers.PERSIST -> {
                sender.rtt().backOff();
                sender.probe(scheduler.nowPs());
            }
            case TcpTimers.DELAYED_ACK -> delayedAck.demand();
            default -> finish();
        }
        if (state != TcpState.CLOSED) {
            endTurn();
        }
    }

    private void retransmissionTimeout() {
        stats.timeouts++;
        attempts++;
        boolean opening = !state.isSynchronized();
        if (attempts > (opening ? config.synRetries() : config.retries())) {
            if (passive && opening) {
                finish();
            } else {
                fail(TcpError.TIMED_OUT);
            }
            return;
        }
        if (opening) {
            sender.rtt().backOff();
            stats.retransmits++;
            transmitSyn();
            timers.armAfter(TcpTimers.RETRANSMIT, sender.rtt().rtoPs());
        } else {
            sender.timeout(scheduler.nowPs());
        }
    }

    // --- ICMP ------------------------------------------------------------------------------------------------------------

    /** ICMP says that the peer cannot be reached. Fatal while opening; later only the timer decides (RFC 1122 §4.2.3.9). */
    void unreachable() {
        if (state == TcpState.SYN_SENT) {
            fail(TcpError.UNREACHABLE);
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
        boolean told = state == TcpState.SYN_RECEIVED && passive;
        leave();
        if (!told) {
            handler.closed(socket);
        }
    }

    private void fail(TcpError error) {
        leave();
        handler.failed(socket, error);
    }

    private void leave() {
        become(TcpState.CLOSED);
        timers.disarmAll();
        tcp.remove(this);
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

    int localAddress() {
        return localAddress;
    }

    int localPort() {
        return localPort;
    }

    int remoteAddress() {
        return remoteAddress;
    }

    int remotePort() {
        return remotePort;
    }
}
