package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.List;
import wireclock.engine.SimTime;
import wireclock.link.CollisionStats;
import wireclock.link.LinkDirection;
import wireclock.link.LinkStats;
import wireclock.metrics.LinkRecord;
import wireclock.metrics.MetricRegistry;
import wireclock.metrics.StandardMetrics;
import wireclock.reports.BalanceCheck;
import wireclock.reports.LinkBalance;

/** What a link direction has to report: its row of {@code links.csv}, its sampled figures, its balance. */
final class LinkRecords {
    private LinkRecords() {}

    /** Names the sampled figures: of the forward direction under the link's name, of the other as {@code name.reverse}. */
    static void register(BuiltLink link, MetricRegistry metrics) {
        register(link.name(), link.forward(), metrics);
        register(link.name() + ".reverse", link.backward(), metrics);
    }

    private static void register(String entity, LinkDirection direction, MetricRegistry metrics) {
        metrics.add(entity, StandardMetrics.QUEUE, direction::queuedPackets);
        metrics.add(entity, StandardMetrics.DROPS, () -> direction.stats().queueDrops + direction.stats().tooLong);
        CollisionStats collisions = direction.collisionStats();
        if (collisions != null) {
            metrics.add(entity, StandardMetrics.COLLISIONS, () -> collisions.collisions);
        }
    }

    /** The figures of both directions of every link, in the scenario's order. */
    static List<LinkRecord> all(Network network, long endPs) {
        List<LinkRecord> records = new ArrayList<>();
        for (BuiltLink link : network.links()) {
            records.add(record(link.name(), link.first(), link.second(), link.forward(), endPs));
            records.add(record(link.name(), link.second(), link.first(), link.backward(), endPs));
        }
        return records;
    }

    /**
     * Checks that no link made or swallowed a frame unseen.
     *
     * @throws IllegalStateException if one did, which is a defect
     */
    static void verifyBalance(Network network) {
        List<LinkBalance> balances = new ArrayList<>();
        for (BuiltLink link : network.links()) {
            balances.add(balance(link.name(), link.first(), link.second(), link.forward()));
            balances.add(balance(link.name(), link.second(), link.first(), link.backward()));
        }
        BalanceCheck.verify(balances);
    }

    /** The figures of one direction at the end of a run. */
    static LinkRecord record(String link, String from, String to, LinkDirection direction, long endPs) {
        LinkStats stats = direction.stats();
        LinkRecord record = new LinkRecord(link, from, to);
        record.framesSent = direction.framesSent();
        record.bytesSent = direction.bytesSent();
        record.framesLost = direction.framesLost();
        record.framesCorrupted = stats.damaged;
        record.ecnMarked = stats.ecnMarked;
        CollisionStats collisions = direction.collisionStats();
        if (collisions != null) {
            record.framesCorrupted += collisions.brokenFrames;
            record.collisions = collisions.collisions;
            record.lateCollisions = collisions.lateCollisions;
            record.excessiveCollisions = collisions.excessiveCollisions;
        }
        record.queueDrops = stats.queueDrops + stats.tooLong;
        record.queueMaxPackets = stats.queueMaxPackets;
        if (endPs > 0) {
            double seconds = SimTime.toSeconds(endPs);
            record.queueMeanPackets = SimTime.toSeconds(direction.waitSoFarPs()) / seconds;
            record.utilisation = SimTime.toSeconds(direction.busySoFarPs()) / seconds;
        }
        if (stats.accepted > 0) {
            record.queueWaitMeanPs = Math.round((double) direction.waitSoFarPs() / stats.accepted);
        }
        return record;
    }

    /** The counts that must agree at the end of every run. */
    static LinkBalance balance(String link, String from, String to, LinkDirection direction) {
        LinkStats stats = direction.stats();
        return new LinkBalance(link + " " + from + " to " + to, stats.accepted, stats.delivered,
                direction.framesLost() + stats.droppedLater, stats.damaged, direction.queuedPackets(),
                direction.inFlight(), stats.duplicates);
    }
}
