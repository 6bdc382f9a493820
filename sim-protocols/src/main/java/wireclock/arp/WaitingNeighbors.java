package wireclock.arp;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import wireclock.engine.Scheduler;
import wireclock.engine.Timer;

/** Neighbours that all wait equally long for the same thing, so that the order of coming is that of the deadlines. */
final class WaitingNeighbors extends Timer {
    private final Scheduler scheduler;
    private final long waitPs;
    private final Consumer<Neighbor> due;
    private final ArrayDeque<Neighbor> line = new ArrayDeque<>();

    /**
     * Nobody waits yet.
     *
     * @param component of the node
     * @param due gets each neighbour at its deadline; it does not wait any more then, and may be added again
     */
    WaitingNeighbors(Scheduler scheduler, int component, long waitPs, Consumer<Neighbor> due) {
        super(scheduler, component);
        this.scheduler = scheduler;
        this.waitPs = waitPs;
        this.due = due;
    }

    /** Lets a neighbour wait, which does not yet. */
    void add(Neighbor neighbor) {
        neighbor.deadlinePs = scheduler.nowPs() + waitPs;
        line.addLast(neighbor);
        if (!isArmed()) {
            arm(neighbor.deadlinePs);
        }
    }

    /** Ends a neighbour's wait before its time. */
    void remove(Neighbor neighbor) {
        if (line.peekFirst() == neighbor) {
            line.removeFirst();
            armForFirst();
        } else {
            line.remove(neighbor);
        }
    }

    @Override
    protected void expired() {
        long nowPs = timePs();
        for (Neighbor first = line.peekFirst(); first != null && first.deadlinePs <= nowPs;
                first = line.peekFirst()) {
            line.removeFirst();
            due.accept(first);
        }
        armForFirst();
    }

    private void armForFirst() {
        Neighbor first = line.peekFirst();
        if (first == null) {
            disarm();
        } else {
            arm(first.deadlinePs);
        }
    }
}
