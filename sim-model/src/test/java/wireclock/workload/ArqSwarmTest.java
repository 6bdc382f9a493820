package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wireclock.arq.ArqConfig;
import wireclock.arq.ArqProtocol;
import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;
import wireclock.metrics.ArqRecord;
import wireclock.metrics.FlowRecord;

/**
 * Random transfers by each protocol over lines that lose, repeat, reorder and damage: every byte arrives, once and in
 * order. What is delivered is compared with what was sent byte for byte by {@link SegmentedStream}.
 */
class ArqSwarmTest {
    private long retransmits;
    private long timeouts;
    private long duplicates;
    private long outOfOrder;
    private long held;
    private long naks;
    private long copies;
    private long damaged;

    @Test
    void aFewHundredTransfers() {
        forSeeds(1, 500, this::transfer);
        // The swarm is worth something only if it gets into trouble.
        assertThat(retransmits).isGreaterThan(5_000);
        assertThat(timeouts).isGreaterThan(2_000);
        assertThat(duplicates).isGreaterThan(5_000);
        assertThat(outOfOrder).isGreaterThan(5_000);
        assertThat(held).isGreaterThan(500);
        assertThat(naks).isGreaterThan(300);
        assertThat(copies).isGreaterThan(2_000);
        assertThat(damaged).isGreaterThan(400);
    }

    @Test
    @Tag("long")
    void tenThousandTransfers() {
        forSeeds(1_000, 11_000, this::transfer);
    }

    /** Where frames keep their order, the smallest sequence space that the window fits is enough (Tanenbaum §3.4). */
    @Test
    void theSmallestSequenceSpaceIsEnoughWithoutReordering() {
        forSeeds(1, 400, seed -> {
            RandomStream random = new RandomStream(seed, "small");
            ArqProtocol protocol = protocol(random);
            int bits = (int) (1 + random.nextBelow(5));
            ArqConfig arq = new ArqConfig(protocol, (int) Math.max(1, protocol.largestWindow(bits)),
                    (int) (1 + random.nextBelow(300)), bits, timeoutPs(random), false, 1_000, 0);
            // One line never repeats a frame late: a copy arrives with its original, in order.
            ArqLine.Trouble drawn = ArqLine.Trouble.draw(random);
            ArqLine.Trouble inOrder = new ArqLine.Trouble(drawn.loss(), 0, drawn.duplicated(), drawn.bitErrorRate());
            run(seed, random, arq, inOrder);
        });
    }

    private static void forSeeds(long from, long to, LongConsumer run) {
        for (long seed = from; seed < to; seed++) {
            try {
                run.accept(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private void transfer(long seed) {
        RandomStream random = new RandomStream(seed, "arq swarm");
        ArqProtocol protocol = protocol(random);
        int window = protocol == ArqProtocol.STOP_AND_WAIT ? 1 : (int) (1 + random.nextBelow(40));
        boolean nak = protocol.isSelective() && random.nextBernoulli(0.5);
        long intervalPs = random.nextBernoulli(0.5) ? 0 : random.nextBelow(5 * SimTime.MILLISECOND);
        ArqConfig arq = new ArqConfig(protocol, window, (int) (1 + random.nextBelow(1464)), 32, timeoutPs(random), nak,
                1_000, intervalPs);
        run(seed, random, arq, ArqLine.Trouble.draw(random));
    }

    private static ArqProtocol protocol(RandomStream random) {
        return ArqProtocol.values()[(int) random.nextBelow(3)];
    }

    /** Often too short, for retransmissions in vain. */
    private static long timeoutPs(RandomStream random) {
        return random.nextBernoulli(0.3) ? ArqConfig.ADAPTIVE
                : SimTime.MILLISECOND + random.nextBelow(300 * SimTime.MILLISECOND);
    }

    private void run(long seed, RandomStream random, ArqConfig arq, ArqLine.Trouble trouble) {
        long delayPs = random.nextBelow(30 * SimTime.MILLISECOND);
        long jitterPs = random.nextBernoulli(0.5) ? 0 : random.nextBelow(delayPs + 1);
        ArqLine net = new ArqLine(seed, ArqLine.line(1_000_000 + random.nextBelow(50_000_000), delayPs, jitterPs),
                trouble, seed % 4 == 0);
        long bytes = 1 + random.nextBelow(60L * arq.segmentBytes());
        ArqFlow flow = net.flow(new ArqFlowConfig(0, SimTime.NEVER, bytes, 5001, arq));
        net.run(SimTime.NEVER);
        String description = arq + ", " + trouble + ", " + bytes + " B";
        assertThat(net.scheduler.pendingEvents()).as(description).isZero();
        FlowRecord record = flow.record(net.scheduler.nowPs(), net.underWay());
        assertThat(record.error).as(description).isNull();
        assertThat(record.completed).as(description).isTrue();
        assertThat(record.bytesDelivered).as(description).isEqualTo(bytes);
        ArqRecord counts = record.arq;
        assertThat(counts).isNotNull();
        long segments = Math.ceilDiv(bytes, arq.segmentBytes());
        assertThat(record.packetsSent - record.retransmits).as(description).isEqualTo(segments);
        // Every segment that came was delivered or thrown away for a reason that is counted.
        assertThat(record.packetsReceived).as(description)
                .isEqualTo(segments + counts.duplicates() + counts.outOfOrder() + counts.outsideWindow());
        assertThat(record.packetsSent + net.forward.stats().duplicates).as(description)
                .isEqualTo(record.packetsReceived + record.packetsLost);
        retransmits += record.retransmits;
        timeouts += record.timeouts;
        duplicates += counts.duplicates();
        outOfOrder += counts.outOfOrder();
        held += counts.mostHeld();
        naks += counts.naksSent();
        copies += net.forward.stats().duplicates;
        damaged += net.forward.stats().damaged;
    }
}
