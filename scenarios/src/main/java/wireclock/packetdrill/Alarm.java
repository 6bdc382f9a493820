package wireclock.packetdrill;

import wireclock.engine.Event;
import wireclock.engine.Scheduler;

/** What ends a call that blocks when its time is over. */
final class Alarm extends Event {
    private final Runnable ring;
    private boolean pending;

    Alarm(int component, Runnable ring) {
        super(component);
        this.ring = ring;
    }

    void set(Scheduler scheduler, long timePs) {
        stop(scheduler);
        pending = true;
        scheduler.schedule(this, timePs);
    }

    void stop(Scheduler scheduler) {
        if (pending) {
            pending = false;
            scheduler.cancel(this);
        }
    }

    @Override
    public void fire() {
        pending = false;
        ring.run();
    }
}
