package wireclock.link;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Flow queue CoDel (RFC 8290): a {@link CoDelQueue} for each flow, by a hash of its addresses, protocol and ports,
 * served in turn by deficit round robin, with precedence for flows that have only just begun to use the queue.
 */
public final class FqCoDel implements QueueDiscipline {
    /** §4.1: so many are dropped at once at most, as it takes a search to find the longest queue. */
    private static final int DROP_BATCH = 64;

    private final CoDelConfig config;
    private final QueueLimit limit;
    private final int quantumBytes;
    private final FlowHash hash;
    private final @Nullable Flow[] flows;
    private final ArrayDeque<Flow> newFlows = new ArrayDeque<>();
    private final ArrayDeque<Flow> oldFlows = new ArrayDeque<>();
    private int packets;
    private long bytes;

    /** One of the queues. */
    private static final class Flow {
        final CoDelQueue queue;
        int deficitBytes;
        /** Whether it is among the new or the old flows. */
        boolean listed;

        Flow(CoDelConfig config) {
            queue = new CoDelQueue(config);
        }
    }

    /**
     * @param flows number of queues, 1024 (§5.2.3)
     * @param quantumBytes that a flow may send in its turn, 1514: a frame without FCS (§5.2.4)
     * @param perturbation a random number, so that nobody can know which flows share a queue (§4.1.1)
     */
    public FqCoDel(CoDelConfig config, QueueLimit limit, int flows, int quantumBytes, long perturbation) {
        this.config = config;
        this.limit = limit;
        this.quantumBytes = quantumBytes;
        this.flows = new @Nullable Flow[flows];
        hash = new FlowHash(perturbation);
    }

    /** §4.1. */
    @Override
    public @Nullable DropReason enqueue(WaitingFrame frame, long nowPs, long lineFreePs, Listener listener) {
        Flow flow = flow(hash.of(frame.frame()));
        boolean passes = packets == 0 && lineFreePs <= nowPs;
        while (!passes && !limit.hasRoom(packets, bytes, frame)) {
            Flow longest = longest(flow, frame.bytes());
            if (longest.queue.packets() == 0) {
                return DropReason.QUEUE_FULL;
            }
            dropHalf(longest, listener);
        }
        flow.queue.add(frame);
        packets++;
        bytes += frame.bytes();
        if (!flow.listed) {
            flow.listed = true;
            flow.deficitBytes = quantumBytes;
            newFlows.addLast(flow);
        }
        return null;
    }

    private Flow flow(long hashValue) {
        int index = (int) Long.remainderUnsigned(hashValue, flows.length);
        Flow flow = flows[index];
        if (flow == null) {
            flow = new Flow(config);
            flows[index] = flow;
        }
        return flow;
    }

    /** The flow with the most bytes, the arriving frame among those of its own. */
    private Flow longest(Flow arriving, int arrivingBytes) {
        Flow longest = arriving;
        long most = arriving.queue.bytes() + arrivingBytes;
        for (Flow flow : flows) {
            if (flow != null && flow.queue.bytes() > most) {
                longest = flow;
                most = flow.queue.bytes();
            }
        }
        return longest;
    }

    /** From the head, so that the sender hears of it soonest (§4.1): half the packets, but no more than 64. */
    private void dropHalf(Flow flow, Listener listener) {
        int drops = Math.min((flow.queue.packets() + 1) / 2, DROP_BATCH);
        for (int i = 0; i < drops; i++) {
            WaitingFrame victim = flow.queue.remove();
            if (victim != null) {
                packets--;
                bytes -= victim.bytes();
                listener.dropped(victim, DropReason.QUEUE_FULL);
            }
        }
    }

    /** §4.2. */
    @Override
    public @Nullable WaitingFrame dequeue(long nowPs, Listener listener) {
        while (true) {
            boolean fromNew = !newFlows.isEmpty();
            Flow flow = fromNew ? newFlows.peekFirst() : oldFlows.peekFirst();
            if (flow == null) {
                return null;
            }
            if (flow.deficitBytes <= 0) {
                flow.deficitBytes += quantumBytes;
                (fromNew ? newFlows : oldFlows).removeFirst();
                oldFlows.addLast(flow);
                continue;
            }
            WaitingFrame frame = dequeueFrom(flow, nowPs, listener);
            if (frame != null) {
                flow.deficitBytes -= frame.lengthWithoutFcs();
                return frame;
            }
            (fromNew ? newFlows : oldFlows).removeFirst();
            if (fromNew && !oldFlows.isEmpty()) {
                // It must let all others have their turn before it counts as new again.
                oldFlows.addLast(flow);
            } else {
                flow.listed = false;
            }
        }
    }

    private @Nullable WaitingFrame dequeueFrom(Flow flow, long nowPs, Listener listener) {
        int packetsBefore = flow.queue.packets();
        long bytesBefore = flow.queue.bytes();
        WaitingFrame frame = flow.queue.dequeue(nowPs, listener);
        packets -= packetsBefore - flow.queue.packets();
        bytes -= bytesBefore - flow.queue.bytes();
        return frame;
    }

    @Override
    public @Nullable WaitingFrame discard() {
        for (Flow flow : flows) {
            WaitingFrame frame = flow == null ? null : flow.queue.remove();
            if (frame != null) {
                packets--;
                bytes -= frame.bytes();
                return frame;
            }
        }
        return null;
    }

    @Override
    public int packets() {
        return packets;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void forEach(Consumer<WaitingFrame> viewer) {
        for (Flow flow : flows) {
            if (flow != null) {
                flow.queue.forEach(viewer);
            }
        }
    }
}
