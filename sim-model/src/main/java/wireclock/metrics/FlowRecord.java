package wireclock.metrics;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one flow at the end of a run: a row of {@code flows.csv}.
 *
 * <p>Whoever runs the flow creates the record and fills in by name what it knows; a figure left null has no meaning for
 * this flow or did not come about, and its cell stays empty. Times are picoseconds; instants count from the start of
 * the run.
 */
public final class FlowRecord {
    public final String flow;
    /** As in the scenario: tcp, udp, ping, traceroute, arq. */
    public final String type;
    /** Name of the sending node. */
    public final String from;
    /** Name of the receiving node, or the address it was given by. */
    public final String to;

    /** When the flow starts; for TCP, the call of connect. */
    public long startPs;
    /** When its last byte was taken, or when it was stopped; null while it still runs. */
    public @Nullable Long endPs;
    /** Whether all that the scenario asks of the flow was done. */
    public boolean completed;
    /** Application bytes that the receiver's application took. */
    public long bytesDelivered;
    /** Delivered bits over the time from the start to the last byte, the stop, or the end of the run. */
    public @Nullable Double goodputBitPerS;
    /** From the start until the receiver's application has taken the last byte. */
    public @Nullable Long completionTimePs;
    /** The duration of connect. */
    public @Nullable Long connectTimePs;

    public long packetsSent;
    public long packetsReceived;
    /** Packets that neither arrived nor are on their way any more; null if that is not known, as before TCP accepts. */
    public @Nullable Long packetsLost;

    /** Segments that the sending side sent again, SYN included. */
    public @Nullable Long retransmits;
    /** Expiries of the sender's retransmission timer, SYN included, probes not. */
    public @Nullable Long timeouts;
    public @Nullable Long fastRecoveries;

    /** What a receiver of datagrams measured; null for all others. */
    public @Nullable UdpRecord udp;
    /** What the ends of a teaching transport counted; null for all others. */
    public @Nullable ArqRecord arq;

    /** What the sender of a TCP connection counted; null for all others, and before one begins. */
    public @Nullable TcpRecord tcp;

    /** Null if no round trip was measured. */
    public @Nullable RttSummary rtt;
    /** All the round trips that {@link #rtt} sums up, as they go on being recorded; null where none are. */
    public @Nullable RttStatistics roundTrips;

    /** What held the flow back for the largest share of its life; null for all but TCP, and before it begins. */
    public @Nullable String limitedBy;
    /** Why the flow failed, in words; null if it did not. */
    public @Nullable String error;

    public FlowRecord(String flow, String type, String from, String to) {
        this.flow = flow;
        this.type = type;
        this.from = from;
        this.to = to;
    }
}
