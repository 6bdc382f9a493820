package wireclock.link;

import org.jspecify.annotations.Nullable;

/** First in, first out; a frame that finds no room is dropped. */
public final class DropTail extends OneQueue {
    private final QueueLimit limit;

    public DropTail(QueueLimit limit) {
        this.limit = limit;
    }

    @Override
    public @Nullable DropReason enqueue(WaitingFrame frame, long nowPs, long lineFreePs, Listener listener) {
        boolean passes = frames.packets() == 0 && lineFreePs <= nowPs;
        if (!passes && !limit.hasRoom(frames.packets(), frames.bytes(), frame)) {
            return DropReason.QUEUE_FULL;
        }
        frames.add(frame);
        return null;
    }

    @Override
    public @Nullable WaitingFrame dequeue(long nowPs, Listener listener) {
        return frames.remove();
    }
}
