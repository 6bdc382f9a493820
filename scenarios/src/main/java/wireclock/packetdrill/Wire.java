package wireclock.packetdrill;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Medium;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;

/**
 * What the stack of a script is plugged into: it keeps the packets that leave, and moves the clock on. Its event is the
 * first of its instant, so that what the script does then comes before what the stack's timers do.
 */
final class Wire extends Event implements Medium {
    private final Scheduler scheduler;
    private final Deque<Sent> sent = new ArrayDeque<>();

    /** A packet that has left the stack. */
    record Sent(long timePs, Ipv4Packet packet) {}

    /** A wire with nothing on it. Made before anything else that has events. */
    Wire(Scheduler scheduler) {
        super(scheduler.newComponent());
        this.scheduler = scheduler;
    }

    @Override
    public void transmit(EthernetFrame frame) {
        if (frame.payload() instanceof Ipv4Packet packet) {
            sent.add(new Sent(scheduler.nowPs(), packet));
            scheduler.stop();
        }
    }

    @Override
    public void fire() {
        scheduler.stop();
    }

    /** Lets time pass. */
    void waitUntil(long timePs) {
        if (timePs > scheduler.nowPs()) {
            scheduler.schedule(this, timePs);
            while (scheduler.nowPs() < timePs) {
                scheduler.run(timePs, Long.MAX_VALUE);
            }
        }
    }

    /** The packet sent first of those that have not been looked at; waits for one if need be, or gives null. */
    @Nullable Sent next(long untilPs) {
        if (sent.isEmpty() && untilPs > scheduler.nowPs()) {
            scheduler.schedule(this, untilPs);
            while (sent.isEmpty() && scheduler.nowPs() < untilPs) {
                scheduler.run(untilPs, Long.MAX_VALUE);
            }
            scheduler.cancel(this);
        }
        return sent.poll();
    }

    /** As {@link #next}, without taking it out and without waiting. */
    @Nullable Sent peek() {
        return sent.peek();
    }
}
