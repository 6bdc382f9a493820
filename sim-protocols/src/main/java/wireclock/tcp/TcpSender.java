package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.transport.CongestionControl;
import wireclock.transport.CongestionControls;
import wireclock.transport.CongestionWindow;
import wireclock.transport.Pacing;
import wireclock.transport.RttEstimator;
import wireclock.transport.SendBuffer;
import wireclock.wire.Payload;
import wireclock.wire.TcpSegment;

/**
 * The sending half of a connection: the SND variables of RFC 9293 §3.3.1, segmentation, Nagle's algorithm, what to send
 * next, and what an acknowledgement means.
 *
 * <p>Sequence numbers are 64 bits wide (see {@link SequenceNumbers}). Before the handshake is complete only the SYN is
 * outstanding; the connection sends that itself and calls {@link #synAcknowledged}.
 */
final class TcpSender {
    /** {@link AckIntake#acknowledge}: SND.UNA moved. */
    static final int ADVANCED = 1;
    /** {@link AckIntake#acknowledge}: our FIN has been acknowledged. */
    static final int FIN_ACKNOWLEDGED = 2;
    /** {@link AckIntake#acknowledge}: nothing is outstanding any more. */
    static final int ALL_ACKNOWLEDGED = 8;

    private final TcpConnection connection;
    private final SegmentOutput output;
    private final SendBuffer buffer;
    private final WritePolicy writes;
    private final Scoreboard scoreboard = new Scoreboard();
    private final CongestionWindow window;
    private final CongestionControl congestion;
    private final RttEstimator rtt;
    private final RetransmissionTimer timer;
    private final Rack rack;
    private final WindowReduction reduction;
    private final WindowUsage usage;
    private final SackedBlocks sackedBlocks;
    private final LossRecovery recovery;

    private final SendVariables snd;
    private final Pacing pacing;
    private final PacedOutput paced;
    private final Pieces pieces;
    private final @Nullable ControlFeed feed;
    private final @Nullable MtuSearch mtuSearch;
    private final Resending resending;
    private final AckIntake intake;
    private final SynData synData;
    private final WriteQueue queue;
    private int segmentSize = 536;
    /** What the handshake has settled: the most that {@link #segmentSize} may be. */
    private int negotiatedSegmentSize = 536;

    private boolean finQueued;
    private boolean finSent;
    /**
     * End of the last segment sent that was smaller than full: Nagle waits for its acknowledgement (Minshall's
     * variant).
     */
    private long smallSegmentEnd;

    TcpSender(TcpConnection connection, SegmentOutput output, TcpConfig config, TcpTimers timers,
            int initialSequence, long seed) {
        this.connection = connection;
        this.output = output;
        this.buffer = new SendBuffer(config.sendBufferBytes());
        this.window = new CongestionWindow(config.initialWindow());
        this.pacing = new Pacing(config.congestion().pacing());
        this.congestion = CongestionControls.create(config.congestion(), pacing, seed);
        if (congestion.needsExactEcn()) {
            connection.ecn().beExact();
        }
        this.rtt = new RttEstimator(config.minRtoPs(), config.maxRtoPs(), config.recovery().refinements().rtoMargin());
        connection.ecn().measureBy(rtt);
        this.writes = new WritePolicy(config.nodelay());
        this.timer = new RetransmissionTimer(config, timers, rtt, scoreboard);
        this.rack = new Rack(config.recovery(), rtt);
        this.reduction = new WindowReduction(window, congestion, connection.ecn(), scoreboard,
                config.recovery().refinements());
        this.usage = new WindowUsage(config, window, congestion, reduction);
        this.sackedBlocks = new SackedBlocks(scoreboard, rack, reduction, connection.stats());
        this.recovery = new LossRecovery(config.recovery(), scoreboard, rack, reduction, window, congestion, timer,
                connection.timestamps(), connection.stats());
        this.snd = new SendVariables(SequenceNumbers.initial(initialSequence));
        this.smallSegmentEnd = snd.iss;
        this.pieces = new Pieces(this, snd, pacing,
                config.recovery().refinements().offload() ? output.largestBurst() : 1);
        this.paced = new PacedOutput(this, pieces, pacing, timers, snd);
        this.feed = ControlFeed.of(this, snd);
        this.mtuSearch = MtuSearch.of(config.path().probing(), this, connection, snd);
        this.resending = new Resending(this, connection.stats(), output, config.recovery(), snd);
        this.queue = new WriteQueue(connection, this, snd, output.largestBurst());
        this.intake = new AckIntake(this, connection, config, snd);
        this.synData = new SynData(this, connection.stats(), snd, intake);
    }

    // --- handshake ---------------------------------------------------------------------------------------------------

    /** Notes that a SYN has been sent for the first time. */
    void synSent() {
        snd.nxt = snd.iss + 1;
    }

    /** The peer has acknowledged our SYN: data may follow. */
    void synAcknowledged() {
        snd.una = snd.iss + 1;
        snd.nxt = Math.max(snd.nxt, snd.una);
        smallSegmentEnd = Math.max(smallSegmentEnd, snd.una);
        if (feed != null) {
            feed.established(segmentSize, connection.nowPs());
        }
    }

    /**
     * Takes over what the handshake settled.
     *
     * @param most payload bytes that a segment may have
     * @param segmentSize payload bytes of a full segment, as far as the path is known
     * @param windowShift the peer's window scale, 0 without
     */
    void negotiated(int most, int segmentSize, int windowShift, boolean sackPermitted) {
        negotiatedSegmentSize = most;
        setSegmentSize(segmentSize);
        snd.windowShift = windowShift;
        snd.sackPermitted = sackPermitted;
        recovery.negotiated(sackPermitted);
    }

    void setSegmentSize(int segmentSize) {
        this.segmentSize = segmentSize;
        output.setSegmentSize(segmentSize);
    }

    /** Takes the window out of a segment of the handshake, where it is never scaled, without asking if it is newer. */
    void initialWindow(int window, long sequence, long acknowledgement) {
        snd.wnd = window;
        snd.maxWindow = Math.max(snd.maxWindow, window);
        snd.wl1 = sequence;
    }

    // --- application -------------------------------------------------------------------------------------------------

    /** The application writes: after a pause the window is made smaller before any of it leaves. */
    void writing() {
        if (snd.una == snd.nxt && rtt.hasSample()) {
            usage.restartAfterIdle(rtt.rtoPs(), connection.nowPs());
        }
        if (feed != null) {
            feed.writing(unsentBytes(), segmentSize);
        }
    }

    /** The SYN was lost more than once: begins as after any other loss. */
    void startWithOneSegment() {
        window.set(1);
    }

    /** Puts a FIN behind everything written so far. */
    void queueFin() {
        finQueued = true;
    }

    // --- acknowledgements --------------------------------------------------------------------------------------------

    /**
     * Whether an acknowledgement can be meant: it is for something that has been sent, and not so old that it must be
     * made up (RFC 5961 §5.2: SND.UNA − MAX.SND.WND ≤ SEG.ACK ≤ SND.NXT).
     */
    boolean isPlausible(long ack) {
        return ack <= snd.nxt && ack >= snd.una - snd.maxWindow;
    }

    // --- sending -----------------------------------------------------------------------------------------------------

    /** Sends what is new and may be sent now. */
    void output(long nowPs) {
        sendNewData(nowPs, false);
    }

    void sendNewData(long nowPs, boolean override) {
        sendNewData(nowPs, override, Integer.MAX_VALUE);
    }

    /** As much as leaves in one piece (tcp_push_one of Linux). */
    void pushOne(long nowPs) {
        sendNewData(nowPs, false, pieces.next());
    }

    private void sendNewData(long nowPs, boolean override, int most) {
        if (!hasUnsent()) {
            return;
        }
        boolean all = most == Integer.MAX_VALUE;
        MtuSearch.Step probe = mtuSearch == null || !all ? MtuSearch.Step.NOTHING : mtuSearch.probe(nowPs);
        if (probe == MtuSearch.Step.WAIT) {
            return;
        }
        boolean sent = probe == MtuSearch.Step.SENT;
        sent |= pacing.isOn() ? paced.sendNew(nowPs, override) : pieces.send(nowPs, override, most, all) > 0;
        boolean limited = scoreboard.inFlight() >= window.segments() || pieces.hasDeferred();
        if (sent || (limited && hasUnsent())) {
            usage.validate(limited, scoreboard.outstanding(), snd.una, snd.nxt, rtt.rtoPs(), nowPs);
        }
        if (sent) {
            timer.scheduleProbe(false, snd.sackPermitted, recovery.state());
        }
    }

    /**
     * Sends the next new segment, if there is one and the rules allow it.
     *
     * @param override whether silly-window avoidance is to be overridden (RFC 9293 §3.8.6.2.1, rule 4)
     * @param push PSH or 0: whether it is marked although no write ends in it
     */
    boolean sendNew(long nowPs, boolean override, int push) {
        return sendNew(nowPs, override, push, segmentSize);
    }

    /** As before, with another size of a full segment. */
    boolean sendNew(long nowPs, boolean override, int push, int segmentSize) {
        long written = buffer.end() - (snd.nxt - snd.iss - 1);
        if (finSent || (written == 0 && !finQueued)) {
            return false;
        }
        long usable = snd.una + snd.wnd - snd.nxt;
        int length = (int) Math.min(Math.min(segmentSize, written), Math.max(usable, 0));
        length = writes.cut(snd.nxt - snd.iss - 1, length);
        boolean endsRecord = length < written && writes.endsRecord(snd.nxt - snd.iss - 1 + length);
        boolean fin = finQueued && length == written && usable > length;
        if ((length == 0 && !fin) || (length < segmentSize && !fin && !override && !endsRecord
                && mustWait(length, written))) {
            return false;
        }
        int flags = TcpSegment.ACK | push | writes.push(snd.nxt - snd.iss - 1, length);
        Payload payload = buffer.slice(snd.nxt - snd.iss - 1, length);
        long end = snd.nxt + length;
        if (fin) {
            flags |= TcpSegment.FIN;
            end++;
            finSent = true;
        }
        usage.onSent(scoreboard.inFlight(), nowPs);
        boolean first = scoreboard.isEmpty();
        scoreboard.append(snd.nxt, end, nowPs, snd.delivered, fin);
        reduction.onSent();
        if (length < segmentSize) {
            smallSegmentEnd = end;
        }
        connection.stats().bytesSent += length;
        long sequence = snd.nxt;
        snd.nxt = end;
        if (first || timer.purpose() == RetransmissionTimer.Purpose.LOSS_PROBE) {
            timer.rearm();
        }
        output.transmit((int) sequence, flags, payload);
        return true;
    }

    /**
     * Whether a segment that is not full must wait: Nagle (RFC 9293 §3.7.4) and the sender's SWS avoidance
     * (§3.8.6.2.1).
     */
    private boolean mustWait(int length, long written) {
        if (length == written) {
            return writes.mustWait(smallSegmentEnd > snd.una);
        }
        return length < snd.maxWindow / 2;
    }

    /** The retransmission timer expired: begins to send again from the oldest (RFC 6298 §5.4 to §5.6). */
    void timeout(long nowPs) {
        sackedBlocks.forget();
        recovery.onTimeout(snd.una, snd.nxt, nowPs);
        resending.resend(scoreboard.head(), nowPs);
        timer.expired(recovery.expiries());
    }

    /** The wait for segments that others have overtaken is over. */
    void reorderingTimeout(long nowPs) {
        if (recovery.onReorderingTimeout(snd.una, snd.nxt, nowPs)) {
            recovery.takeDemand();
            resending.sendLost(nowPs);
        }
        if (timer.purpose() != RetransmissionTimer.Purpose.TIMEOUT) {
            timer.rearm();
        }
    }

    // --- readers -----------------------------------------------------------------------------------------------------

    boolean hasOutstanding() {
        return snd.una != snd.nxt;
    }

    /** The stream has an end, and what is sent next lies in the unit that was written last. */
    boolean isLastUnit() {
        return finQueued && queue.isInLast(snd.nxt - snd.iss - 1);
    }

    /** Data or a FIN that has not been sent yet. */
    boolean hasUnsent() {
        return !finSent && (finQueued || buffer.end() > snd.nxt - snd.iss - 1);
    }

    long iss() {
        return snd.iss;
    }

    long sndUna() {
        return snd.una;
    }

    long sndNxt() {
        return snd.nxt;
    }

    long sendWindow() {
        return snd.wnd;
    }

    long unsentBytes() {
        return buffer.end() - (snd.nxt - snd.iss - 1);
    }

    int segmentSize() {
        return segmentSize;
    }

    /** The most payload of a segment that the peer takes. */
    int negotiatedSegmentSize() {
        return negotiatedSegmentSize;
    }

    @Nullable MtuSearch mtuSearch() {
        return mtuSearch;
    }

    boolean sackPermitted() {
        return snd.sackPermitted;
    }

    int window() {
        return window.segments();
    }

    int slowStartThreshold() {
        return window.threshold();
    }

    AckIntake intake() {
        return intake;
    }

    WriteQueue queue() {
        return queue;
    }

    SynData synData() {
        return synData;
    }

    Resending resending() {
        return resending;
    }

    LossRecovery recovery() {
        return recovery;
    }

    RetransmissionTimer timer() {
        return timer;
    }

    Scoreboard scoreboard() {
        return scoreboard;
    }

    Rack rack() {
        return rack;
    }

    int delivered() {
        return snd.delivered;
    }

    int inFlight() {
        return scoreboard.inFlight();
    }

    RttEstimator rtt() {
        return rtt;
    }

    SendBuffer buffer() {
        return buffer;
    }

    WritePolicy writes() {
        return writes;
    }

    /** Our FIN has been sent, and with it everything. */
    boolean isFinSent() {
        return finSent;
    }

    CongestionWindow congestionWindow() {
        return window;
    }

    CongestionControl congestion() {
        return congestion;
    }

    WindowReduction reduction() {
        return reduction;
    }

    Pacing pacing() {
        return pacing;
    }

    Pieces pieces() {
        return pieces;
    }

    PacedOutput paced() {
        return paced;
    }

    @Nullable ControlFeed feed() {
        return feed;
    }

    WindowUsage usage() {
        return usage;
    }

    SackedBlocks sackedBlocks() {
        return sackedBlocks;
    }
}
