package wireclock.ip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.engine.Timer;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MalformedPacketException;

/**
 * Puts the fragments that arrive at a node together (RFC 791 §3.2, RFC 815). Whatever comes, its memory is bounded: by
 * time ({@link IpConfig#reassemblyTimeoutPs}, counted from a packet's first arrival and never extended) and by size
 * ({@link IpConfig#reassemblyLimitBytes}, beyond which the oldest packet goes).
 */
public final class Reassembly {
    private final Scheduler scheduler;
    private final IpConfig config;
    private final IpStats stats;
    private final IcmpErrors errors;
    private final ReassemblyStats counts = new ReassemblyStats();
    /** The oldest first, which is also the order of the deadlines. */
    private final Map<FragmentKey, FragmentQueue> queues = new LinkedHashMap<>();
    private final Timer timeout;
    private long memoryBytes;

    Reassembly(Scheduler scheduler, int component, IpConfig config, IpStats stats, IcmpErrors errors) {
        this.scheduler = scheduler;
        this.config = config;
        this.stats = stats;
        this.errors = errors;
        this.timeout = new Timer(scheduler, component) {
            @Override
            protected void expired() {
                expire();
            }
        };
    }

    /** Takes a fragment; the whole packet if this was the last that was missing, else null. */
    @Nullable Ipv4Packet add(Ipv4Packet fragment) {
        counts.reasmReqds++;
        FragmentKey key = new FragmentKey(fragment.source(), fragment.destination(), fragment.payload().protocol(),
                fragment.identification());
        FragmentQueue queue = queues.get(key);
        if (queue == null) {
            queue = new FragmentQueue(key, scheduler.nowPs() + config.reassemblyTimeoutPs());
            queues.put(key, queue);
            counts.mostQueues = Math.max(counts.mostQueues, queues.size());
        }
        int before = queue.memoryBytes();
        IpDropReason wrong = queue.add(fragment);
        memoryBytes += queue.memoryBytes() - before;
        Ipv4Packet whole = null;
        if (wrong == IpDropReason.FRAGMENT_DUPLICATE) {
            stats.drop(wrong);
        } else if (wrong != null) {
            stats.drop(wrong);
            giveUp(queue, wrong);
        } else if (queue.isComplete()) {
            whole = complete(queue);
        } else {
            makeRoom();
        }
        armTimeout();
        return whole;
    }

    private @Nullable Ipv4Packet complete(FragmentQueue queue) {
        if (!queue.agreesOnEcn()) {
            giveUp(queue, IpDropReason.FRAGMENT_ECN);
            return null;
        }
        try {
            Ipv4Packet whole = queue.assemble();
            remove(queue);
            counts.reasmOks++;
            return whole;
        } catch (MalformedPacketException e) {
            giveUp(queue, IpDropReason.BAD_TRANSPORT);
            return null;
        }
    }

    private void makeRoom() {
        while (memoryBytes > config.reassemblyLimitBytes()) {
            giveUp(oldest(), IpDropReason.REASSEMBLY_MEMORY);
        }
        counts.mostBytes = Math.max(counts.mostBytes, memoryBytes);
    }

    private void expire() {
        while (!queues.isEmpty() && oldest().deadlinePs <= scheduler.nowPs()) {
            FragmentQueue late = oldest();
            counts.reasmTimeouts++;
            giveUp(late, IpDropReason.REASSEMBLY_TIMEOUT);
            Ipv4Packet first = late.firstFragment();
            // RFC 792: only if the first fragment is there, which alone tells whose packet it was.
            if (first != null) {
                errors.send(IcmpType.TIME_EXCEEDED, IcmpType.REASSEMBLY_TIME_EXCEEDED, 0, first);
            }
        }
        armTimeout();
    }

    private void giveUp(FragmentQueue queue, IpDropReason reason) {
        counts.reasmFails++;
        stats.drop(reason, queue.size());
        remove(queue);
    }

    private void remove(FragmentQueue queue) {
        queues.remove(queue.key);
        memoryBytes -= queue.memoryBytes();
    }

    private void armTimeout() {
        if (queues.isEmpty()) {
            timeout.disarm();
        } else {
            timeout.arm(oldest().deadlinePs);
        }
    }

    private FragmentQueue oldest() {
        return Objects.requireNonNull(queues.values().iterator().next());
    }

    /** Forgets everything: the node has lost its memory. */
    void clear() {
        queues.values().forEach(queue -> stats.drop(IpDropReason.NODE_CRASHED, queue.size()));
        queues.clear();
        memoryBytes = 0;
        timeout.disarm();
    }

    public ReassemblyStats stats() {
        return counts;
    }

    /** Packets of which some fragments wait for others. */
    public int queues() {
        return queues.size();
    }

    /** What the waiting fragments take, as Linux accounts for it. */
    public long memoryBytes() {
        return memoryBytes;
    }
}
