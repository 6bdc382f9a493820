package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.transport.CongestionControl;
import wireclock.transport.CongestionWindow;
import wireclock.transport.RecoveryState;
import wireclock.transport.RttEstimator;
import wireclock.wire.TcpSegment;

/**
 * What an acknowledgement sets in motion, in Linux's order (tcp_ack): window, SACK blocks, what leaves the queue, the round
 * trip, the state of recovery, the timer, the congestion window, and what is to be sent at once.
 */
final class AckIntake {
    private final TcpSender sender;
    private final TcpConnection connection;
    private final TcpConfig config;
    private final SendVariables snd;
    private final Scoreboard scoreboard;
    private final CongestionWindow window;
    private final CongestionControl congestion;
    private final RttEstimator rtt;
    private final RetransmissionTimer timer;
    private final Rack rack;
    private final WindowReduction reduction;
    private final WindowUsage usage;
    private final SackedBlocks sackedBlocks;
    private final LossRecovery recovery;
    private final @Nullable ControlFeed feed;
    private final @Nullable MtuSearch mtuSearch;
    private final AckReport report = new AckReport();
    /** What had been reported before the present acknowledgement, one past the last byte; or SND.UNA as it was. */
    private long highestBefore;
    /** Losses known before the present acknowledgement. */
    private int lossesBefore;

    AckIntake(TcpSender sender, TcpConnection connection, TcpConfig config, SendVariables snd) {
        this.sender = sender;
        this.connection = connection;
        this.config = config;
        this.snd = snd;
        this.scoreboard = sender.scoreboard();
        this.window = sender.congestionWindow();
        this.congestion = sender.congestion();
        this.rtt = sender.rtt();
        this.timer = sender.timer();
        this.rack = sender.rack();
        this.reduction = sender.reduction();
        this.usage = sender.usage();
        this.sackedBlocks = sender.sackedBlocks();
        this.recovery = sender.recovery();
        this.feed = sender.feed();
        this.mtuSearch = sender.mtuSearch();
    }

    /**
     * Takes in an acceptable segment's acknowledgement, window and SACK blocks (RFC 9293 §3.10.7.4, fifth step).
     *
     * @param sequence SEG.SEQ, for the window update rule
     * @return bits of {@link TcpSender#ADVANCED}, {@link TcpSender#FIN_ACKNOWLEDGED}, {@link TcpSender#ALL_ACKNOWLEDGED}
     */
    int acknowledge(TcpSegment segment, long sequence, long ack, long nowPs) {
        if (ack == snd.una && scoreboard.isEmpty() && segment.options().sackBlocks() == 0 && feed == null) {
            return acknowledgeNothing(segment, sequence, ack, nowPs);
        }
        report.begin(nowPs, snd.una);
        rack.beginAcknowledgement();
        if (feed != null) {
            feed.begin();
        }
        highestBefore = scoreboard.highestSacked(snd.una);
        report.data = segment.sequenceLength() > 0;
        report.congestionEcho = segment.has(TcpSegment.ECE) && connection.ecn().isNegotiated();
        if (ack < snd.una) {
            enterSacks(segment, ack);
            if (segment.options().sackBlocks() > 0 && !scoreboard.isEmpty()) {
                beginRecovery(segment);
                judge();
                answerDemand(nowPs);
            }
            return 0;
        }
        int result = 0;
        if (ack > snd.una) {
            report.advanced = true;
            recovery.onAdvance();
            result = sender.isFinSent() && ack == snd.nxt ? TcpSender.ADVANCED | TcpSender.FIN_ACKNOWLEDGED : TcpSender.ADVANCED;
        }
        updateWindow((long) segment.window() << snd.windowShift, sequence, ack);
        snd.una = ack;
        enterSacks(segment, ack);
        if (!scoreboard.isEmpty()) {
            takeOut(segment, nowPs);
            takeMarks(segment);
            if (feed != null) {
                feed.read(report, sender.segmentSize());
            }
            judge();
            if (report.setTimer && !timer.scheduleProbe(true, snd.sackPermitted, recovery.state())) {
                timer.rearm();
            }
            moveWindow(nowPs);
            answerDemand(nowPs);
        } else {
            takeMarks(segment);
            if (report.duplicateReported) {
                beginRecovery(segment);
                judge();
            }
            if (snd.wnd > 0) {
                // The doubling was the probes'.
                rtt.resetBackoff();
            }
        }
        return snd.nxt == snd.una ? result | TcpSender.ALL_ACKNOWLEDGED : result;
    }

    /** Nothing is outstanding and nothing is reported: who only receives gets no other segments. */
    private int acknowledgeNothing(TcpSegment segment, long sequence, long ack, long nowPs) {
        if (connection.ecn().accurate() != null) {
            report.begin(nowPs, snd.una);
            takeMarks(segment);
        }
        updateWindow((long) segment.window() << snd.windowShift, sequence, ack);
        if (snd.wnd > 0) {
            rtt.resetBackoff();
        }
        return snd.nxt == snd.una ? TcpSender.ALL_ACKNOWLEDGED : 0;
    }

    /** The SYN-ACK acknowledges data of the SYN; both count as one delivery, and the handshake measures the round trip. */
    void acknowledgeSynData(long ack, long nowPs) {
        report.begin(nowPs, snd.una);
        rack.beginAcknowledgement();
        snd.una = ack;
        scoreboard.acknowledge(ack, reduction.recoveryPoint(), rack, report);
        long released = Math.min(ack - snd.iss - 1, sender.buffer().end());
        sender.buffer().releaseUpTo(released);
        sender.writes().released(released);
    }

    /** What the acknowledgement says of marks: an echo for all that it covers, or a count (RFC 9768). */
    private void takeMarks(TcpSegment segment) {
        AccurateEcn accurate = connection.ecn().accurate();
        if (accurate == null) {
            report.marked = report.congestionEcho ? report.delivered : 0;
        } else {
            boolean exact = snd.sackPermitted || recovery.state() == RecoveryState.OPEN
                    || recovery.state() == RecoveryState.CWR;
            TcpStats stats = connection.stats();
            report.marked = accurate.acknowledged(segment, report, connection.timestamps().hasMoved(),
                    sender.segmentSize(), exact, report.priorUna - snd.iss - 1, stats.bytesSent + stats.bytesResent);
            report.congestionEcho = report.marked > 0;
            if (accurate.reserve(report.nowPs)) {
                connection.path().synchronize();
            }
        }
        connection.stats().segmentsMarked += report.marked;
    }

    private void enterSacks(TcpSegment segment, long ack) {
        if (snd.sackPermitted && segment.options().sackBlocks() > 0) {
            sackedBlocks.enter(segment.options(), ack, snd.una, snd.nxt, snd.maxWindow, sender.segmentSize(), recovery.probe().end(),
                    report);
        }
    }

    /** Takes what is acknowledged out of buffer and scoreboard, and measures the round trip by it. */
    private void takeOut(TcpSegment segment, long nowPs) {
        beginRecovery(segment);
        // Judged apart from what is taken out, which has been overtaken only by what had been reported before.
        long highest = scoreboard.highestSacked(report.priorUna);
        recovery.checkReordering(report, highest);
        if (report.advanced) {
            scoreboard.acknowledge(snd.una, reduction.recoveryPoint(), rack, report);
            if (mtuSearch != null) {
                mtuSearch.acknowledged();
            }
            long released = Math.min(snd.una - snd.iss - 1, sender.buffer().end());
            sender.buffer().releaseUpTo(released);
            sender.writes().released(released);
            SendWatcher watcher = connection.sendWatcher();
            if (watcher != null) {
                watcher.acknowledged(released);
            }
        }
        boolean measured = measureRoundTrip(segment, nowPs);
        if (report.dataAcked) {
            report.setTimer = true;
            if (snd.sackPermitted) {
                recovery.checkReordering(report, report.reorderedFrom < highestBefore ? highest : highestBefore);
            } else {
                recovery.duplicateAcks().remove(report);
            }
        } else if (measured && !scoreboard.isEmpty() && report.firstSackedSentPs != AckReport.NONE
                && report.firstSackedSentPs < scoreboard.sentPs(scoreboard.head())) {
            // What was measured left before the oldest segment was sent last.
            report.setTimer = true;
        }
    }

    /**
     * Karn's rule (RFC 6298 §3): nothing is measured from a segment that was sent more than once, unless a timestamp
     * tells which of its transmissions is answered (RFC 7323 §4.1).
     */
    private boolean measureRoundTrip(TcpSegment segment, long nowPs) {
        long firstPs = AckReport.NONE;
        long newestPs = AckReport.NONE;
        if (report.firstAckedSentPs != AckReport.NONE && !report.resentAcked) {
            firstPs = nowPs - report.firstAckedSentPs;
            newestPs = nowPs - report.lastAckedSentPs;
        }
        if (report.firstSackedSentPs != AckReport.NONE) {
            firstPs = firstPs == AckReport.NONE ? nowPs - report.firstSackedSentPs : firstPs;
            newestPs = nowPs - report.lastSackedSentPs;
        }
        if (firstPs == AckReport.NONE && report.dataAcked && connection.timestamps().hasEcho(segment)) {
            firstPs = connection.timestamps().elapsedSinceEchoPs(segment);
            newestPs = firstPs;
        } else if (firstPs != AckReport.NONE) {
            connection.roundTripMeasured(firstPs);
        }
        if (firstPs == AckReport.NONE) {
            return false;
        }
        rtt.noteNewest(newestPs);
        if (feed != null) {
            feed.roundTripMeasured(newestPs);
        }
        rtt.sample(firstPs, snd.una, snd.nxt);
        if (report.dataAcked) {
            congestion.onRoundTrip(window, newestPs, nowPs, snd.una, snd.nxt, sender.segmentSize());
        }
        return true;
    }

    private void beginRecovery(TcpSegment segment) {
        recovery.begin(snd.una, snd.nxt, sender.segmentSize(), sender.hasUnsent() && snd.una + snd.wnd > snd.nxt,
                connection.timestamps().hasEcho(segment), segment.options().timestampEcho());
    }

    private void judge() {
        rack.adjustWindow(snd.delivered + report.delivered);
        recovery.judgeProbe(report);
        lossesBefore = scoreboard.losses();
        if (recovery.isDubious(report)) {
            report.mtuProbe = mtuSearch != null && mtuSearch.isFirst(snd.una);
            recovery.alert(report);
            if (mtuSearch != null && report.mtuProbeLost) {
                mtuSearch.lost();
            }
        }
    }

    /** The window follows what has been delivered: down in recovery, up outside. */
    private void moveWindow(long nowPs) {
        snd.delivered += report.delivered;
        if (feed != null && feed.lead(report)) {
            feed.pace(sender.segmentSize());
            return;
        }
        if (reduction.isUnderWay()) {
            boolean progress = report.advanced && scoreboard.losses() == lossesBefore;
            reduction.proceed(report.delivered, scoreboard.inFlight(), progress);
        } else if ((report.dataAcked || (report.dataSacked && rack.reordering() > config.recovery().reordering()))
                && report.delivered > 0 && usage.isLimiting()) {
            congestion.onAck(window, config.recovery().refinements().abc() ? report.delivered : 1, nowPs);
        }
        if (feed != null) {
            feed.pace(sender.segmentSize());
        }
    }

    private void answerDemand(long nowPs) {
        Demand demand = recovery.takeDemand();
        if (demand == Demand.NEW) {
            long before = snd.nxt;
            sender.sendNewData(nowPs, true);
            boolean sent = snd.nxt > before;
            recovery.newDataTried(sent);
            if (sent) {
                return;
            }
        }
        if (demand != Demand.NOTHING) {
            sender.resending().sendLost(nowPs);
        }
    }

    /** tcp_may_update_window: the segment is newer, or opens the window; a smaller window on an old one is not heeded. */
    private void updateWindow(long offered, long sequence, long ack) {
        if (ack > snd.una || sequence > snd.wl1 || (sequence == snd.wl1 && (offered > snd.wnd || offered == 0))) {
            report.windowUpdated = true;
            snd.wnd = offered;
            snd.wl1 = sequence;
            snd.maxWindow = Math.max(snd.maxWindow, offered);
        }
    }
}
