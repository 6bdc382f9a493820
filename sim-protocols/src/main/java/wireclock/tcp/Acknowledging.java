package wireclock.tcp;

import wireclock.engine.Scheduler;
import wireclock.wire.TcpSegment;

/** What a segment that has arrived is owed: its acknowledgement, now or later (RFC 9293 §3.8.6.3, RFC 5681 §4.2). */
final class Acknowledging {
    private final Scheduler scheduler;
    private final TcpReceiver receiver;
    private final TcpSender sender;
    private final DelayedAck delayedAck;
    private final Timestamps timestamps;
    private final TcpTimers timers;

    Acknowledging(Scheduler scheduler, TcpReceiver receiver, TcpSender sender, DelayedAck delayedAck,
            Timestamps timestamps, TcpTimers timers) {
        this.scheduler = scheduler;
        this.receiver = receiver;
        this.sender = sender;
        this.delayedAck = delayedAck;
        this.timestamps = timestamps;
        this.timers = timers;
    }

    /** A segment with text or a FIN has come, and is about to be taken in. */
    void arrived(TcpSegment segment, long sequence) {
        if (receiver.isExhausted()) {
            delayedAck.demand();
        }
        if (segment.has(TcpSegment.URG)) {
            receiver.urgent().announced(sequence, segment.urgentPointer());
        }
    }

    /** Whether the acknowledgement that stands for several must leave before a segment crowds out their blocks. */
    boolean isPressed(long sequence, int length) {
        return delayedAck.isThinning() && receiver.crowdsOut(sequence, sequence + length);
    }

    /**
     * Takes note of a segment with text or a FIN that has been taken in.
     *
     * @param result of {@link TcpReceiver#accept}
     */
    void received(TcpSegment segment, int result, int length, boolean psh) {
        if (length > 0) {
            measureRoundTrip(segment, length);
            receiver.urgent().received();
        }
        if ((result & TcpReceiver.DUPLICATE) != 0 && length > 0) {
            delayedAck.quicken(receiver);
        } else if ((result & TcpReceiver.OUT_OF_ORDER) != 0) {
            delayedAck.owe();
            // Without SACK the window stays, so that the acknowledgement is a duplicate in the old sense.
            if (sender.sackPermitted() && receiver.growWindowBeyondHole(length)) {
                delayedAck.windowGrew();
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

    private void measureRoundTrip(TcpSegment segment, int length) {
        if (length >= receiver.usualSegment() && timestamps.hasEcho(segment)) {
            // Less than a tick tells nothing.
            int echo = segment.options().timestampEcho();
            long elapsedPs = timestamps.value() == echo ? 0 : timestamps.elapsedSinceEchoPs(segment);
            receiver.roundTrip().echoed(echo, elapsedPs, receiver.available() <= length);
        }
        receiver.roundTrip().received(receiver.rcvNxt(), receiver.advertisedWindow(), scheduler.nowPs());
    }

    /** A segment has been processed: what is owed for it leaves now, or the timer sees to it. */
    void settle() {
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
}
