package wireclock.tcp;

import org.jspecify.annotations.Nullable;
import wireclock.transport.AckSample;
import wireclock.transport.CongestionControl;
import wireclock.transport.CongestionWindow;
import wireclock.transport.DeliveryRate;
import wireclock.transport.LeadingControl;
import wireclock.transport.Pacing;
import wireclock.transport.RttEstimator;
import wireclock.transport.SampledControl;

/**
 * What a congestion control is told of each acknowledgement beside the segments that it acknowledges, and the rate that
 * follows from the window where the control names none. A connection whose control asks for nothing, and which is not
 * paced, has none.
 */
final class ControlFeed {
    private final SendVariables snd;
    private final Scoreboard scoreboard;
    private final RttEstimator rtt;
    private final WindowReduction reduction;
    private final WindowUsage usage;
    private final CongestionWindow window;
    private final Pacing pacing;
    private final @Nullable SampledControl sampled;
    private final @Nullable LeadingControl leading;
    private final @Nullable DeliveryRate rates;
    private final AckSample sample = new AckSample();
    private int lossesBefore;
    private int sackedBefore;

    private ControlFeed(TcpSender sender, SendVariables snd, @Nullable SampledControl sampled,
            @Nullable LeadingControl leading) {
        this.snd = snd;
        this.scoreboard = sender.scoreboard();
        this.rtt = sender.rtt();
        this.reduction = sender.reduction();
        this.usage = sender.usage();
        this.window = sender.congestionWindow();
        this.pacing = sender.pacing();
        this.sampled = sampled;
        this.leading = leading;
        this.rates = leading == null ? null : leading.rates();
        scoreboard.watch(rates);
    }

    static @Nullable ControlFeed of(TcpSender sender, SendVariables snd) {
        CongestionControl control = sender.congestion();
        SampledControl sampled = control instanceof SampledControl one ? one : null;
        LeadingControl leading = control instanceof LeadingControl one ? one : null;
        return sampled == null && leading == null && !sender.pacing().isOn() ? null
                : new ControlFeed(sender, snd, sampled, leading);
    }

    /** The handshake is complete. */
    void established(int segmentBytes, long nowPs) {
        if (leading != null) {
            sample.begin(0);
            describe(segmentBytes, nowPs);
            leading.begin(window, sample);
        }
    }

    /** An acknowledgement has come. */
    void begin() {
        sample.begin(scoreboard.inFlight());
        lossesBefore = scoreboard.losses();
        sackedBefore = scoreboard.sacked();
        if (rates != null) {
            rates.begin(sample);
        }
    }

    /** The newest of its segments has told what a round trip takes. */
    void roundTripMeasured(long newestPs) {
        sample.rttPs = newestPs;
    }

    /** The acknowledgement has been read, and not yet judged. */
    void read(AckReport report, int segmentBytes) {
        describe(segmentBytes, report.nowPs);
        sample.delivered = report.delivered;
        sample.deliveredTotal = snd.delivered + report.delivered;
        sample.duplicate = report.isDuplicate();
        sample.congestionEcho = report.congestionEcho;
        sample.marked = report.marked;
        if (sampled != null) {
            sampled.onSample(window, sample);
        }
    }

    /** A timer that may find losses has expired. */
    void timerExpired(int segmentBytes, long nowPs) {
        describe(segmentBytes, nowPs);
    }

    /** The segment of that number is about to be sent again as a probe for a loss. */
    void probing(int number) {
        if (rates != null) {
            rates.probing(number);
        }
    }

    private void describe(int segmentBytes, long nowPs) {
        sample.nowPs = nowPs;
        sample.una = snd.una;
        sample.next = snd.nxt;
        sample.segmentBytes = segmentBytes;
        sample.deliveredTotal = snd.delivered;
        sample.lossesTotal = scoreboard.losses();
        sample.smoothedRttPs = rtt.smoothedPs();
        sample.minimumRttPs = rtt.minimumPs();
        sample.inFlight = scoreboard.inFlight();
        sample.state = reduction.state();
    }

    /** The acknowledgement has been judged, and the window may move: whether the control has led it. */
    boolean lead(AckReport report) {
        if (leading == null) {
            return false;
        }
        sample.lossesTotal = scoreboard.losses();
        sample.losses = sample.lossesTotal - lossesBefore;
        sample.delivered = report.delivered;
        sample.deliveredTotal = snd.delivered;
        sample.inFlight = scoreboard.inFlight();
        sample.state = reduction.state();
        sample.windowLimited = usage.isLimited();
        sample.probeAcknowledged = report.probeAmbiguous;
        sample.mayBeDelayed = report.removed == 1 && sackedBefore == 0 && snd.una - report.priorUna < sample.segmentBytes
                && sample.priorDelivered + 1 == sample.deliveredTotal && !report.congestionEcho && !report.dataSacked;
        if (rates != null) {
            rates.complete(report.reneging);
        }
        leading.lead(window, sample);
        return true;
    }

    /** The window has moved, and with it the rate. */
    void pace(int segmentBytes) {
        if (rates == null && pacing.isOn()) {
            pacing.follow(window, scoreboard.outstanding(), segmentBytes, rtt.smoothedPs());
        }
    }

    /**
     * The application writes: if it has let the sender run dry, it is the application that sets the pace (Linux:
     * tcp_rate_check_app_limited).
     */
    void writing(long unsentBytes, int segmentBytes) {
        if (rates != null && unsentBytes < segmentBytes && scoreboard.inFlight() < window.segments()
                && scoreboard.lost() <= scoreboard.resent()) {
            rates.limitUntil(snd.delivered + scoreboard.inFlight());
        }
    }
}
