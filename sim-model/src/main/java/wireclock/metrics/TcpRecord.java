package wireclock.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a TCP flow counted, beyond what every flow has.
 *
 * @param fastRetransmits of the retransmits, those of fast recovery
 * @param timeoutRetransmits those after an expiry of the timer, SYNs included
 * @param probeRetransmits those that were tail loss probes
 * @param spuriousRetransmits segments that the peer reported to have arrived twice (RFC 2883, RFC 3708)
 * @param undos cuts of the window that were taken back
 * @param roundTrips measured
 * @param limitsPs how long each {@link FlowLimit} held, by ordinal; they add to the flow's life
 * @param segmentsMarked segments that have arrived marked, by what the peer has told
 * @param mtuProbes null where the sender does not search for the path's MTU
 */
public record TcpRecord(long fastRetransmits, long timeoutRetransmits, long probeRetransmits, long spuriousRetransmits,
        long undos, long roundTrips, List<Long> limitsPs, long segmentsMarked, @Nullable MtuProbes mtuProbes) {
    /** How long the flow lived. */
    public long lifePs() {
        long lifePs = 0;
        for (long limitPs : limitsPs) {
            lifePs += limitPs;
        }
        return lifePs;
    }

    /** Share of the flow's life, 0 to 1; NaN if it had none. */
    public double share(FlowLimit limit) {
        long lifePs = lifePs();
        return lifePs == 0 ? Double.NaN : (double) limitsPs.get(limit.ordinal()) / lifePs;
    }

    /** What held for the longest time. */
    public FlowLimit largest() {
        FlowLimit largest = FlowLimit.LINK_DOWN;
        for (FlowLimit limit : FlowLimit.values()) {
            if (limitsPs.get(limit.ordinal()) > limitsPs.get(largest.ordinal())) {
                largest = limit;
            }
        }
        return largest;
    }
}
