package wireclock.reports.limits;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.metrics.FaultRecord;

/**
 * What is known of the links that a flow's data takes.
 *
 * @param links their names; empty if the way is not known
 * @param narrowest the one with the lowest rate, or null if the way is not known
 * @param rateBitPerS its rate
 * @param queueMaxPackets most packets that ever waited before it, of all flows
 * @param queueDrops packets of all flows that found a queue of the way full, or that it dropped early
 * @param framesLost frames of all flows that the links of the way lost or damaged
 * @param cuts when links of the way were down, in the order of time
 */
public record PathEvidence(List<String> links, @Nullable String narrowest, long rateBitPerS, long queueMaxPackets,
        long queueDrops, long framesLost, List<FaultRecord> cuts) {
    /** Nothing is known. */
    public static final PathEvidence UNKNOWN = new PathEvidence(List.of(), null, 0, 0, 0, 0, List.of());

    /**
     * What is under way where a flow neither waits nor leaves the line idle: the lowest rate times the shortest round
     * trip.
     *
     * @return in bytes; 0 if the way is not known
     */
    public long bandwidthDelayBytes(long roundTripPs) {
        return Math.round(rateBitPerS * SimTime.toSeconds(roundTripPs) / Byte.SIZE);
    }
}
