package wireclock.fault;

import wireclock.engine.Scheduler;

/** A fault that comes and goes: present for the first half of each period, absent for the second. */
public final class Flapping implements Fault {
    private final FaultTimeline timeline;
    private final Scheduler scheduler;
    private final Fault fault;
    private final long periodPs;
    private boolean active;
    private boolean present;

    /**
     * @param fault that comes and goes
     * @param periodPs from one coming to the next, at least 2
     */
    public Flapping(FaultTimeline timeline, Scheduler scheduler, Fault fault, long periodPs) {
        this.timeline = timeline;
        this.scheduler = scheduler;
        this.fault = fault;
        this.periodPs = periodPs;
    }

    @Override
    public void begin() {
        active = true;
        turn();
    }

    private void turn() {
        if (!active) {
            return;
        }
        present = !present;
        if (present) {
            fault.begin();
        } else {
            fault.end();
        }
        timeline.plan(scheduler.nowPs() + (present ? periodPs / 2 : periodPs - periodPs / 2), this::turn);
    }

    @Override
    public void end() {
        active = false;
        if (present) {
            present = false;
            fault.end();
        }
    }
}
