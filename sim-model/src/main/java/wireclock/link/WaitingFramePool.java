package wireclock.link;

import org.jspecify.annotations.Nullable;
import wireclock.wire.EthernetFrame;

/** The {@link WaitingFrame}s of a direction that stand for no frame at the moment: a queue allocates nothing. */
final class WaitingFramePool {
    private @Nullable WaitingFrame free;

    WaitingFrame take(EthernetFrame frame, int bytes, long nowPs) {
        WaitingFrame taken = free;
        if (taken == null) {
            taken = new WaitingFrame();
        } else {
            free = taken.next;
            taken.next = null;
        }
        taken.reset(frame, bytes, nowPs);
        return taken;
    }

    void giveBack(WaitingFrame gone) {
        gone.forget();
        gone.next = free;
        free = gone;
    }
}
