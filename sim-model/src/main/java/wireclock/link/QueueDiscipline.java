package wireclock.link;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where frames wait for a line, and which of them goes next. All frames pass through it, also those that find the line
 * idle: they are taken out again at the same instant.
 *
 * <p>The limit of a queue counts what waits. So a frame that finds the line idle and nobody waiting needs no room.
 */
public interface QueueDiscipline {
    /** Hears what a discipline does to frames that it has taken already. */
    interface Listener {
        /** A frame that waited is dropped. */
        void dropped(WaitingFrame frame, DropReason reason);

        /** An ECN-capable frame gets the mark Congestion Experienced. */
        void marked(WaitingFrame frame);
    }

    /**
     * Takes a frame, or says why not.
     *
     * @param lineFreePs when the line falls idle, or fell idle; up to {@code nowPs} the frame could be sent at once
     */
    @Nullable DropReason enqueue(WaitingFrame frame, long nowPs, long lineFreePs, Listener listener);

    /** Takes out the frame to send now, or returns null if none waits or none may go yet. */
    @Nullable WaitingFrame dequeue(long nowPs, Listener listener);

    /** The earliest instant at which {@link #dequeue} may give a frame, if any waits. */
    default long readyPs(long nowPs) {
        return nowPs;
    }

    /** Takes out any frame, whether it may go or not, or returns null: for a link that is cut. */
    @Nullable WaitingFrame discard();

    int packets();

    long bytes();

    void forEach(Consumer<WaitingFrame> viewer);
}
