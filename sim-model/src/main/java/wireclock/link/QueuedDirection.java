package wireclock.link;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;
import wireclock.wire.EthernetFrame;

/**
 * One direction of a full-duplex link that can do everything: any queue discipline, any impairment, faults while a run
 * goes on. Where nothing of this is wanted a {@link PlannedDirection} does the same with fewer events.
 *
 * <p>A frame's way: the queue takes it or drops it; then it is decided whether the line will lose or damage it; it
 * waits; it occupies the line, gap included, and a delay later it arrives. There is an event at the end of a
 * transmission only if somebody waits for it, and one for the first frame in flight.
 */
public final class QueuedDirection extends Event implements SendingDirection, LinkControl, QueueDiscipline.Listener {
    private final Scheduler scheduler;
    private final QueueDiscipline queue;
    private final Framing framing;
    private final int mtuBytes;
    private final int ecnMarkAtPackets;
    private final LinkStats stats = new LinkStats();
    private final Line line;
    private final BitErrors bitErrors;
    private final List<LossModel> addedLosses = new ArrayList<>();
    private final WaitingFramePool pool = new WaitingFramePool();

    private LossModel loss;
    private @Nullable FrameTap lateDrops;
    private boolean down;
    /** Sum over those that wait of the instants at which they were accepted; may wrap, differences come out right. */
    private long acceptedPsOfWaiting;

    /** Builds a direction that brings its frames to a receiver. */
    public QueuedDirection(Scheduler scheduler, LineConfig config, QueueDiscipline queue, Impairments impairments,
            FrameReceiver receiver) {
        super(scheduler.newComponent());
        this.scheduler = scheduler;
        this.queue = queue;
        framing = config.framing();
        mtuBytes = config.mtuBytes();
        ecnMarkAtPackets = config.ecnMarkAtPackets();
        line = new Line(scheduler, component(), config, impairments, receiver, stats);
        bitErrors = new BitErrors(impairments.bitErrorStream());
        bitErrors.setRate(impairments.bitErrorRate());
        loss = impairments.loss();
    }

    @Override
    public @Nullable DropReason offer(EthernetFrame frame) {
        if (frame.payload().length() > mtuBytes) {
            stats.tooLong++;
            return DropReason.TOO_LONG;
        }
        if (down) {
            stats.accepted++;
            stats.lost++;
            return DropReason.LINK_DOWN;
        }
        catchUp();
        long nowPs = scheduler.nowPs();
        int bytes = framing == Framing.ETHERNET ? frame.length() : frame.payload().length();
        WaitingFrame waiting = pool.take(frame, bytes, nowPs);
        boolean crowded = queue.packets() >= ecnMarkAtPackets;
        DropReason refusal = queue.enqueue(waiting, nowPs, line.freePs(), this);
        if (refusal != null) {
            stats.queueDrops++;
            pool.giveBack(waiting);
            return refusal;
        }
        stats.accepted++;
        stats.acceptedBytes += bytes;
        acceptedPsOfWaiting += nowPs;
        if (crowded && waiting.isEcnCapable()) {
            marked(waiting);
        }
        DropReason fate = decideFate(waiting);
        if (line.freePs() <= nowPs) {
            serve(nowPs);
        } else if (!isScheduled()) {
            scheduler.schedule(this, Math.max(line.freePs(), queue.readyPs(nowPs)));
        }
        stats.queueMaxPackets = Math.max(stats.queueMaxPackets, queue.packets());
        return fate;
    }

    /** Asks all loss models, whatever the others say, so that each can count; only what arrives can be damaged. */
    private @Nullable DropReason decideFate(WaitingFrame waiting) {
        DropReason fate = loss.loses(waiting.frame()) ? DropReason.RANDOM_LOSS : null;
        for (int i = 0; i < addedLosses.size(); i++) {
            if (addedLosses.get(i).loses(waiting.frame())) {
                fate = DropReason.INJECTED;
            }
        }
        waiting.doom = fate;
        if (fate == null) {
            waiting.bitErrors = bitErrors.strike(8 * waiting.bytes());
            fate = waiting.bitErrors != null ? DropReason.BIT_ERRORS : null;
        }
        return fate;
    }

    /** The line falls idle, or the queue lets the next one go, and somebody waits for it. */
    @Override
    public void fire() {
        serve(timePs());
    }

    /**
     * Serves the queue if that is due though its event has not fired yet: a component that comes earlier at the same
     * instant must not find a line busy whose transmission has ended.
     */
    private void catchUp() {
        if (isScheduled() && timePs() <= scheduler.nowPs()) {
            scheduler.cancel(this);
            serve(timePs());
        }
    }

    /** Sends what the queue gives until the line is busy. */
    private void serve(long nowPs) {
        while (line.freePs() <= nowPs) {
            WaitingFrame next = queue.dequeue(nowPs, this);
            if (next == null) {
                break;
            }
            leaveQueue(next, nowPs);
            line.send(next, nowPs);
            pool.giveBack(next);
        }
        if (queue.packets() > 0) {
            scheduler.reschedule(this, Math.max(line.freePs(), queue.readyPs(nowPs)));
        }
    }

    private void leaveQueue(WaitingFrame waiting, long nowPs) {
        acceptedPsOfWaiting -= waiting.acceptedPs();
        stats.waitPs += nowPs - waiting.acceptedPs();
    }

    @Override
    public void tellLateDrops(FrameTap tap) {
        lateDrops = tap;
    }

    @Override
    public void dropped(WaitingFrame waiting, DropReason reason) {
        // Of a frame that the line would have lost, the tap knows already that it does not arrive.
        if (lateDrops != null && waiting.doom == null && waiting.bitErrors == null) {
            lateDrops.droppedLater(scheduler.nowPs(), waiting.frame(), reason);
        }
        leaveQueue(waiting, scheduler.nowPs());
        stats.queueDrops++;
        stats.droppedLater++;
        pool.giveBack(waiting);
    }

    @Override
    public void marked(WaitingFrame waiting) {
        if (waiting.markCongestionExperienced()) {
            stats.ecnMarked++;
        }
    }

    @Override
    public void setDown(boolean down) {
        this.down = down;
        if (!down) {
            return;
        }
        long nowPs = scheduler.nowPs();
        FrameTap tap = lateDrops;
        if (tap != null) {
            // As it is: who only watches must not let the line catch up.
            showUnderWay(frame -> tap.droppedLater(nowPs, frame, DropReason.LINK_DOWN));
        }
        scheduler.cancel(this);
        for (WaitingFrame waiting = queue.discard(); waiting != null; waiting = queue.discard()) {
            leaveQueue(waiting, nowPs);
            stats.lost++;
            pool.giveBack(waiting);
        }
        line.cut(nowPs);
    }

    @Override
    public boolean isDown() {
        return down;
    }

    @Override
    public void setHeld(boolean held) {
        line.setHeld(held);
    }

    @Override
    public boolean isHeld() {
        return line.isHeld();
    }

    @Override
    public LossModel loss() {
        return loss;
    }

    @Override
    public void setLoss(LossModel loss) {
        this.loss = loss;
    }

    @Override
    public void addLoss(LossModel loss) {
        addedLosses.add(loss);
    }

    @Override
    public double bitErrorRate() {
        return bitErrors.rate();
    }

    @Override
    public void setBitErrorRate(double bitErrorRate) {
        bitErrors.setRate(bitErrorRate);
    }

    @Override
    public long delayPs() {
        return line.delayPs;
    }

    @Override
    public void setDelayPs(long delayPs) {
        line.delayPs = delayPs;
    }

    @Override
    public long jitterPs() {
        return line.jitterPs;
    }

    @Override
    public void setJitterPs(long jitterPs) {
        line.jitterPs = jitterPs;
    }

    @Override
    public long rateBitPerS() {
        return line.rate.bitPerS(scheduler.nowPs());
    }

    @Override
    public void setRateBitPerS(long rateBitPerS) {
        line.rate = new ConstantRate(rateBitPerS);
    }

    @Override
    public LinkStats stats() {
        return stats;
    }

    @Override
    public int queuedPackets() {
        catchUp();
        return queue.packets();
    }

    @Override
    public long queuedBytes() {
        catchUp();
        return queue.bytes();
    }

    @Override
    public int inFlight() {
        catchUp();
        return line.inFlight();
    }

    @Override
    public void forEachUnderWay(Consumer<EthernetFrame> viewer) {
        catchUp();
        showUnderWay(viewer);
    }

    private void showUnderWay(Consumer<EthernetFrame> viewer) {
        line.forEachInFlight(viewer);
        queue.forEach(waiting -> {
            if (waiting.doom == null && waiting.bitErrors == null) {
                viewer.accept(waiting.frame());
            }
        });
    }

    @Override
    public void forEachDuplicated(ObjLongConsumer<EthernetFrame> viewer) {
        line.duplicateCounts().forEach(viewer);
    }

    @Override
    public long framesLost() {
        catchUp();
        return stats.lost;
    }

    @Override
    public long framesSent() {
        catchUp();
        return line.framesSent();
    }

    @Override
    public long bytesSent() {
        catchUp();
        return line.bytesSent();
    }

    @Override
    public long waitSoFarPs() {
        catchUp();
        return stats.waitPs + queue.packets() * scheduler.nowPs() - acceptedPsOfWaiting;
    }

    @Override
    public long busySoFarPs() {
        catchUp();
        return stats.busyPs - Math.max(line.freePs() - scheduler.nowPs(), 0);
    }
}
