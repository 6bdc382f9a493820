package wireclock.reports.limits;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.metrics.FaultRecord;

/**
 * What is known of the links that a flow's data takes.
 *
 * @param links empty if the way is not known
 * @param cuts when links of the way were down, in the order of time
 */
public record PathEvidence(List<PathLink> links, List<FaultRecord> cuts) {
    /** Nothing is known. */
    public static final PathEvidence UNKNOWN = new PathEvidence(List.of(), List.of());

    /**
     * The link with the lowest rate; of several the one whose queue was fullest, for that is where packets waited. Null
     * if the way is not known.
     */
    public @Nullable PathLink narrowest() {
        PathLink narrowest = null;
        for (PathLink link : links) {
            if (narrowest == null || link.rateBitPerS() < narrowest.rateBitPerS()
                    || link.rateBitPerS() == narrowest.rateBitPerS()
                            && link.queueMaxPackets() > narrowest.queueMaxPackets()) {
                narrowest = link;
            }
        }
        return narrowest;
    }

    /**
     * What is under way where a flow neither waits nor leaves the line idle: the lowest rate times the shortest round
     * trip.
     *
     * @return in bytes; 0 if the way is not known
     */
    public long bandwidthDelayBytes(long roundTripPs) {
        PathLink narrowest = narrowest();
        return narrowest == null ? 0
                : Math.round(narrowest.rateBitPerS() * SimTime.toSeconds(roundTripPs) / Byte.SIZE);
    }

    /** Packets that the queues of the way dropped. */
    public long queueDrops() {
        return links.stream().mapToLong(PathLink::queueDrops).sum();
    }

    /** Frames that the links of the way lost or damaged. */
    public long framesLost() {
        return links.stream().mapToLong(PathLink::framesLost).sum();
    }
}
