package wireclock.link;

import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;
import wireclock.wire.DamagedPayload;
import wireclock.wire.EthernetFrame;

/** A receiver with somebody listening in front of it. */
public final class TappedReceiver implements FrameReceiver {
    private final FrameReceiver receiver;
    private final FrameTap tap;
    private final Scheduler scheduler;

    public TappedReceiver(FrameReceiver receiver, FrameTap tap, Scheduler scheduler) {
        this.receiver = receiver;
        this.tap = tap;
        this.scheduler = scheduler;
    }

    @Override
    public void receive(EthernetFrame frame) {
        tap.received(scheduler.nowPs(), frame);
        receiver.receive(frame);
    }

    /** An adapter drops what it finds damaged before a capture sees it; the capture at the sender has the comment. */
    @Override
    public void receiveDamaged(DamagedPayload damaged) {
        receiver.receiveDamaged(damaged);
    }
}
