package wireclock.engine;

/** An event that files itself again when it fires; the contenders order it by time, component and arrival. */
final class HeldEvent extends Event {
    private final Scheduler scheduler;
    private final HoldWorkload workload;
    long arrival;

    HeldEvent(int component, Scheduler scheduler, HoldWorkload workload) {
        super(component);
        this.scheduler = scheduler;
        this.workload = workload;
    }

    @Override
    public void fire() {
        scheduler.schedule(this, timePs + workload.nextDelayPs());
    }
}
