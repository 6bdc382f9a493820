package wireclock.api;

import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.metrics.LinkRecord;

/** What came of one direction of a link: its row of {@code links.csv}. */
public final class LinkResult {
    private final String name;
    private final LinkRecord record;

    LinkResult(String name, LinkRecord record) {
        this.name = name;
        this.record = record;
    }

    /** The link's name; from the second endpoint to the first with {@code .reverse} behind it. */
    public String name() {
        return name;
    }

    /** The node that sends. */
    public String from() {
        return record.from;
    }

    /** The node that receives. */
    public String to() {
        return record.to;
    }

    /** Frames whose transmission began, lost ones included. */
    public long framesSent() {
        return record.framesSent;
    }

    /** Their bytes, from destination address to frame check sequence. */
    public long bytesSent() {
        return record.bytesSent;
    }

    /** Frames the link lost after they had left the queue, or because it was cut. */
    public long framesLost() {
        return record.framesLost;
    }

    /** Frames that arrived with a wrong frame check sequence. */
    public long framesCorrupted() {
        return record.framesCorrupted;
    }

    /** Packets that the queue did not accept or dropped later, and those longer than the MTU. */
    public long queueDrops() {
        return record.queueDrops;
    }

    /** Most packets that ever waited, the one being sent not counted. */
    public long queueMaxPackets() {
        return record.queueMaxPackets;
    }

    /** Packets waiting, averaged over the time of the run; 0 in a run of no time. */
    public double queueMeanPackets() {
        return orZero(record.queueMeanPackets);
    }

    /** Time in the queue, averaged over all accepted packets, zeros included; 0 where there were none. */
    public double queueWaitMeanS() {
        Long waitPs = record.queueWaitMeanPs;
        return waitPs == null ? 0 : SimTime.toSeconds(waitPs);
    }

    /** Packets that the queue marked with Congestion Experienced. */
    public long ecnMarked() {
        return record.ecnMarked;
    }

    /** Share of the run during which the medium was occupied, preamble and gap included: 0 to 1. */
    public double utilisation() {
        return orZero(record.utilisation);
    }

    /** Collisions in which the sending side took part. */
    public long collisions() {
        return record.collisions;
    }

    private static double orZero(@Nullable Double mean) {
        return mean == null ? 0 : mean;
    }

    @Override
    public String toString() {
        return name + " (" + record.from + " -> " + record.to + "): " + record.framesSent + " frames";
    }
}
