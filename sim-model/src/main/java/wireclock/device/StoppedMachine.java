package wireclock.device;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Nic;

/**
 * A machine whose time stands still, from {@link #begin begin} to {@link #end}. When it goes on, it finds its timers
 * expired first and the frames in its receive rings second, as a kernel does that takes timer interrupts before those
 * of its adapters.
 */
final class StoppedMachine extends Event {
    private final Scheduler scheduler;
    private final int machine;
    private final List<Nic> nics;

    private StoppedMachine(Scheduler scheduler, int machine, List<Nic> nics) {
        super(scheduler.newComponent());
        this.scheduler = scheduler;
        this.machine = machine;
        this.nics = nics;
    }

    /**
     * Stops a machine. A new event each time, so that its id is behind those of all timers of the machine.
     *
     * @param earlier the machine's last stop, which may not have ended but at this very instant, or null
     */
    static StoppedMachine begin(Scheduler scheduler, int machine, List<Nic> nics, @Nullable StoppedMachine earlier) {
        if (earlier != null) {
            scheduler.cancel(earlier);
        }
        StoppedMachine stopped = new StoppedMachine(scheduler, machine, nics);
        scheduler.standStill(machine);
        nics.forEach(Nic::holdReceived);
        return stopped;
    }

    void end() {
        scheduler.goOn(machine);
        scheduler.reschedule(this, scheduler.nowPs());
    }

    /** The machine has crashed while it stood still: what its rings held is gone already. */
    void abandon() {
        scheduler.cancel(this);
        scheduler.goOn(machine);
    }

    @Override
    public void fire() {
        nics.forEach(Nic::releaseReceived);
    }
}
