package wireclock.link;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Controlled delay (RFC 8289): one {@link CoDelQueue} with a limit. */
public final class CoDel implements QueueDiscipline {
    private final CoDelQueue queue;
    private final QueueLimit limit;

    public CoDel(CoDelConfig config, QueueLimit limit) {
        queue = new CoDelQueue(config);
        this.limit = limit;
    }

    @Override
    public @Nullable DropReason enqueue(WaitingFrame frame, long nowPs, long lineFreePs, Listener listener) {
        boolean passes = queue.packets() == 0 && lineFreePs <= nowPs;
        if (!passes && !limit.hasRoom(queue.packets(), queue.bytes(), frame)) {
            return DropReason.QUEUE_FULL;
        }
        queue.add(frame);
        return null;
    }

    @Override
    public @Nullable WaitingFrame dequeue(long nowPs, Listener listener) {
        return queue.dequeue(nowPs, listener);
    }

    @Override
    public @Nullable WaitingFrame discard() {
        return queue.remove();
    }

    @Override
    public int packets() {
        return queue.packets();
    }

    @Override
    public long bytes() {
        return queue.bytes();
    }

    @Override
    public void forEach(Consumer<WaitingFrame> viewer) {
        queue.forEach(viewer);
    }
}
