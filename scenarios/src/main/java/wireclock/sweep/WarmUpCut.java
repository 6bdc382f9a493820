package wireclock.sweep;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.LinkRecord;
import wireclock.metrics.RttStatistics;

/**
 * Takes the warm-up out of a run's figures: counts become those since its end, rates and means those of the time since.
 * What cannot be told apart stays that of the whole run: when a flow was done, how long connect took, the longest
 * queue, a queue's mean wait, what a receiver of datagrams measured.
 */
final class WarmUpCut {
    private static final double PS_PER_S = 1e12;
    private static final int BITS_PER_BYTE = 8;

    private final long warmUpPs;
    private final long endPs;

    WarmUpCut(long warmUpPs, long endPs) {
        this.warmUpPs = warmUpPs;
        this.endPs = endPs;
    }

    List<FlowRecord> flows(List<FlowRecord> whole, List<FlowRecord> before) {
        List<FlowRecord> rest = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            rest.add(i < before.size() ? flow(whole.get(i), before.get(i)) : whole.get(i));
        }
        return rest;
    }

    private FlowRecord flow(FlowRecord whole, FlowRecord before) {
        FlowRecord rest = new FlowRecord(whole.flow, whole.type, whole.from, whole.to);
        rest.startPs = whole.startPs;
        rest.endPs = whole.endPs;
        rest.completed = whole.completed;
        rest.completionTimePs = whole.completionTimePs;
        rest.connectTimePs = whole.connectTimePs;
        rest.udp = whole.udp;
        rest.error = whole.error;
        rest.bytesDelivered = whole.bytesDelivered - before.bytesDelivered;
        long fromPs = Math.max(whole.startPs, warmUpPs);
        long toPs = whole.endPs == null ? endPs : whole.endPs;
        if (whole.goodputBitPerS != null && toPs > fromPs) {
            rest.goodputBitPerS = rest.bytesDelivered * BITS_PER_BYTE / ((toPs - fromPs) / PS_PER_S);
        }
        rest.packetsSent = whole.packetsSent - before.packetsSent;
        rest.packetsReceived = whole.packetsReceived - before.packetsReceived;
        rest.packetsLost = less(whole.packetsLost, before.packetsLost);
        rest.retransmits = less(whole.retransmits, before.retransmits);
        rest.timeouts = less(whole.timeouts, before.timeouts);
        rest.fastRecoveries = less(whole.fastRecoveries, before.fastRecoveries);
        RttStatistics all = whole.roundTrips;
        RttStatistics first = before.roundTrips;
        rest.roundTrips = all == null || first == null ? all : all.since(first);
        rest.rtt = rest.roundTrips == null ? null : rest.roundTrips.summary();
        return rest;
    }

    private static @Nullable Long less(@Nullable Long whole, @Nullable Long before) {
        return whole == null || before == null ? whole : Long.valueOf(whole - before);
    }

    List<LinkRecord> links(List<LinkRecord> whole, List<LinkRecord> before) {
        List<LinkRecord> rest = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            rest.add(i < before.size() ? link(whole.get(i), before.get(i)) : whole.get(i));
        }
        return rest;
    }

    private LinkRecord link(LinkRecord whole, LinkRecord before) {
        LinkRecord rest = new LinkRecord(whole.link, whole.from, whole.to);
        rest.framesSent = whole.framesSent - before.framesSent;
        rest.bytesSent = whole.bytesSent - before.bytesSent;
        rest.framesLost = whole.framesLost - before.framesLost;
        rest.framesCorrupted = whole.framesCorrupted - before.framesCorrupted;
        rest.queueDrops = whole.queueDrops - before.queueDrops;
        rest.queueMaxPackets = whole.queueMaxPackets;
        rest.queueMeanPackets = timeMean(whole.queueMeanPackets, before.queueMeanPackets);
        rest.queueWaitMeanPs = whole.queueWaitMeanPs;
        rest.ecnMarked = whole.ecnMarked - before.ecnMarked;
        rest.utilisation = timeMean(whole.utilisation, before.utilisation);
        rest.collisions = whole.collisions - before.collisions;
        rest.lateCollisions = whole.lateCollisions - before.lateCollisions;
        rest.excessiveCollisions = whole.excessiveCollisions - before.excessiveCollisions;
        return rest;
    }

    /** The mean over the rest of the time, from those over all of it and over the warm-up. */
    private @Nullable Double timeMean(@Nullable Double whole, @Nullable Double before) {
        return whole == null || before == null || endPs <= warmUpPs ? null
                : Double.valueOf((whole * endPs - before * warmUpPs) / (endPs - warmUpPs));
    }
}
