package wireclock.tcp;

import wireclock.transport.CongestionControl;
import wireclock.transport.CongestionControls;
import wireclock.transport.RttEstimator;
import wireclock.transport.SendBuffer;
import wireclock.wire.Payload;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/**
 * The sending half of a connection: the SND variables of RFC 9293 §3.3.1, segmentation, Nagle's algorithm, what to send
 * next, and what an acknowledgement means.
 *
 * <p>Sequence numbers are 64 bits wide (see {@link SequenceNumbers}). Before the handshake is complete only the SYN is
 * outstanding; the connection sends that itself and calls {@link #synAcknowledged}.
 */
final class TcpSender {
    /** {@link #acknowledge}: SND.UNA moved. */
    static final int ADVANCED = 1;
    /** {@link #acknowledge}: our FIN has been acknowledged. */
    static final int FIN_ACKNOWLEDGED = 2;
    /** {@link #acknowledge}: fast recovery was entered. */
    static final int RECOVERY_ENTERED = 4;
    /** {@link #acknowledge}: nothing is outstanding any more. */
    static final int ALL_ACKNOWLEDGED = 8;

    private final TcpConnection connection;
    private final SegmentOutput output;
    private final TcpConfig config;
    private final SendBuffer buffer;
    private final WritePolicy writes;
    private final Scoreboard scoreboard = new Scoreboard();
    private final SackedBlocks sackedBlocks = new SackedBlocks(scoreboard);
    private final CongestionControl congestion;
    private final LossRecovery recovery;
    private final RttEstimator rtt;

    private final long iss;
    private long sndUna;
    private long sndNxt;
    private long sndWnd;
    private long maxWindow;
    /** SEG.SEQ and SEG.ACK of the last window update (SND.WL1, SND.WL2). */
    private long sndWl1;
    private long sndWl2;
    private int windowShift;
    private int segmentSize = 536;
    /** What the handshake has settled: the most that {@link #segmentSize} may be. */
    private int negotiatedSegmentSize = 536;
    private boolean sackPermitted;

    private boolean finQueued;
    private boolean finSent;
    /**
     * End of the last segment sent that was smaller than full: Nagle waits for its acknowledgement (Minshall's
     * variant).
     */
    private long smallSegmentEnd;
    /** The congestion window is what kept the last {@link #output} from sending more. */
    private boolean windowLimited;
    private final FlightPeak flightPeak;
    private long lastSentPs;

    TcpSender(TcpConnection connection, SegmentOutput output, TcpConfig config, int initialSequence) {
        this.connection = connection;
        this.output = output;
        this.config = config;
        this.buffer = new SendBuffer(config.sendBufferBytes());
        this.congestion = CongestionControls.create(config.congestionControl(), config.initialWindow());
        this.recovery = new LossRecovery(scoreboard, congestion);
        this.rtt = new RttEstimator(config.minRtoPs(), config.maxRtoPs());
        this.writes = new WritePolicy(config.nodelay());
        this.iss = SequenceNumbers.initial(initialSequence);
        this.sndUna = iss;
        this.sndNxt = iss;
        this.smallSegmentEnd = iss;
        this.flightPeak = new FlightPeak(iss);
    }

    // --- handshake ---------------------------------------------------------------------------------------------------

    /** Notes that a SYN has been sent for the first time. */
    void synSent() {
        sndNxt = iss + 1;
    }

    /** The peer has acknowledged our SYN: data may follow. */
    void synAcknowledged() {
        sndUna = iss + 1;
        sndNxt = Math.max(sndNxt, sndUna);
        smallSegmentEnd = Math.max(smallSegmentEnd, sndUna);
        flightPeak.begin(sndUna);
    }

    /**
     * Takes over what the handshake settled.
     *
     * @param segmentSize payload bytes of a full segment
     * @param windowShift the peer's window scale, 0 without
     */
    void negotiated(int segmentSize, int windowShift, boolean sackPermitted) {
        negotiatedSegmentSize = segmentSize;
        setSegmentSize(segmentSize);
        this.windowShift = windowShift;
        this.sackPermitted = sackPermitted;
    }

    private void setSegmentSize(int segmentSize) {
        this.segmentSize = segmentSize;
        output.setSegmentSize(segmentSize);
    }

    /**
     * Takes the window out of a segment without asking whether it is newer: during the handshake, where it is never
     * scaled.
     */
    void initialWindow(int window, long sequence, long acknowledgement) {
        sndWnd = window;
        maxWindow = Math.max(maxWindow, window);
        sndWl1 = sequence;
        sndWl2 = acknowledgement;
    }

    // --- application -------------------------------------------------------------------------------------------------

    /**
     * Takes as much as there is room for.
     *
     * @param more whether the application will write more at once: MSG_MORE
     */
    int write(Payload payload, boolean more) {
        boolean continues = unsentBytes() > 0;
        int taken = buffer.write(payload);
        writes.written(buffer.end() - taken, buffer.end(), continues, more);
        return taken;
    }

    /** The peer has seen a mark of congestion (RFC 3168 §6.1.2). Returns whether the window has been reduced for it. */
    boolean onEcnEcho(long nowPs) {
        return recovery.onEcnEcho(sndUna, sndNxt, nowPs);
    }

    /** The SYN was lost more than once: begins as after any other loss. */
    void startWithOneSegment() {
        congestion.onIdleRestart(1);
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
        return ack <= sndNxt && ack >= sndUna - maxWindow;
    }

    /**
     * Takes in an acceptable segment's acknowledgement, window and SACK blocks (RFC 9293 §3.10.7.4, fifth step).
     *
     * @param sequence SEG.SEQ, for the window update rule
     * @return bits of {@link #ADVANCED}, {@link #FIN_ACKNOWLEDGED}, {@link #RECOVERY_ENTERED},
     *     {@link #ALL_ACKNOWLEDGED}
     */
    int acknowledge(TcpSegment segment, long sequence, long ack, long nowPs) {
        long window = (long) segment.window() << windowShift;
        boolean windowChanged = window != sndWnd;
        TcpOptions options = segment.options();
        if (ack < sndUna) {
            return 0;
        }
        updateWindow(window, sequence, ack);
        int newlySacked = 0;
        if (sackPermitted && options.sackBlocks() > 0) {
            sackedBlocks.enter(options, sndUna, sndNxt);
            newlySacked = scoreboard.takeNewlySacked();
        }
        boolean advanced = ack > sndUna;
        int result = 0;
        int acknowledged = 0;
        if (advanced) {
            acknowledged = scoreboard.acknowledge(ack);
            sndUna = ack;
            result = ADVANCED;
            if (finSent && ack == sndNxt) {
                result |= FIN_ACKNOWLEDGED;
            }
            long released = Math.min(ack - iss - 1, buffer.end());
            buffer.releaseUpTo(released);
            writes.released(released);
            measureRoundTrip(segment, nowPs);
        } else if (!sackPermitted && segment.sequenceLength() == 0 && !windowChanged && !scoreboard.isEmpty()
                && recovery.heedsDuplicates(ack)) {
            // A duplicate in the sense of RFC 5681 §2.
            scoreboard.addDuplicateAck();
            newlySacked = 1;
        }
        if (sndNxt == sndUna) {
            result |= ALL_ACKNOWLEDGED;
        }
        if (!advanced && newlySacked == 0) {
            return result;
        }
        if (recovery.onAck(sndUna, sndNxt, acknowledged, newlySacked, advanced, sackPermitted, mayGrow(), nowPs,
                rtt.latestPs())) {
            result |= RECOVERY_ENTERED;
        }
        return result;
    }

    /**
     * Karn's rule (RFC 6298 §3): nothing is measured from a segment that was sent more than once, unless a timestamp
     * tells which of its transmissions is answered (RFC 7323 §4.1).
     */
    private void measureRoundTrip(TcpSegment segment, long nowPs) {
        long sentPs = scoreboard.newestAckedSentPs();
        if (sentPs != Scoreboard.NONE) {
            rtt.sample(nowPs - sentPs);
            connection.roundTripMeasured(nowPs - sentPs);
        } else if (connection.timestamps().hasEcho(segment)) {
            rtt.sample(connection.timestamps().elapsedSinceEchoPs(segment));
        }
    }

    private void updateWindow(long window, long sequence, long ack) {
        if (sndWl1 < sequence || (sndWl1 == sequence && sndWl2 <= ack)) {
            sndWnd = window;
            sndWl1 = sequence;
            sndWl2 = ack;
            maxWindow = Math.max(maxWindow, window);
        }
    }

    /** RFC 7661's question, answered as Linux does: in slow start a window half used may still double. */
    private boolean mayGrow() {
        if (congestion.window() < congestion.slowStartThreshold()) {
            return congestion.window() < 2 * flightPeak.segments();
        }
        return windowLimited;
    }

    // --- sending -----------------------------------------------------------------------------------------------------

    /** Sends whatever may be sent now: lost segments first, then new ones. */
    void output(long nowPs) {
        restartAfterIdle(nowPs);
        int window = recovery.window();
        boolean sent = false;
        windowLimited = false;
        while (true) {
            int room = window - scoreboard.inFlight();
            if (room <= 0) {
                windowLimited = true;
                break;
            }
            if (scoreboard.hasLost()) {
                retransmit(scoreboard.nextLost(), nowPs);
            } else if (!sendNew(nowPs, false)) {
                break;
            }
            sent = true;
        }
        flightPeak.note(scoreboard.inFlight(), sndUna, sndNxt);
        if (sent) {
            lastSentPs = nowPs;
        }
    }

    /** RFC 5681 §4.1: after an idle time longer than the RTO nothing is known about the path any more. */
    private void restartAfterIdle(long nowPs) {
        if (sndUna == sndNxt && rtt.hasSample() && nowPs - lastSentPs > rtt.rtoPs()
                && congestion.window() > config.initialWindow()) {
            congestion.onIdleRestart(config.initialWindow());
        }
    }

    /**
     * Sends the next new segment, if there is one and the rules allow it.
     *
     * @param override whether silly-window avoidance is to be overridden (RFC 9293 §3.8.6.2.1, rule 4)
     */
    private boolean sendNew(long nowPs, boolean override) {
        long written = buffer.end() - (sndNxt - iss - 1);
        if (finSent || (written == 0 && !finQueued)) {
            return false;
        }
        long usable = sndUna + sndWnd - sndNxt;
        int length = (int) Math.min(Math.min(segmentSize, written), Math.max(usable, 0));
        length = writes.cut(sndNxt - iss - 1, length);
        boolean endsRecord = length < written && writes.endsRecord(sndNxt - iss - 1 + length);
        boolean fin = finQueued && length == written && usable > length;
        if ((length == 0 && !fin) || (length < segmentSize && !fin && !override && !endsRecord
                && mustWait(length, written))) {
            return false;
        }
        int flags = TcpSegment.ACK | (override ? TcpSegment.PSH : writes.push(sndNxt - iss - 1, length));
        Payload payload = buffer.slice(sndNxt - iss - 1, length);
        long end = sndNxt + length;
        if (fin) {
            flags |= TcpSegment.FIN;
            end++;
            finSent = true;
        }
        scoreboard.append(sndNxt, end, nowPs, fin);
        recovery.onSent();
        if (length < segmentSize) {
            smallSegmentEnd = end;
        }
        connection.stats().bytesSent += length;
        long sequence = sndNxt;
        sndNxt = end;
        output.transmit((int) sequence, flags, payload);
        return true;
    }

    /**
     * Whether a segment that is not full must wait: Nagle (RFC 9293 §3.7.4) and the sender's SWS avoidance
     * (§3.8.6.2.1).
     */
    private boolean mustWait(int length, long written) {
        if (length == written) {
            return writes.mustWait(smallSegmentEnd > sndUna);
        }
        return length < maxWindow / 2;
    }

    private void retransmit(int number, long nowPs) {
        long start = scoreboard.start(number);
        boolean fin = scoreboard.isFin(number);
        int length = (int) (scoreboard.end(number) - start) - (fin ? 1 : 0);
        scoreboard.resent(number, nowPs);
        recovery.onSent();
        connection.stats().retransmits++;
        int flags = TcpSegment.ACK | (fin ? TcpSegment.FIN : 0) | writes.push(start - iss - 1, length);
        output.transmit((int) start, flags, buffer.slice(start - iss - 1, length));
    }

    /** The retransmission timer expired. */
    void timeout(long nowPs) {
        rtt.backOff();
        recovery.onTimeout(sndNxt, nowPs);
        sackedBlocks.forget();
    }

    // --- zero window -------------------------------------------------------------------------------------------------

    /** Whether something waits to be sent, nothing is outstanding, and only the peer's window can be the reason. */
    boolean needsPersistTimer() {
        return sndUna == sndNxt && hasUnsent();
    }

    /**
     * The persist timer expired: sends what fits a small window, or else a segment that the peer must answer with its
     * window: one that carries no data and an old sequence number, as Linux does it.
     */
    void probe(long nowPs) {
        if (sendNew(nowPs, true)) {
            rtt.resetBackoff();
        } else {
            rtt.backOff();
            connection.stats().windowProbes++;
            output.transmit((int) (sndUna - 1), TcpSegment.ACK, buffer.slice(buffer.start(), 0));
        }
    }

    // --- path MTU ----------------------------------------------------------------------------------------------------

    /**
     * The path carries segments of another size than was thought. Smaller: cuts what is outstanding and lets it be sent
     * again. Larger, since an old report is forgotten (RFC 1191 §6.3): up to what the handshake has settled.
     */
    void setPathSegmentSize(int pathSegmentSize) {
        int size = Math.min(negotiatedSegmentSize, Math.max(pathSegmentSize, 1));
        if (scoreboard.hasLongerThan(size)) {
            scoreboard.resegment(size);
            sackedBlocks.forget();
        }
        setSegmentSize(size);
    }

    // --- readers -----------------------------------------------------------------------------------------------------

    boolean hasOutstanding() {
        return sndUna != sndNxt;
    }

    /** Data or a FIN that has not been sent yet. */
    boolean hasUnsent() {
        return !finSent && (finQueued || buffer.end() > sndNxt - iss - 1);
    }

    long iss() {
        return iss;
    }

    long sndUna() {
        return sndUna;
    }

    long sndNxt() {
        return sndNxt;
    }

    long sendWindow() {
        return sndWnd;
    }

    long unsentBytes() {
        return buffer.end() - (sndNxt - iss - 1);
    }

    int segmentSize() {
        return segmentSize;
    }

    boolean sackPermitted() {
        return sackPermitted;
    }

    int window() {
        return recovery.window();
    }

    int slowStartThreshold() {
        return congestion.slowStartThreshold();
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
}
