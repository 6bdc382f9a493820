package wireclock.link;

import java.util.function.Consumer;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;
import wireclock.wire.DamagedPayload;
import wireclock.wire.EthernetFrame;

/** The way from the near end of a line to the far one: frames that do not overtake, and one event for the first. */
final class FlightPath extends Event {
    private final Scheduler scheduler;
    private final FrameReceiver receiver;
    private final LinkStats stats;
    private final FlightRing flight = new FlightRing();
    private long lastArrivalPs;
    private boolean held;

    /**
     * @param component the direction's
     * @param stats where arrivals are counted
     */
    FlightPath(Scheduler scheduler, int component, FrameReceiver receiver, LinkStats stats) {
        super(component);
        this.scheduler = scheduler;
        this.receiver = receiver;
        this.stats = stats;
    }

    /** Puts a frame on its way. It arrives no earlier than the one before, however short its delay. */
    void launch(EthernetFrame frame, long arrivalPs) {
        lastArrivalPs = Math.max(arrivalPs, lastArrivalPs);
        flight.add(frame, lastArrivalPs);
        if (!held && !isScheduled()) {
            scheduler.schedule(this, lastArrivalPs);
        }
    }

    @Override
    public void fire() {
        EthernetFrame frame = flight.remove();
        // Before the frame is handed over: whoever gets it must find everything in order.
        scheduleFirst();
        if (frame.payload() instanceof DamagedPayload damaged) {
            stats.damaged++;
            receiver.receiveDamaged(damaged);
        } else {
            stats.delivered++;
            receiver.receive(frame);
        }
    }

    void setHeld(boolean held) {
        this.held = held;
        if (held) {
            scheduler.cancel(this);
        } else if (!isScheduled()) {
            scheduleFirst();
        }
    }

    private void scheduleFirst() {
        if (!flight.isEmpty()) {
            scheduler.schedule(this, Math.max(flight.firstArrivalPs(), scheduler.nowPs()));
        }
    }

    /** Loses all that is on the way, and says how much that was. */
    int clear() {
        int lost = flight.size();
        while (!flight.isEmpty()) {
            flight.remove();
        }
        scheduler.cancel(this);
        lastArrivalPs = 0;
        return lost;
    }

    int size() {
        return flight.size();
    }

    void forEach(Consumer<EthernetFrame> viewer) {
        flight.forEach(viewer);
    }
}
