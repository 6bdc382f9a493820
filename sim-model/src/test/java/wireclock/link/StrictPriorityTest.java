package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StrictPriorityTest {
    private static final int EF = 46 << 2;
    private static final int CS1 = 8 << 2;

    @Test
    void theFirstBandIsServedWhileItHasSomething() {
        QueueBench bench = bench(10);
        bench.offer(QueueBench.packet(0, 1, 100, CS1), 0);
        bench.offer(QueueBench.packet(0, 2, 100, 0), 0);
        bench.offer(QueueBench.packet(0, 3, 100, 0), 0);
        bench.offer(QueueBench.packet(0, 4, 100, EF), 0);
        assertThat(bench.take(0)).isEqualTo(4);
        assertThat(bench.take(0)).isEqualTo(2);
        bench.offer(QueueBench.packet(0, 5, 100, EF), 0);
        bench.offer(QueueBench.packet(0, 6, 100, EF | QueueBench.ECT0), 0);
        assertThat(bench.take(0)).isEqualTo(5);
        assertThat(bench.take(0)).as("ECN is no part of the DSCP").isEqualTo(6);
        assertThat(bench.take(0)).isEqualTo(3);
        assertThat(bench.take(0)).isEqualTo(1);
        assertThat(bench.take(0)).isEqualTo(-1);
    }

    @Test
    void eachBandHasItsOwnLimit() {
        QueueBench bench = bench(2);
        assertThat(bench.offer(QueueBench.packet(0, 1, 100, CS1), 0)).isNull();
        assertThat(bench.offer(QueueBench.packet(0, 2, 100, CS1), 0)).isNull();
        assertThat(bench.offer(QueueBench.packet(0, 3, 100, CS1), 0)).isEqualTo(DropReason.QUEUE_FULL);
        assertThat(bench.offer(QueueBench.packet(0, 4, 100, EF), 0)).isNull();
        assertThat(bench.queue.packets()).isEqualTo(3);
        assertThat(bench.queue.bytes()).isEqualTo(3 * 118);
    }

    @Test
    void whatIsNotIpv4HasItsBand() {
        QueueBench bench = bench(2);
        bench.offer(QueueBench.packet(0, 1, 100, CS1), 0);
        assertThat(bench.queue.enqueue(waiting(), 0, QueueBench.BUSY, bench)).isNull();
        assertThat(bench.queue.dequeue(0, bench).frame().destination()).isEqualTo(77);
    }

    private static WaitingFrame waiting() {
        WaitingFrame waiting = new WaitingFrame();
        waiting.reset(Frames.numbered(77, 46), 64, 0);
        return waiting;
    }

    private static QueueBench bench(int limit) {
        int[] bands = new int[64];
        Arrays.fill(bands, 1);
        bands[46] = 0;
        bands[8] = 2;
        return new QueueBench(new StrictPriority(bands, 1, 3, QueueLimit.ofPackets(limit)));
    }
}
