package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;

class FqCoDelTest {
    private static final long MS = SimTime.MILLISECOND;
    private static final CoDelConfig CONFIG = new CoDelConfig(5 * MS, 100 * MS, 1518, false);

    @Test
    void aFlowThatBeginsGoesBeforeThoseThatWait() {
        QueueBench bench = bench(1000);
        for (int i = 0; i < 50; i++) {
            bench.offer(QueueBench.packet(1, i, 1500, 0), 0);
        }
        assertThat(bench.take(0)).isZero();
        assertThat(bench.take(0)).isEqualTo(1);
        bench.offer(QueueBench.packet(2, 900, 200, 0), MS);
        assertThat(bench.take(MS)).as("the sparse one is served at once").isEqualTo(900);
        assertThat(bench.take(MS)).isEqualTo(2);
        bench.offer(QueueBench.packet(2, 901, 200, 0), 2 * MS);
        assertThat(bench.take(2 * MS)).as("its next one again").isEqualTo(901);
    }

    /** Small packets against large ones: the bytes are shared, not the packets. */
    @Test
    void flowsShareTheBytes() {
        QueueBench bench = bench(10_000);
        for (int i = 0; i < 2000; i++) {
            bench.offer(QueueBench.packet(1, 1, 1500, 0), 0);
            bench.offer(QueueBench.packet(2, 2, 300, 0), 0);
            bench.offer(QueueBench.packet(3, 3, 1000, 0), 0);
        }
        long[] bytes = new long[4];
        int[] lengths = {0, 1514, 314, 1014};
        for (int i = 0; i < 1500; i++) {
            int flow = bench.take(0);
            bytes[flow] += lengths[flow];
        }
        for (int flow = 1; flow <= 3; flow++) {
            // Deficit round robin: never further apart than a quantum and a frame.
            assertThat(Math.abs(bytes[flow] - bytes[1])).as("flow %d", flow).isLessThanOrEqualTo(1514 + 1514);
        }
    }

    /** RFC 8290 §4.1: the flow that has most loses half of it, from the head; the others lose nothing. */
    @Test
    void whenItIsFullTheLongestQueueLoses() {
        QueueBench bench = bench(20);
        for (int i = 0; i < 16; i++) {
            bench.offer(QueueBench.packet(1, i, 1500, 0), 0);
        }
        for (int i = 0; i < 4; i++) {
            bench.offer(QueueBench.packet(2, 100 + i, 1000, 0), 0);
        }
        assertThat(bench.offer(QueueBench.packet(2, 104, 1000, 0), 0)).isNull();
        assertThat(bench.droppedLater).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(bench.queue.packets()).isEqualTo(13);
        assertThat(bench.queue.bytes()).isEqualTo(8 * 1518 + 5 * 1018);
    }

    @Test
    void eachFlowHasItsOwnControl() {
        QueueBench bench = bench(10_000);
        List<Integer> taken = new ArrayList<>();
        for (int ms = 0; ms < 2000; ms++) {
            // A flow that overloads the line of a packet a millisecond, and one of 100 bytes each 20 ms.
            bench.offer(QueueBench.packet(1, 1, 1500, 0), ms * MS);
            bench.offer(QueueBench.packet(1, 1, 1500, 0), ms * MS);
            if (ms % 20 == 0) {
                bench.offer(QueueBench.packet(2, 2, 100, 0), ms * MS);
            }
            taken.add(bench.take(ms * MS));
        }
        assertThat(bench.droppedLater).contains(1).doesNotContain(2);
        assertThat(taken.stream().filter(flow -> flow == 2).count()).isEqualTo(100);
    }

    /** Whatever comes and goes, the counts are those of the packets that are there. */
    @Test
    void countsAreRight() {
        for (long seed = 1; seed <= 50; seed++) {
            RandomStream random = new RandomStream(seed, "fq");
            QueueBench bench = bench(30);
            long accepted = 0;
            long taken = 0;
            for (int i = 0; i < 2000; i++) {
                long nowPs = i * MS;
                if (bench.offer(QueueBench.packet((int) random.nextBelow(6), i, 100 + (int) random.nextBelow(1400), 0),
                        nowPs) == null) {
                    accepted++;
                }
                if (random.nextBernoulli(0.8) && bench.take(nowPs) >= 0) {
                    taken++;
                }
                long[] seen = new long[2];
                bench.queue.forEach(frame -> {
                    seen[0]++;
                    seen[1] += frame.bytes();
                });
                assertThat(bench.queue.packets()).as("seed %d", seed).isEqualTo((int) seen[0]);
                assertThat(bench.queue.bytes()).as("seed %d", seed).isEqualTo(seen[1]);
                assertThat(accepted).as("seed %d", seed)
                        .isEqualTo(taken + bench.droppedLater.size() + bench.queue.packets());
            }
            while (bench.queue.discard() != null) {
                taken++;
            }
            assertThat(bench.queue.packets()).isZero();
            assertThat(bench.queue.bytes()).isZero();
        }
    }

    @Test
    void flowsFindDifferentQueues() {
        FlowHash hash = new FlowHash(12345);
        Set<Long> queues = new TreeSet<>();
        for (int flow = 0; flow < 100; flow++) {
            queues.add(Long.remainderUnsigned(hash.of(QueueBench.packet(flow, 1, 100, 0)), 1024));
            assertThat(hash.of(QueueBench.packet(flow, 2, 900, 3))).isEqualTo(hash.of(QueueBench.packet(flow, 1, 100, 0)));
        }
        // 100 balls in 1024 urns: 95.3 are hit on average, σ 2.1.
        assertThat(queues.size()).isBetween(88, 100);
    }

    private static QueueBench bench(int limit) {
        return new QueueBench(new FqCoDel(CONFIG, QueueLimit.ofPackets(limit), 1024, 1514, 42));
    }
}
