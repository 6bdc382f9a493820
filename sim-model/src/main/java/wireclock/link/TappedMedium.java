package wireclock.link;

import wireclock.engine.Scheduler;
import wireclock.ethernet.Medium;
import wireclock.wire.EthernetFrame;

/** A link direction with somebody listening at its near end. */
public final class TappedMedium implements Medium {
    private final SendingDirection direction;
    private final FrameTap tap;
    private final Scheduler scheduler;

    public TappedMedium(SendingDirection direction, FrameTap tap, Scheduler scheduler) {
        this.direction = direction;
        this.tap = tap;
        this.scheduler = scheduler;
        direction.tellLateDrops(tap);
    }

    @Override
    public void transmit(EthernetFrame frame) {
        DropReason drop = direction.offer(frame);
        tap.sent(scheduler.nowPs(), frame, drop);
    }
}
