package wireclock.csma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;

/**
 * {@link CollisionDomain}, which works instants out, against {@link NaiveSegment}, which lives through them: with the same
 * draws the same stations must begin, collide and end at the same instants, and everybody hear the same.
 */
class CollisionDomainOracleTest {
    private static final long BIT_PS = 100_000;

    @Test
    void agreesWithTheNaiveSegment() {
        for (long seed = 1; seed <= 3000; seed++) {
            compare(seed, 12);
        }
    }

    @Test
    @Tag("long")
    void agreesWithTheNaiveSegmentForLong() {
        for (long seed = 100_000; seed <= 110_000; seed++) {
            compare(seed, 40);
        }
    }

    private static void compare(long seed, int frames) {
        RandomStream random = new RandomStream(seed, "case");
        int count = 2 + (int) random.nextBelow(5);
        long[][] delaysPs = delays(random, count);
        NaiveSegment naive = new NaiveSegment(new BitTimes(10_000_000), delaysPs);
        boolean everybodyListens = random.nextBernoulli(0.5);
        Segment segment = new Segment(delaysPs, everybodyListens);
        for (int station = 0; station < count; station++) {
            boolean fullDuplex = random.nextBernoulli(0.1);
            if (!fullDuplex) {
                delaysPs[station][station] = 0;
            } else if (count == 2) {
                delaysPs[station][station] = DelayMatrix.CUT;
            }
            int attemptLimit = random.nextBernoulli(0.2) ? 1 + (int) random.nextBelow(4) : 16;
            int backoffLimit = random.nextBernoulli(0.2) ? (int) random.nextBelow(4) : 10;
            naive.addStation(fullDuplex, new RandomStream(seed, "backoff " + station), attemptLimit, backoffLimit);
            segment.addStation(fullDuplex, new RandomStream(seed, "backoff " + station), attemptLimit, backoffLimit);
        }
        segment.build(count > 2);
        // On a lattice many things happen at the same instant.
        long stepPs = random.nextBernoulli(0.5) ? 32 * BIT_PS : 1 + random.nextBelow(BIT_PS);
        long meanSteps = 1 + random.nextBelow(2000);
        long timePs = 0;
        for (int frame = 0; frame < frames; frame++) {
            timePs += random.nextBernoulli(0.4) ? 0 : random.nextBelow(meanSteps) * stepPs;
            int from = (int) random.nextBelow(count);
            int to = (from + 1 + (int) random.nextBelow(count - 1)) % count;
            int bytes = random.nextBernoulli(0.5) ? 64 : 64 + (int) random.nextBelow(1454);
            naive.offerAt(timePs, from, frame, bytes);
            segment.offerAt(timePs, from, Frames.numbered(frame, to, bytes));
        }
        naive.run(Long.MAX_VALUE);
        segment.run();
        String run = "seed " + seed + ", delays " + Arrays.deepToString(delaysPs);

        List<String> expected = new ArrayList<>(naive.trace);
        Collections.sort(expected);
        assertThat(segment.trace()).as("trace, " + run).isEqualTo(expected);
        List<String> deliveries = new ArrayList<>(naive.deliveries);
        Collections.sort(deliveries);
        if (everybodyListens) {
            assertThat(segment.deliveries()).as("deliveries, " + run).isEqualTo(deliveries);
        } else {
            assertThat(deliveries).as("deliveries, " + run).containsAll(segment.addressedDeliveries());
            assertThat(segment.deliveries()).as("number of deliveries, " + run).hasSameSizeAs(deliveries);
        }
        for (int station = 0; station < count; station++) {
            assertCounts(segment, naive, station, count, run + ", station " + station);
        }
    }

    private static void assertCounts(Segment segment, NaiveSegment naive, int station, int count, String where) {
        CsmaCdMac mac = segment.mac(station);
        assertThat(mac.collisionStats().collisions).as("collisions, " + where).isEqualTo(naive.collisions[station]);
        assertThat(mac.collisionStats().lateCollisions).as("late, " + where).isEqualTo(naive.lateCollisions[station]);
        assertThat(mac.collisionStats().excessiveCollisions).as("excessive, " + where)
                .isEqualTo(naive.excessive[station]);
        Reception reception = segment.reception(station);
        assertThat(reception.collisionStats().runts).as("runts, " + where).isEqualTo(naive.runts[station]);
        assertThat(reception.collisionStats().brokenFrames).as("broken, " + where)
                .isEqualTo(naive.brokenFrames[station]);
        assertThat(reception.stats().damaged).as("damaged, " + where).isEqualTo(naive.damaged[station]);
        // Nothing is lost from sight: of the senders' rows, and at a hub of the receivers' ones.
        for (wireclock.link.LinkDirection row : count > 2 ? List.of(mac, reception) : List.of(mac)) {
            assertThat(row.stats().delivered + row.framesLost() + row.stats().damaged).as("balance, " + where)
                    .isEqualTo(row.stats().accepted);
        }
    }

    /** Stations at one hub, stations along a line of hubs, or any delays at all; often equal, sometimes far too long. */
    private static long[][] delays(RandomStream random, int count) {
        long[][] delaysPs = new long[count][count];
        long unitPs = random.nextBernoulli(0.3) ? 0
                : random.nextBernoulli(0.5) ? 25 * BIT_PS : 1 + random.nextBelow(30 * BIT_PS);
        long[] arms = new long[count];
        long[] hubs = new long[count];
        for (int i = 0; i < count; i++) {
            arms[i] = random.nextBelow(4) * unitPs;
            hubs[i] = random.nextBelow(3) * 8 * unitPs;
        }
        int shape = (int) random.nextBelow(3);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                long delayPs = switch (shape) {
                    case 0 -> arms[i] + arms[j];
                    case 1 -> arms[i] + arms[j] + Math.abs(hubs[i] - hubs[j]);
                    default -> random.nextBelow(random.nextBernoulli(0.1) ? 3000 : 300) * BIT_PS / 4;
                };
                delaysPs[i][j] = i == j ? 2 * arms[i] : delayPs;
            }
        }
        return delaysPs;
    }
}
