package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;

class CoDelTest {
    private static final long MS = SimTime.MILLISECOND;
    private static final CoDelConfig CONFIG = new CoDelConfig(5 * MS, 100 * MS, 1518, false);

    /**
     * A queue that is served once a millisecond and never gets short. At 5 ms the time in it reaches the target, so the
     * first drop falls at 105 ms. The next follow at distances of interval / √n, where n counts the drops.
     */
    @Test
    void dropsFollowTheControlLaw() {
        QueueBench bench = full(CONFIG, 0);
        List<Integer> dropMs = new ArrayList<>();
        for (int ms = 0; ms < 1000; ms++) {
            int before = bench.droppedLater.size();
            bench.take(ms * MS);
            for (int i = before; i < bench.droppedLater.size(); i++) {
                dropMs.add(ms);
            }
        }
        List<Integer> expected = new ArrayList<>();
        double nextMs = 105;
        for (int n = 1; nextMs <= 999; n++) {
            // It happens at the first departure from then on.
            expected.add((int) Math.ceil(nextMs - 1e-9));
            nextMs += 100 / Math.sqrt(n);
        }
        assertThat(dropMs).startsWith(105, 205, 276, 334, 384).isEqualTo(expected);
    }

    @Test
    void nothingHappensWhileTheTimeInTheQueueIsShort() {
        QueueBench bench = new QueueBench(new CoDel(CONFIG, QueueLimit.ofPackets(100)));
        for (int ms = 0; ms < 1000; ms++) {
            bench.offer(QueueBench.packet(0, ms, 1500, 0), ms * MS);
            if (ms >= 4) {
                assertThat(bench.take(ms * MS)).isEqualTo(ms - 4);
            }
        }
        assertThat(bench.droppedLater).isEmpty();
    }

    /** However old: a queue of one frame cannot be shorter without the line falling idle. */
    @Test
    void aQueueOfOneFrameIsLeftAlone() {
        QueueBench bench = new QueueBench(new CoDel(CONFIG, QueueLimit.ofPackets(100)));
        for (int i = 0; i < 100; i++) {
            bench.offer(QueueBench.packet(0, i, 1500, 0), i * 50 * MS);
            bench.offer(QueueBench.packet(0, 1000 + i, 1500, 0), i * 50 * MS);
            bench.take((i * 50 + 20) * MS);
            bench.take((i * 50 + 45) * MS);
        }
        assertThat(bench.droppedLater).isEmpty();
    }

    /** Within 16 intervals of the last drop a new dropping state goes on with the frequency that was reached. */
    @Test
    void aDroppingStateThatComesBackSoonGoesOn() {
        QueueBench bench = full(CONFIG, 0);
        for (int ms = 0; ms < 500; ms++) {
            bench.take(ms * MS);
        }
        // Drops at 105, 205, 276, 334, 384, 429, 470: seven.
        assertThat(bench.droppedLater).hasSize(7);
        while (bench.queue.packets() > 0) {
            bench.take(500 * MS);
        }
        int before = bench.droppedLater.size();
        for (int i = 0; i < 300; i++) {
            bench.offer(QueueBench.packet(0, i, 1500, 0), 510 * MS);
        }
        List<Integer> dropMs = new ArrayList<>();
        int seen = before;
        for (int ms = 510; ms < 720; ms++) {
            bench.take(ms * MS);
            for (; seen < bench.droppedLater.size(); seen++) {
                dropMs.add(ms);
            }
        }
        // The first at 515 + 100. Of 7 drops less the 1 of the state before, the count goes on at 6: 100 / √6, √7 …
        assertThat(dropMs).containsExactly(615, 656, 694);
    }

    @Test
    void withEcnPacketsAreMarkedAtTheTimesOfTheDrops() {
        CoDelConfig ecn = new CoDelConfig(5 * MS, 100 * MS, 1518, true);
        QueueBench bench = full(ecn, QueueBench.ECT0);
        for (int ms = 0; ms < 1000; ms++) {
            // Nothing is dropped, so one leaves each millisecond: its number is the time.
            assertThat(bench.take(ms * MS)).isEqualTo(ms);
        }
        assertThat(bench.droppedLater).isEmpty();
        assertThat(bench.marked).startsWith(105, 205, 276, 334, 384, 429);
    }

    private static QueueBench full(CoDelConfig config, int typeOfService) {
        QueueBench bench = new QueueBench(new CoDel(config, QueueLimit.ofPackets(3000)));
        for (int i = 0; i < 3000; i++) {
            assertThat(bench.offer(QueueBench.packet(0, i, 1500, typeOfService), 0)).isNull();
        }
        assertThat(bench.offer(QueueBench.packet(0, 9, 1500, 0), 0)).isEqualTo(DropReason.QUEUE_FULL);
        return bench;
    }
}
