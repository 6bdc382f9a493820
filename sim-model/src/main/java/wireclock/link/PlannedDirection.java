package wireclock.link;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Event;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.FrameReceiver;
import wireclock.wire.EthernetFrame;

/**
 * One direction of a full-duplex link on which nothing unforeseen happens: drop-tail queue, loss, serialisation,
 * propagation, in this order.
 *
 * <p>All of a frame's future is decided when it is handed over: it begins when the line falls idle, occupies the line
 * for its serialisation time, gap included, and arrives a delay later. So a link needs no event for the beginning or
 * the end of a transmission, and one pending event for all the frames in flight: that of the first arrival.
 */
public final class PlannedDirection extends Event implements SendingDirection {
    private final Scheduler scheduler;
    private final DirectionConfig config;
    private final FrameReceiver receiver;
    private final @Nullable RandomStream lossStream;
    private final @Nullable RandomStream jitterStream;
    private final LinkStats stats = new LinkStats();
    // What every frame asks of the settings stands here: on a large network each object looked into is a cache miss.
    private final int mtuBytes;
    private final int queuePackets;
    private final long queueBytes;
    private final long delayPs;
    private final boolean ethernet;
    /** Picoseconds a byte lasts, or 0 where that is not a whole number and each frame's time is rounded by itself. */
    private final long bytePs;

    /** The frame that arrives when this event fires; null when none is on its way. */
    private @Nullable EthernetFrame first;
    /** Those behind it. */
    private final FlightRing flight = new FlightRing();
    private final WaitingLine waiting = new WaitingLine();
    private long idleFromPs;
    private long lastArrivalPs;

    /**
     * Builds a direction that brings its frames to a receiver.
     *
     * @param lossStream draws the losses; one draw for each accepted packet if the loss share is positive
     * @param jitterStream draws the delays if there is jitter
     */
    public PlannedDirection(Scheduler scheduler, DirectionConfig config, FrameReceiver receiver, RandomStream lossStream,
            RandomStream jitterStream) {
        super(scheduler.newComponent());
        this.scheduler = scheduler;
        this.config = config;
        this.receiver = receiver;
        this.lossStream = config.loss() > 0 ? lossStream : null;
        this.jitterStream = config.jitterPs() > 0 ? jitterStream : null;
        this.mtuBytes = config.mtuBytes();
        this.queuePackets = config.queue().packets();
        this.queueBytes = config.queue().bytes();
        this.delayPs = config.delayPs();
        this.ethernet = config.framing() == Framing.ETHERNET;
        this.bytePs = 8 * SimTime.SECOND % config.rateBitPerS() == 0 ? 8 * SimTime.SECOND / config.rateBitPerS() : 0;
    }

    @Override
    public @Nullable DropReason offer(EthernetFrame frame) {
        int payloadBytes = frame.payload().length();
        if (payloadBytes > mtuBytes) {
            stats.tooLong++;
            return DropReason.TOO_LONG;
        }
        long nowPs = scheduler.nowPs();
        long startPs = idleFromPs;
        int bytes = ethernet ? frame.length() : payloadBytes;
        if (startPs > nowPs) {
            if (!joinQueue(nowPs, startPs, bytes)) {
                stats.queueDrops++;
                return DropReason.QUEUE_FULL;
            }
        } else {
            startPs = nowPs;
        }
        long durationPs = serialisationPs(ethernet ? frame.occupancy() : payloadBytes);
        idleFromPs = startPs + durationPs;
        stats.accepted++;
        stats.acceptedBytes += bytes;
        stats.busyPs += durationPs;
        if (lossStream != null && lossStream.nextBernoulli(config.loss())) {
            stats.lost++;
            if (startPs > nowPs) {
                waiting.doomLast();
            }
            return DropReason.RANDOM_LOSS;
        }
        launch(frame, idleFromPs + delayPs());
        return null;
    }

    private boolean joinQueue(long nowPs, long startPs, int bytes) {
        waiting.catchUp(nowPs);
        if (waiting.packets() >= queuePackets || waiting.bytes() + bytes > queueBytes) {
            return false;
        }
        waiting.add(startPs, bytes);
        stats.waitPs += startPs - nowPs;
        if (waiting.packets() > stats.queueMaxPackets) {
            stats.queueMaxPackets = waiting.packets();
        }
        return true;
    }

    private long serialisationPs(int occupancyBytes) {
        return bytePs != 0 ? occupancyBytes * bytePs : SimTime.serialisationPs(occupancyBytes, config.rateBitPerS());
    }

    private long delayPs() {
        if (jitterStream == null) {
            return delayPs;
        }
        return delayPs - config.jitterPs() + jitterStream.nextBelow(2 * config.jitterPs() + 1);
    }

    private void launch(EthernetFrame frame, long arrivalPs) {
        // Jitter may not let a frame overtake the one before.
        lastArrivalPs = Math.max(arrivalPs, lastArrivalPs);
        if (first == null) {
            first = frame;
            scheduler.schedule(this, lastArrivalPs);
        } else {
            flight.add(frame, lastArrivalPs);
        }
    }

    @Override
    public void fire() {
        EthernetFrame frame = first;
        if (frame == null) {
            throw new IllegalStateException("no frame is in flight");
        }
        stats.delivered++;
        if (flight.isEmpty()) {
            first = null;
        } else {
            scheduler.schedule(this, flight.firstArrivalPs());
            first = flight.remove();
        }
        receiver.receive(frame);
    }

    public DirectionConfig config() {
        return config;
    }

    @Override
    public LinkStats stats() {
        return stats;
    }

    @Override
    public int queuedPackets() {
        waiting.catchUp(scheduler.nowPs());
        return waiting.packets();
    }

    @Override
    public long queuedBytes() {
        waiting.catchUp(scheduler.nowPs());
        return waiting.bytes();
    }

    @Override
    public int inFlight() {
        waiting.catchUp(scheduler.nowPs());
        int underWay = first == null ? 0 : 1 + flight.size();
        return underWay - (waiting.packets() - waiting.doomed());
    }

    @Override
    public void forEachUnderWay(Consumer<EthernetFrame> viewer) {
        if (first != null) {
            viewer.accept(first);
        }
        flight.forEach(viewer);
    }

    @Override
    public long framesLost() {
        waiting.catchUp(scheduler.nowPs());
        return stats.lost - waiting.doomed();
    }

    @Override
    public long framesSent() {
        return stats.accepted - queuedPackets();
    }

    @Override
    public long bytesSent() {
        return stats.acceptedBytes - queuedBytes();
    }

    @Override
    public long waitSoFarPs() {
        waiting.catchUp(scheduler.nowPs());
        return stats.waitPs - waiting.remainingWaitPs(scheduler.nowPs());
    }

    @Override
    public long busySoFarPs() {
        return stats.busyPs - Math.max(idleFromPs - scheduler.nowPs(), 0);
    }
}
