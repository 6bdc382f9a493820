package wireclock.device;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Medium;
import wireclock.ethernet.Nic;
import wireclock.wire.EthernetFrame;

/** One direction of a wire with a fixed delay and nothing else; remembers what it carried. */
final class TestWire extends Event implements Medium {
    final List<EthernetFrame> carried = new ArrayList<>();
    final List<Long> sentPs = new ArrayList<>();

    private final Scheduler scheduler;
    private final long delayPs;
    private final Nic end;
    private final ArrayDeque<EthernetFrame> inFlight = new ArrayDeque<>();
    private final ArrayDeque<Long> duePs = new ArrayDeque<>();

    private TestWire(Scheduler scheduler, long delayPs, Nic end) {
        super(scheduler.newComponent());
        this.scheduler = scheduler;
        this.delayPs = delayPs;
        this.end = end;
    }

    /** Joins two adapters; the direction from the first to the second is returned. */
    static TestWire join(Scheduler scheduler, Nic from, Nic to, long delayPs) {
        TestWire there = new TestWire(scheduler, delayPs, to);
        from.attach(there);
        to.attach(new TestWire(scheduler, delayPs, from));
        return there;
    }

    @Override
    public void transmit(EthernetFrame frame) {
        carried.add(frame);
        sentPs.add(scheduler.nowPs());
        inFlight.add(frame);
        duePs.add(scheduler.nowPs() + delayPs);
        if (!isScheduled()) {
            scheduler.schedule(this, duePs.getFirst());
        }
    }

    @Override
    public void fire() {
        EthernetFrame frame = inFlight.removeFirst();
        duePs.removeFirst();
        if (!duePs.isEmpty()) {
            scheduler.schedule(this, duePs.getFirst());
        }
        end.receive(frame);
    }
}
