package wireclock.device;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;
import wireclock.wire.EthernetFrame;

/**
 * The time that a node takes to look at a frame: each waits equally long between its adapter and the layer above,
 * however many wait already. They leave in the order of their arrival, so the waiting ones are a ring with one
 * pending event.
 */
final class LatencyStage extends Event {
    private static final int INITIAL_PLACES = 16;

    private final Scheduler scheduler;
    private final long latencyPs;
    private @Nullable EthernetFrame[] frames = new @Nullable EthernetFrame[INITIAL_PLACES];
    private @Nullable FrameReceiver[] receivers = new @Nullable FrameReceiver[INITIAL_PLACES];
    private long[] duePs = new long[INITIAL_PLACES];
    private int first;
    private int size;

    LatencyStage(Scheduler scheduler, int component, long latencyPs) {
        super(component);
        this.scheduler = scheduler;
        this.latencyPs = latencyPs;
    }

    /**
     * The entrance to this stage whose frames go on to the given receiver: the receiver itself when there is no
     * latency.
     */
    FrameReceiver before(FrameReceiver receiver) {
        return latencyPs == 0 ? receiver : frame -> enter(frame, receiver);
    }

    @Override
    public void fire() {
        EthernetFrame frame = frames[first];
        FrameReceiver receiver = receivers[first];
        frames[first] = null;
        receivers[first] = null;
        first = first + 1 & frames.length - 1;
        size--;
        if (size > 0) {
            // A node that has stood still is late with all of them.
            scheduler.schedule(this, Math.max(duePs[first], scheduler.nowPs()));
        }
        if (receiver != null && frame != null) {
            receiver.receive(frame);
        }
    }

    /** Loses the frames that wait; returns how many. */
    int clear() {
        int lost = size;
        scheduler.cancel(this);
        Arrays.fill(frames, null);
        Arrays.fill(receivers, null);
        size = 0;
        return lost;
    }

    private void enter(EthernetFrame frame, FrameReceiver receiver) {
        if (size == frames.length) {
            grow();
        }
        int place = first + size & frames.length - 1;
        frames[place] = frame;
        receivers[place] = receiver;
        duePs[place] = scheduler.nowPs() + latencyPs;
        if (size == 0) {
            scheduler.schedule(this, duePs[place]);
        }
        size++;
    }

    private void grow() {
        EthernetFrame[] moreFrames = new @Nullable EthernetFrame[size * 2];
        FrameReceiver[] moreReceivers = new @Nullable FrameReceiver[size * 2];
        long[] moreDuePs = new long[size * 2];
        for (int i = 0; i < size; i++) {
            int place = first + i & size - 1;
            moreFrames[i] = frames[place];
            moreReceivers[i] = receivers[place];
            moreDuePs[i] = duePs[place];
        }
        frames = moreFrames;
        receivers = moreReceivers;
        duePs = moreDuePs;
        first = 0;
    }
}
