package wireclock.ip;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the network layer of a node counts; written by this package alone. */
@SuppressWarnings("EnumOrdinal") // an index for as long as the node lives, never stored
public final class IpStats {
    /** Packets from all interfaces, whatever became of them. */
    public long received;
    /** Packets handed to a transport protocol. */
    public long delivered;
    public long forwarded;
    /** Packets of this node's own, to others and to itself. */
    public long sent;
    public long icmpErrorsSent;
    /** Packets cut into fragments, here or on their way through (ipFragOKs). */
    public long fragOks;
    /** Fragments made (ipFragCreates). */
    public long fragCreates;

    private final long[] dropped = new long[IpDropReason.values().length];
    private @Nullable Consumer<IpDropReason> listener;

    /** Has somebody told of each drop of a packet, when it happens. */
    public void tellDrops(Consumer<IpDropReason> listener) {
        this.listener = listener;
    }

    /** Packets dropped for one reason. */
    public long dropped(IpDropReason reason) {
        return dropped[reason.ordinal()];
    }

    /** Packets dropped for any reason. */
    public long dropped() {
        long sum = 0;
        for (long count : dropped) {
            sum += count;
        }
        return sum;
    }

    void drop(IpDropReason reason) {
        dropped[reason.ordinal()]++;
        if (listener != null) {
            listener.accept(reason);
        }
    }

    void drop(IpDropReason reason, int packets) {
        dropped[reason.ordinal()] += packets;
    }
}
