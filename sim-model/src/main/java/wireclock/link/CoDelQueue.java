package wireclock.link;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A queue that CoDel keeps short (RFC 8289): when packets have spent more than the target in it for a whole interval,
 * it drops one as it leaves, the next an interval later, and then ever faster, by the square root of the number of
 * drops, until the time in the queue is below the target again. The methods are those of the pseudo-code in §5.
 */
final class CoDelQueue {
    private static final long NOT_ABOVE = Long.MIN_VALUE;
    /** §5.5: a dropping state that comes back within so many intervals goes on where it was. */
    private static final int INTERVALS_REMEMBERED = 16;

    private final CoDelConfig config;
    private final FrameList frames = new FrameList();
    /** When the time in the queue will have been above the target for an interval. */
    private long firstAbovePs = NOT_ABOVE;
    private long dropNextPs;
    private int count;
    private int lastCount;
    private boolean dropping;
    /** Of the frame that {@link #doDequeue} gave last. */
    private boolean okToDrop;

    CoDelQueue(CoDelConfig config) {
        this.config = config;
    }

    void add(WaitingFrame frame) {
        frames.add(frame);
    }

    /** §5.5, deque(). */
    @Nullable WaitingFrame dequeue(long nowPs, QueueDiscipline.Listener listener) {
        WaitingFrame frame = doDequeue(nowPs);
        if (dropping) {
            if (!okToDrop) {
                dropping = false;
            }
            while (dropping && frame != null && nowPs >= dropNextPs) {
                count++;
                if (mark(frame, listener)) {
                    dropNextPs = controlLaw(dropNextPs);
                    break;
                }
                listener.dropped(frame, DropReason.ACTIVE_QUEUE);
                frame = doDequeue(nowPs);
                if (okToDrop) {
                    dropNextPs = controlLaw(dropNextPs);
                } else {
                    dropping = false;
                }
            }
        } else if (okToDrop && frame != null) {
            if (!mark(frame, listener)) {
                listener.dropped(frame, DropReason.ACTIVE_QUEUE);
                frame = doDequeue(nowPs);
            }
            dropping = true;
            int delta = count - lastCount;
            boolean recently = nowPs - dropNextPs < INTERVALS_REMEMBERED * config.intervalPs();
            count = delta > 1 && recently ? delta : 1;
            dropNextPs = controlLaw(nowPs);
            lastCount = count;
        }
        return frame;
    }

    /** §5.6, dodequeue(): the first frame, and whether the queue has been too long for too long. */
    private @Nullable WaitingFrame doDequeue(long nowPs) {
        WaitingFrame frame = frames.remove();
        okToDrop = false;
        if (frame == null || nowPs - frame.acceptedPs() < config.targetPs()
                || frames.bytes() <= config.maxPacketBytes()) {
            firstAbovePs = NOT_ABOVE;
        } else if (firstAbovePs == NOT_ABOVE) {
            firstAbovePs = nowPs + config.intervalPs();
        } else {
            okToDrop = nowPs >= firstAbovePs;
        }
        return frame;
    }

    /** §5.4, control_law(). */
    private long controlLaw(long timePs) {
        return timePs + Math.round(config.intervalPs() / StrictMath.sqrt(count));
    }

    private boolean mark(WaitingFrame frame, QueueDiscipline.Listener listener) {
        if (!config.ecn() || !frame.isEcnCapable()) {
            return false;
        }
        listener.marked(frame);
        return true;
    }

    /** Takes the first frame out, as if nobody looked. */
    @Nullable WaitingFrame remove() {
        return frames.remove();
    }

    int packets() {
        return frames.packets();
    }

    long bytes() {
        return frames.bytes();
    }

    void forEach(Consumer<WaitingFrame> viewer) {
        frames.forEach(viewer);
    }
}
