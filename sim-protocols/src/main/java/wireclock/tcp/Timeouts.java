package wireclock.tcp;

import wireclock.engine.Scheduler;
import wireclock.wire.BytesPayload;
import wireclock.wire.TcpSegment;

/** What a connection does when its peer has been silent for too long: sends again, asks, or gives up. */
final class Timeouts {
    private final TcpConnection connection;
    private final Opening opening;
    private final Scheduler scheduler;
    private final Lifecycle life;
    private final TcpSender sender;
    private final Retransmission retransmission;
    private final SegmentOutput output;

    Timeouts(TcpConnection connection, Opening opening, Scheduler scheduler, Lifecycle life, TcpSender sender,
            Retransmission retransmission, SegmentOutput output) {
        this.connection = connection;
        this.opening = opening;
        this.scheduler = scheduler;
        this.life = life;
        this.sender = sender;
        this.retransmission = retransmission;
        this.output = output;
    }

    /** The sender's timer has expired. */
    void sender() {
        long nowPs = scheduler.nowPs();
        ControlFeed feed = sender.feed();
        if (feed != null) {
            feed.timerExpired(sender.segmentSize(), nowPs);
        }
        switch (sender.timer().takeExpired()) {
            case LOSS_PROBE -> sender.resending().probeForLoss(nowPs);
            case REORDERING -> sender.reorderingTimeout(nowPs);
            default -> retransmission(nowPs);
        }
    }

    /** Something that was sent has not been acknowledged in time (RFC 6298 §5). */
    private void retransmission(long nowPs) {
        connection.stats().timeouts++;
        boolean unanswered = !life.state().isSynchronized();
        boolean answering = life.state() == TcpState.SYN_RECEIVED;
        int before = unanswered ? retransmission.attempts() : sender.recovery().expiries();
        MtuSearch search = sender.mtuSearch();
        if (search != null && !unanswered && retransmission.looksLikeBlackHole(nowPs)) {
            search.blackHole();
        }
        boolean over = connection.userTimeout().isReached(nowPs) || !mayGoOn(unanswered, answering, nowPs);
        opening.timedOut(before, over);
        if (over) {
            life.giveUp();
        } else if (unanswered) {
            if (!answering || life.halfOpen().answersAgain(before)) {
                opening.synTimedOut();
            }
            retransmission.synSentAgain(answering);
        } else {
            sender.timeout(nowPs);
        }
    }

    private boolean mayGoOn(boolean unanswered, boolean answering, long nowPs) {
        if (answering) {
            boolean tooOften = !retransmission.mayTryAgain(true, true);
            return !life.halfOpen().givesWay(retransmission.attempts(), tooOften);
        }
        return unanswered ? retransmission.mayTryAgain(true, false) : retransmission.mayRetransmit(nowPs);
    }

    /** The peer's window has been closed for long (RFC 9293 §3.8.6.1). */
    void persist() {
        if (!connection.userTimeout().isReached(scheduler.nowPs()) && retransmission.mayTryAgain(false, false)) {
            sender.resending().probeWindow(scheduler.nowPs());
        } else {
            life.giveUp();
        }
    }

    /** Nothing has been heard for long (RFC 9293 §3.8.4). */
    void keepAlive() {
        boolean busy = sender.hasOutstanding() || sender.hasUnsent();
        switch (connection.keepAlive().expired(busy, connection.userTimeout().limitPs(), scheduler.nowPs())) {
            case PROBE -> output.transmit((int) (sender.sndUna() - 1), TcpSegment.ACK, BytesPayload.EMPTY);
            case GIVE_UP -> {
                output.transmit((int) sender.sndNxt(), TcpSegment.RST | TcpSegment.ACK, BytesPayload.EMPTY);
                life.giveUp();
            }
            default -> {
                // Nothing to do yet.
            }
        }
    }
}
