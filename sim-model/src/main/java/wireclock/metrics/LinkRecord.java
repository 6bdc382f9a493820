package wireclock.metrics;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one direction of a link at the end of a run: a row of {@code links.csv}.
 *
 * <p>The direction's owner creates the record and fills in by name what it counted. A figure left null did not come
 * about (a mean over nothing), and its cell stays empty.
 */
public final class LinkRecord {
    public final String link;
    /** Name of the sending node. */
    public final String from;
    /** Name of the receiving node. */
    public final String to;

    /** Frames whose transmission began, lost ones included. */
    public long framesSent;
    /** Their bytes, from destination address to frame check sequence. */
    public long bytesSent;
    /** Frames the link lost after they had left the queue. */
    public long framesLost;
    /** Frames that arrived with a wrong frame check sequence: bit errors, or another signal was mixed in. */
    public long framesCorrupted;
    /** Frames that were not accepted: the queue was full, or their packet was longer than the MTU. */
    public long queueDrops;
    /** Most packets that ever waited, the one being sent not counted. */
    public long queueMaxPackets;
    /** Packets waiting, averaged over the time of the run. */
    public @Nullable Double queueMeanPackets;
    /** Time in the queue in picoseconds, averaged over all accepted packets, zeros included. */
    public @Nullable Long queueWaitMeanPs;
    /** Packets that the queue marked with Congestion Experienced. */
    public long ecnMarked;
    /** Share of the run during which the medium was occupied, preamble and gap included: 0 to 1. */
    public @Nullable Double utilisation;

    /** Collisions in which the sending side took part. */
    public long collisions;
    /** Collisions after the slot time had passed. */
    public long lateCollisions;
    /** Frames given up because every attempt, sixteen as a rule, ended in a collision. */
    public long excessiveCollisions;

    public LinkRecord(String link, String from, String to) {
        this.link = link;
        this.from = from;
        this.to = to;
    }
}
