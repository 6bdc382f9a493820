package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.Event;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;

class TokenBucketTest {
    private static final long MS = SimTime.MILLISECOND;

    /** A line of 100 Mbit/s shaped to 8 Mbit/s, a byte a microsecond, with 3000 tokens; frames of 1000 bytes. */
    @Test
    void aBurstLeavesAtTheSpeedOfTheLineAndTheRestAtTheRate() {
        Scheduler scheduler = new Scheduler();
        List<Long> arrivalsUs = new ArrayList<>();
        QueuedDirection link = link(scheduler, new TokenBucket(8_000_000, 3000, QueueLimit.ofPackets(100)),
                arrivalsUs);
        for (int i = 0; i < 6; i++) {
            link.transmit(Frames.numbered(i, 1000));
        }
        scheduler.run(Long.MAX_VALUE, Long.MAX_VALUE);
        // 80 µs on the line each. The fourth must wait until 1000 µs have brought its 1000 tokens.
        assertThat(arrivalsUs).containsExactly(80L, 160L, 240L, 1080L, 2080L, 3080L);
        assertThat(link.waitSoFarPs() / SimTime.MICROSECOND).isEqualTo(80 + 160 + 1000 + 2000 + 3000);
    }

    @Test
    void oneWithoutTokensNeedsRoomThoughTheLineIsIdle() {
        Scheduler scheduler = new Scheduler();
        QueuedDirection link = link(scheduler, new TokenBucket(8_000_000, 1000, QueueLimit.ofPackets(1)),
                new ArrayList<>());
        assertThat(link.offer(Frames.numbered(1, 1000))).isNull();
        scheduler.run(MS / 2, Long.MAX_VALUE);
        assertThat(link.offer(Frames.numbered(2, 1000))).isNull();
        assertThat(link.queuedPackets()).isEqualTo(1);
        assertThat(link.offer(Frames.numbered(3, 1000))).isEqualTo(DropReason.QUEUE_FULL);
    }

    /** Against a bucket that counts tokens as exact fractions: every instant is the same to the picosecond. */
    @Test
    void agreesWithABucketOfFractions() {
        long[] rates = {3_000_000, 7_777_777, 10_000_000, 999_999_937, 64_000};
        for (long seed = 1; seed <= 100; seed++) {
            RandomStream random = new RandomStream(seed, "bucket");
            long rate = rates[(int) random.nextBelow(rates.length)];
            long burst = 1518 + random.nextBelow(20_000);
            TokenBucket bucket = new TokenBucket(rate, burst, QueueLimit.ofPackets(QueueLimit.UNLIMITED));
            QueueBench bench = new QueueBench(bucket);
            FractionBucket fractions = new FractionBucket(rate, burst);
            long nowPs = 0;
            for (int i = 0; i < 300; i++) {
                nowPs += random.nextBelow(2 * 8 * 900 * SimTime.SECOND / rate);
                int length = 46 + (int) random.nextBelow(1454);
                bench.offer(QueueBench.packet(0, i, length, 0), nowPs);
                long readyPs = bucket.readyPs(nowPs);
                assertThat(readyPs).as("seed %d, frame %d", seed, i).isEqualTo(fractions.readyPs(nowPs, length + 18));
                if (readyPs > nowPs) {
                    assertThat(bench.take(readyPs - 1)).isEqualTo(-1);
                }
                assertThat(bench.take(readyPs)).isEqualTo(i);
                fractions.take(readyPs, length + 18);
                nowPs = readyPs;
            }
        }
    }

    /** Tokens in units of 1 / (8 · 10^12) of a byte, the burst as much as fills up in whole picoseconds. */
    private static final class FractionBucket {
        private static final BigInteger BYTE = BigInteger.valueOf(8 * SimTime.SECOND);
        private final BigInteger rate;
        private final BigInteger burst;
        private BigInteger tokens;
        private long atPs;

        FractionBucket(long rate, long burstBytes) {
            this.rate = BigInteger.valueOf(rate);
            burst = BigInteger.valueOf(burstBytes).multiply(BYTE).divide(this.rate).multiply(this.rate);
            tokens = burst;
        }

        long readyPs(long nowPs, int bytes) {
            fill(nowPs);
            BigInteger missing = BigInteger.valueOf(bytes).multiply(BYTE).subtract(tokens);
            return missing.signum() <= 0 ? nowPs
                    : nowPs + missing.add(rate).subtract(BigInteger.ONE).divide(rate).longValueExact();
        }

        void take(long nowPs, int bytes) {
            fill(nowPs);
            tokens = tokens.subtract(BigInteger.valueOf(bytes).multiply(BYTE));
        }

        private void fill(long nowPs) {
            tokens = tokens.add(rate.multiply(BigInteger.valueOf(nowPs - atPs))).min(burst);
            atPs = nowPs;
        }
    }

    private static QueuedDirection link(Scheduler scheduler, TokenBucket bucket, List<Long> arrivalsUs) {
        LineConfig line = new LineConfig(new ConstantRate(100_000_000), 0, 0, 1500, Framing.NONE, QueueLimit.UNLIMITED);
        QueuedDirection link = new QueuedDirection(scheduler, line, bucket, Directions.impairments(1, LossModel.NONE),
                frame -> arrivalsUs.add(scheduler.nowPs() / SimTime.MICROSECOND));
        // Something to move the clock with.
        scheduler.schedule(new Event(scheduler.newComponent()) {
            @Override
            public void fire() {}
        }, 100 * MS);
        return link;
    }
}
