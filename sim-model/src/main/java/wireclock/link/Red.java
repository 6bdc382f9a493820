package wireclock.link;

import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStream;

/**
 * Random early detection (Floyd and Jacobson, 1993): drops, or marks, the more arriving packets the longer the queue
 * has been on average, so that senders slow down before it is full.
 *
 * <p>The names of the fields are those of the paper's figure 2.
 */
public final class Red extends OneQueue {
    private final RedConfig config;
    private final QueueLimit limit;
    private final RandomStream random;
    private double avg;
    private long averagedPs;
    /** Packets since the last one that was marked or dropped; −1 while the average is below the minimum. */
    private long count = -1;

    /**
     * @param random one draw for each packet between the thresholds
     */
    public Red(RedConfig config, QueueLimit limit, RandomStream random) {
        this.config = config;
        this.limit = limit;
        this.random = random;
    }

    @Override
    public @Nullable DropReason enqueue(WaitingFrame frame, long nowPs, long lineFreePs, Listener listener) {
        boolean idle = frames.packets() == 0 && lineFreePs <= nowPs;
        average(nowPs, idle ? Math.max(lineFreePs, averagedPs) : nowPs, idle);
        boolean notified = chosen();
        // Beyond the last threshold marks have not helped: drop (RFC 3168 §7).
        boolean beyond = config.probability(avg) >= 1;
        boolean marks = notified && config.ecn() && !beyond && frame.isEcnCapable();
        if (notified && !marks) {
            return DropReason.ACTIVE_QUEUE;
        }
        if (!idle && !limit.hasRoom(frames.packets(), frames.bytes(), frame)) {
            return DropReason.QUEUE_FULL;
        }
        if (marks) {
            listener.marked(frame);
        }
        frames.add(frame);
        return null;
    }

    private void average(long nowPs, long idleSincePs, boolean idle) {
        averagedPs = nowPs;
        if (idle) {
            double packets = (double) (nowPs - idleSincePs) / config.typicalPacketPs();
            avg *= StrictMath.pow(1 - config.weight(), packets);
        } else {
            avg += config.weight() * (frames.packets() - avg);
        }
    }

    /** Whether the arriving packet is to be marked or dropped. The count makes the gaps between them uniform (§4). */
    private boolean chosen() {
        double pb = config.probability(avg);
        if (pb == 0) {
            count = -1;
            return false;
        }
        count++;
        double pa = count * pb < 1 ? pb / (1 - count * pb) : 1;
        if (pb < 1 && !random.nextBernoulli(pa)) {
            return false;
        }
        count = 0;
        return true;
    }

    @Override
    public @Nullable WaitingFrame dequeue(long nowPs, Listener listener) {
        return frames.remove();
    }
}
