package wireclock.scenario.run;

import org.jspecify.annotations.Nullable;
import wireclock.link.DropReason;
import wireclock.link.FrameTap;
import wireclock.wire.EthernetFrame;

/** Two taps that see the same. */
record BothTaps(FrameTap first, FrameTap second) implements FrameTap {
    @Override
    public void sent(long timePs, EthernetFrame frame, @Nullable DropReason drop) {
        first.sent(timePs, frame, drop);
        second.sent(timePs, frame, drop);
    }

    @Override
    public void droppedLater(long timePs, EthernetFrame frame, DropReason reason) {
        first.droppedLater(timePs, frame, reason);
        second.droppedLater(timePs, frame, reason);
    }

    @Override
    public void refused(long timePs, EthernetFrame frame, String why) {
        first.refused(timePs, frame, why);
        second.refused(timePs, frame, why);
    }

    @Override
    public void received(long timePs, EthernetFrame frame) {
        first.received(timePs, frame);
        second.received(timePs, frame);
    }

    @Override
    public boolean isPromiscuous() {
        return first.isPromiscuous() || second.isPromiscuous();
    }
}
