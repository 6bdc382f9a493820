package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.transport.CongestionWindow;
import wireclock.wire.TcpSegment;

/** Sends again what has been sent before: what is lost, as the window allows, and the last segment as a loss probe. */
final class Resending {
    private final TcpSender sender;
    private final TcpStats stats;
    private final SegmentOutput output;
    private final RecoveryConfig config;
    private final SendVariables snd;
    private final Scoreboard scoreboard;
    private final CongestionWindow window;
    private final LossRecovery recovery;
    private final RetransmissionTimer timer;
    private final WindowReduction reduction;
    private final WindowUsage usage;
    private final PacedOutput paced;
    private final @Nullable MtuSearch mtuSearch;

    Resending(TcpSender sender, TcpStats stats, SegmentOutput output, RecoveryConfig config, SendVariables snd) {
        this.sender = sender;
        this.stats = stats;
        this.output = output;
        this.config = config;
        this.snd = snd;
        this.scoreboard = sender.scoreboard();
        this.window = sender.congestionWindow();
        this.recovery = sender.recovery();
        this.timer = sender.timer();
        this.reduction = sender.reduction();
        this.usage = sender.usage();
        this.paced = sender.paced();
        this.mtuSearch = sender.mtuSearch();
    }

    /** Sends again what is lost, as far as the window allows. */
    void sendLost(long nowPs) {
        boolean head = false;
        while ((recovery.takeFirstAtOnce() || scoreboard.inFlight() < window.segments()) && scoreboard.hasLost()
                && paced.mayStart(nowPs)) {
            int number = scoreboard.nextLost();
            boolean oldest = number == scoreboard.head();
            if (!resend(number, nowPs)) {
                break;
            }
            head |= oldest;
        }
        if (head && timer.purpose() != RetransmissionTimer.Purpose.REORDERING) {
            timer.restart();
        }
    }

    /** Sends a lost segment again, joined with small ones behind it; not if the peer's window has shrunk below it. */
    boolean resend(int first, long nowPs) {
        if (scoreboard.start(first) >= snd.una + snd.wnd && scoreboard.start(first) != snd.una) {
            return false;
        }
        int number = first;
        while (config.retransmitCollapse() && mayJoin(number)) {
            scoreboard.join(number);
            number++;
        }
        number = fitted(number);
        scoreboard.resent(number, nowPs, snd.delivered);
        reduction.onSent();
        recovery.onResent(nowPs);
        if (reduction.isAfterTimeout()) {
            stats.timeoutRetransmits++;
            transmitAgain(number, ResendCause.TIMEOUT, nowPs);
        } else {
            stats.fastRetransmits++;
            transmitAgain(number, ResendCause.FAST, nowPs);
        }
        return true;
    }

    /**
     * Of a segment that is longer than a full one now, or that the peer's window, which has shrunk, does not hold any
     * more, what may leave (tcp_fragment).
     */
    private int fitted(int number) {
        long room = snd.una + snd.wnd - scoreboard.start(number);
        room = room > 0 ? Math.min(room, sender.segmentSize()) : sender.segmentSize();
        long bytes = scoreboard.end(number) - scoreboard.start(number) - (scoreboard.isFin(number) ? 1 : 0);
        return bytes > room ? Resegmentation.split(scoreboard, number, room) : number;
    }

    private boolean mayJoin(int number) {
        return number + 1 - scoreboard.tail() < 0 && !scoreboard.isFin(number)
                && (scoreboard.flags(number + 1) & Scoreboard.SACKED) == 0
                && !sender.writes().endsRecord(scoreboard.end(number) - snd.iss - 1)
                && scoreboard.end(number + 1) - scoreboard.start(number) <= sender.segmentSize()
                && scoreboard.end(number + 1) <= snd.una + snd.wnd;
    }

    private void transmitAgain(int number, ResendCause cause, long nowPs) {
        long start = scoreboard.start(number);
        boolean fin = scoreboard.isFin(number);
        int length = (int) (scoreboard.end(number) - start) - (fin ? 1 : 0);
        if (mtuSearch != null) {
            mtuSearch.disturbed();
        }
        usage.onSent(1, nowPs);
        paced.sent(1, length, nowPs);
        stats.retransmits++;
        stats.bytesResent += length;
        int flags = TcpSegment.ACK | (fin ? TcpSegment.FIN : 0) | sender.writes().push(start - snd.iss - 1, length);
        output.nextIsResent(cause);
        output.transmit((int) start, flags, sender.buffer().slice(start - snd.iss - 1, length));
    }

    /**
     * Too little is outstanding to show a loss at its end: sends the next new segment or the last again (RFC 8985 §7.3).
     */
    void probeForLoss(long nowPs) {
        if (!recovery.probe().isUnderWay()) {
            long before = snd.nxt;
            if (sender.sendNew(nowPs, true, 0)) {
                usage.validate(scoreboard.inFlight() >= window.segments(), scoreboard.outstanding(), snd.una, snd.nxt,
                        sender.rtt().rtoPs(), nowPs);
            } else {
                sendLastAgain(nowPs);
            }
            recovery.probe().begin(snd.nxt, snd.nxt == before);
            stats.lossProbes++;
            timer.forgetPurpose();
        }
        timer.rearm();
    }

    /**
     * The persist timer expired: sends what fits a small window, or else a segment that the peer must answer with its
     * window: one that carries no data and an old sequence number, as Linux does it.
     */
    void probeWindow(long nowPs) {
        if (snd.wnd > 0) {
            sender.rtt().resetBackoff();
        }
        if (!sender.sendNew(nowPs, true, TcpSegment.PSH)) {
            sender.rtt().backOff();
            stats.windowProbes++;
            output.transmit((int) (snd.una - 1), TcpSegment.ACK, sender.buffer().slice(sender.buffer().start(), 0));
        }
    }

    /** The last segment, to draw an acknowledgement. */
    private void sendLastAgain(long nowPs) {
        int last = scoreboard.tail() - 1;
        ControlFeed feed = sender.feed();
        if (feed != null) {
            feed.probing(last);
        }
        scoreboard.probed(last, nowPs, snd.delivered);
        recovery.onResent(nowPs);
        stats.probeRetransmits++;
        transmitAgain(last, ResendCause.PROBE, nowPs);
    }
}
