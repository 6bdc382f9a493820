package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;

class RedTest {
    private static final long MS = SimTime.MILLISECOND;

    @Test
    void theMarkingCurve() {
        RedConfig gentle = config(1, true, false);
        assertThat(gentle.probability(4.9)).isZero();
        assertThat(gentle.probability(5)).isZero();
        assertThat(gentle.probability(10)).isCloseTo(0.05, within(1e-12));
        assertThat(gentle.probability(15)).isCloseTo(0.1, within(1e-12));
        assertThat(gentle.probability(22.5)).isCloseTo(0.55, within(1e-12));
        assertThat(gentle.probability(30)).isEqualTo(1);
        assertThat(config(1, false, false).probability(15)).isEqualTo(1);
    }

    /**
     * At a length of 10, of 5 to 15, the probability is 5 %, and the gaps between drops are uniform from 1 to 1 / 5 % − 1
     * = 19 (§4 of the paper, its figure 2): on average 10.
     */
    @Test
    void gapsBetweenDropsAreUniform() {
        QueueBench bench = new QueueBench(new Red(config(1, true, false), QueueLimit.ofPackets(100),
                new RandomStream(1, "red")));
        for (int i = 0; i < 5; i++) {
            bench.offer(QueueBench.packet(0, i, 1500, 0), 0);
        }
        int drops = 0;
        int[] gaps = new int[30];
        int gap = 0;
        int packets = 200_000;
        // A weight of 1: the average is the length, which is brought to 10 and kept there.
        while (bench.queue.packets() < 10) {
            bench.offer(QueueBench.packet(0, 1, 1500, 0), 0);
        }
        for (int i = 0; i < packets; i++) {
            gap++;
            if (bench.offer(QueueBench.packet(0, i & 0xFFFF, 1500, 0), 0) == null) {
                bench.take(0);
            } else {
                drops++;
                gaps[gap]++;
                gap = 0;
            }
        }
        assertThat((double) packets / drops).isCloseTo(10, within(0.15));
        for (int g = 1; g <= 19; g++) {
            // σ of each of 19 cells of 20,000: 31.6.
            assertThat((double) gaps[g]).as("gap %d", g).isCloseTo(drops / 19.0, within(5 * 31.6));
        }
        for (int g = 20; g < gaps.length; g++) {
            assertThat(gaps[g]).as("gap %d", g).isZero();
        }
    }

    /** From 4, with a weight of 0.5, the average is below 3 when 0.415 packets' time has passed: 4 · 2^-0.415 = 3. */
    @Test
    void theAverageDecaysWhileTheLineIsIdle() {
        RedConfig config = new RedConfig(0, 3, 1e-9, 0.5, false, false, MS);
        QueueBench bench = new QueueBench(new Red(config, QueueLimit.ofPackets(100), new RandomStream(1, "red")));
        for (int i = 0; i < 60; i++) {
            bench.offer(QueueBench.packet(0, i, 1500, 0), 0);
        }
        assertThat(bench.queue.packets()).as("averages 0, 0.5, 1.25, 2.125, then above 3").isEqualTo(4);
        while (bench.take(0) >= 0) {}
        assertThat(offerIdle(bench, 0.3)).isEqualTo(DropReason.ACTIVE_QUEUE);
        assertThat(offerIdle(bench, 0.4)).as("each part of the silence counts once").isEqualTo(DropReason.ACTIVE_QUEUE);
        assertThat(offerIdle(bench, 0.414)).isEqualTo(DropReason.ACTIVE_QUEUE);
        assertThat(offerIdle(bench, 0.416)).isNull();
    }

    /** The line has been idle since 0. */
    private static DropReason offerIdle(QueueBench bench, double ms) {
        return bench.offer(QueueBench.packet(0, 1, 1500, 0), Math.round(ms * MS), 0);
    }

    @Test
    void withEcnPacketsAreMarkedUpToTheLastThresholdAndDroppedBeyond() {
        QueueBench bench = new QueueBench(new Red(config(1, false, true), QueueLimit.ofPackets(100),
                new RandomStream(1, "red")));
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            if (bench.offer(QueueBench.packet(0, i, 1500, QueueBench.ECT0), 0) != null) {
                refused++;
            }
        }
        assertThat(bench.queue.packets()).as("grows to the threshold").isEqualTo(15);
        assertThat(refused).isEqualTo(985);
        for (int i = 0; i < 1000; i++) {
            bench.take(0);
            bench.offer(QueueBench.packet(0, i, 1500, QueueBench.ECT0), 0);
        }
        // At a length of 14 the probability is 9 %: the gaps are uniform from 1 to 11, as 1 − 11 · 9 % is not enough.
        assertThat(bench.marked.size()).isBetween(140, 200);
        assertThat(bench.queue.packets()).isEqualTo(15);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RedConfig(5, 5, 0.1, 0.5, true, false, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RedConfig(5, 15, 0, 0.5, true, false, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RedConfig(5, 15, 0.1, 0, true, false, 1));
    }

    private static RedConfig config(double weight, boolean gentle, boolean ecn) {
        return new RedConfig(5, 15, 0.1, weight, gentle, ecn, MS);
    }
}
