package wireclock.link;

import java.util.function.Consumer;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;
import wireclock.wire.DamagedPayload;
import wireclock.wire.EthernetFrame;

/** What comes after the queue of a {@link QueuedDirection}: serialisation and propagation, with all that goes wrong. */
final class Line {
    private final LinkStats stats;
    private final Framing framing;
    private final FlightPath flight;
    /** The way of the frames that are overtaken. They keep their order, as the others do. */
    private final FlightPath lateFlight;
    private final Reordering reordering;
    private final LossModel duplication;
    private final RandomStream jitterStream;
    private final DuplicateCounts duplicateCounts = new DuplicateCounts();

    LineRate rate;
    long delayPs;
    long jitterPs;
    private long freePs;
    private long framesSent;
    private long bytesSent;
    private boolean held;

    Line(Scheduler scheduler, int component, LineConfig config, Impairments impairments, FrameReceiver receiver,
            LinkStats stats) {
        this.stats = stats;
        framing = config.framing();
        flight = new FlightPath(scheduler, component, receiver, stats);
        lateFlight = new FlightPath(scheduler, component, receiver, stats);
        reordering = impairments.reordering();
        duplication = impairments.duplication();
        jitterStream = impairments.jitterStream();
        rate = config.rate();
        delayPs = config.delayPs();
        jitterPs = config.jitterPs();
    }

    /** When the transmission of what was sent last ends, or ended. */
    long freePs() {
        return freePs;
    }

    /** Begins to send. As nothing but a cut can change that any more, the frame is put on its way at once. */
    void send(WaitingFrame waiting, long nowPs) {
        EthernetFrame frame = waiting.frame();
        freePs = rate.endPs(nowPs, framing.occupancyBytes(frame));
        stats.busyPs += freePs - nowPs;
        framesSent++;
        bytesSent += waiting.bytes();
        if (waiting.doom != null) {
            stats.lost++;
            return;
        }
        boolean overtaken = reordering.choice().loses(frame);
        FlightPath path = overtaken ? lateFlight : flight;
        long arrivalPs = freePs + nextDelayPs() + (overtaken ? reordering.delayPs() : 0);
        if (waiting.bitErrors != null) {
            frame = DamagedPayload.damage(frame, waiting.bitErrors, framing == Framing.ETHERNET);
        } else if (duplication.loses(frame)) {
            stats.duplicates++;
            duplicateCounts.add(frame);
            path.launch(frame, arrivalPs);
        }
        path.launch(frame, arrivalPs);
    }

    private long nextDelayPs() {
        if (jitterPs == 0) {
            return delayPs;
        }
        long bothWaysPs = Math.min(jitterPs, delayPs);
        return delayPs - bothWaysPs + jitterStream.nextBelow(2 * bothWaysPs + 1);
    }

    /** Loses what is being sent or on its way; the line falls idle at once. */
    void cut(long nowPs) {
        stats.lost += flight.clear() + lateFlight.clear();
        if (freePs > nowPs) {
            stats.busyPs -= freePs - nowPs;
            freePs = nowPs;
        }
    }

    boolean isHeld() {
        return held;
    }

    void setHeld(boolean held) {
        this.held = held;
        flight.setHeld(held);
        lateFlight.setHeld(held);
    }

    int inFlight() {
        return flight.size() + lateFlight.size();
    }

    void forEachInFlight(Consumer<EthernetFrame> viewer) {
        flight.forEach(viewer);
        lateFlight.forEach(viewer);
    }

    DuplicateCounts duplicateCounts() {
        return duplicateCounts;
    }

    long framesSent() {
        return framesSent;
    }

    long bytesSent() {
        return bytesSent;
    }
}
