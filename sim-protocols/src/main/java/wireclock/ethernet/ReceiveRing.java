package wireclock.ethernet;

import java.util.ArrayDeque;
import wireclock.wire.EthernetFrame;

/**
 * The descriptors into which an adapter writes frames by itself, while nobody takes them out because the machine behind
 * it stands still. When all are in use, what comes is lost.
 */
final class ReceiveRing implements FrameReceiver {
    /** As many as common drivers of Linux give an adapter. */
    static final int DESCRIPTORS = 256;

    private final NicStats stats;
    private final ArrayDeque<EthernetFrame> frames = new ArrayDeque<>();

    ReceiveRing(NicStats stats) {
        this.stats = stats;
    }

    @Override
    public void receive(EthernetFrame frame) {
        if (frames.size() == DESCRIPTORS) {
            stats.overruns++;
        } else {
            frames.addLast(frame);
        }
    }

    /** Hands everything on, the oldest frame first. */
    void emptyInto(FrameReceiver receiver) {
        while (!frames.isEmpty()) {
            receiver.receive(frames.removeFirst());
        }
    }
}
