package wireclock.link;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A discipline whose frames stand in a single queue and leave it in the order in which they came. */
abstract class OneQueue implements QueueDiscipline {
    final FrameList frames = new FrameList();

    @Override
    public @Nullable WaitingFrame discard() {
        return frames.remove();
    }

    @Override
    public int packets() {
        return frames.packets();
    }

    @Override
    public long bytes() {
        return frames.bytes();
    }

    @Override
    public void forEach(Consumer<WaitingFrame> viewer) {
        frames.forEach(viewer);
    }
}
