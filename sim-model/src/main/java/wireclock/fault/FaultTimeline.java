package wireclock.fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.metrics.FaultRecord;

/**
 * All that is to go wrong in a run, in the order of time, behind one event. At one instant what ends comes before what
 * begins, and otherwise the order is that of planning; both come before all else that happens in the network then, if
 * the component is the first of the run.
 */
public final class FaultTimeline extends Event {
    /** A fault that is not mended within the run. */
    public static final long FOREVER = Long.MAX_VALUE;

    private final Scheduler scheduler;
    private final PriorityQueue<Step> steps = new PriorityQueue<>(Comparator.comparingLong(Step::timePs)
            .thenComparing(Step::isEnd, Comparator.reverseOrder())
            .thenComparingInt(Step::number));
    private final List<FaultRecord> begun = new ArrayList<>();
    private int planned;

    /** One change at an instant. */
    private record Step(long timePs, boolean isEnd, int number, Runnable action) {}

    public FaultTimeline(Scheduler scheduler, int component) {
        super(component);
        this.scheduler = scheduler;
    }

    /**
     * Plans a fault.
     *
     * @param lastsPs how long it lasts, positive, or {@link #FOREVER}
     * @param record is filled in when the fault begins, and when it ends
     */
    public void add(long atPs, long lastsPs, Fault fault, FaultRecord record) {
        plan(atPs, false, () -> {
            note(record, atPs, lastsPs);
            fault.begin();
        });
        if (lastsPs != FOREVER) {
            plan(atPs + lastsPs, true, () -> {
                record.endPs = atPs + lastsPs;
                fault.end();
            });
        }
    }

    private void note(FaultRecord record, long atPs, long lastsPs) {
        record.startPs = atPs;
        record.endPs = record.mends ? atPs : null;
        if (lastsPs == FOREVER) {
            for (FaultRecord earlier : begun) {
                if (earlier.isEndedBy(record)) {
                    earlier.endPs = atPs;
                }
            }
        }
        begun.add(record);
    }

    /** Plans something for an instant, for faults that do not leave it at a beginning and an end. */
    void plan(long timePs, Runnable action) {
        plan(timePs, false, action);
    }

    private void plan(long timePs, boolean isEnd, Runnable action) {
        steps.add(new Step(timePs, isEnd, planned++, action));
        Step first = steps.peek();
        if (first != null && (!isScheduled() || first.timePs < timePs())) {
            scheduler.reschedule(this, first.timePs);
        }
    }

    @Override
    public void fire() {
        for (Step step = steps.peek(); step != null && step.timePs <= scheduler.nowPs(); step = steps.peek()) {
            steps.remove();
            step.action.run();
        }
        Step next = steps.peek();
        if (next != null) {
            scheduler.reschedule(this, next.timePs);
        }
    }

    /** What has gone wrong so far, in the order of time. */
    public List<FaultRecord> records() {
        return List.copyOf(begun);
    }
}
