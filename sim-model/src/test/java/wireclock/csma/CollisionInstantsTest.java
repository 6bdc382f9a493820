package wireclock.csma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.link.BernoulliLoss;
import wireclock.link.LossModel;

/** Instants worked out by hand, in bit times of 100 ns. */
class CollisionInstantsTest {
    private static final long BIT_PS = 100_000;
    /** A frame of 64 bytes with its preamble: 8 · 72. */
    private static final long SHORT_BITS = 576;

    private static RandomStream backoff(int station) {
        return new RandomStream(1, "backoff " + station);
    }

    /** All at the same distance. */
    private static Segment equal(int stations, long delayBits, int attemptLimit) {
        long[][] delaysPs = new long[stations][stations];
        for (int i = 0; i < stations; i++) {
            Arrays.fill(delaysPs[i], delayBits * BIT_PS);
            delaysPs[i][i] = 0;
        }
        return segment(delaysPs, attemptLimit);
    }

    private static Segment segment(long[][] delaysPs, int attemptLimit) {
        Segment segment = new Segment(delaysPs, true);
        for (int i = 0; i < delaysPs.length; i++) {
            segment.addStation(false, backoff(i), attemptLimit, 10);
        }
        segment.build(true);
        return segment;
    }

    private static void offer(Segment segment, long bits, int from, int number, int bytes) {
        segment.offerAt(bits * BIT_PS, from, Frames.numbered(number, (from + 1) % 2, bytes));
    }

    private static String at(int station, String what, long bits) {
        return station + " " + what + " " + bits * BIT_PS;
    }

    @Test
    void aFrameArrivesWhenItsLastBitDoes() {
        Segment segment = equal(3, 25, 16);
        offer(segment, 10, 0, 7, 64);
        segment.run();
        assertThat(segment.trace()).containsExactlyInAnyOrder(at(0, "begins", 10), at(0, "ends", 10 + SHORT_BITS));
        long arrivalPs = (10 + SHORT_BITS + 25) * BIT_PS;
        assertThat(segment.deliveries()).containsExactly("7 to 1 at " + arrivalPs, "7 to 2 at " + arrivalPs);
    }

    /** Station 1 begins 10 bits after station 0, whose signal is 25 bits away: both finish the preamble, then jam. */
    @Test
    void twoCollideInThePreamble() {
        Segment segment = equal(3, 25, 1);
        offer(segment, 0, 0, 7, 64);
        offer(segment, 10, 1, 8, 64);
        segment.run();
        assertThat(segment.trace()).containsExactlyInAnyOrder(
                at(0, "begins", 0), at(1, "begins", 10),
                at(1, "collides", 25), at(0, "collides", 35),
                at(0, "breaks off", 96), at(1, "breaks off", 106));
        assertThat(segment.deliveries()).isEmpty();
        // The third hears one thing from 25 to 131: 106 bit times, no frame. The two who sent hear nothing.
        assertThat(segment.reception(2).collisionStats().runts).isEqualTo(1);
        assertThat(segment.reception(0).collisionStats().runts).isZero();
        for (int i = 0; i < 2; i++) {
            assertThat(segment.mac(i).collisionStats().collisions).isEqualTo(1);
            assertThat(segment.mac(i).collisionStats().lateCollisions).isZero();
            assertThat(segment.mac(i).collisionStats().excessiveCollisions).isEqualTo(1);
        }
    }

    /** 200 bits apart, the second begins after 150: the first has sent 350 bits when it hears that, and jams for 32. */
    @Test
    void twoCollideInTheFrame() {
        Segment segment = equal(2, 200, 1);
        offer(segment, 0, 0, 7, 64);
        offer(segment, 150, 1, 8, 64);
        segment.run();
        assertThat(segment.trace()).contains(at(1, "collides", 200), at(1, "breaks off", 246),
                at(0, "collides", 350), at(0, "breaks off", 382));
    }

    /** The stream of the backoffs decides, in slots of 512 bits from the end of the jam. */
    @Test
    void theBackoffIsDrawnFromADoublingRange() {
        Segment segment = equal(2, 0, 16);
        offer(segment, 0, 0, 7, 64);
        offer(segment, 0, 1, 8, 64);
        segment.run();
        RandomStream first = backoff(0);
        RandomStream second = backoff(1);
        long bits = 0;
        int collisions = 0;
        long slots0;
        long slots1;
        do {
            assertThat(segment.trace()).contains(at(0, "begins", bits), at(1, "begins", bits));
            collisions++;
            slots0 = first.nextBelow(1L << collisions);
            slots1 = second.nextBelow(1L << collisions);
            // With r = 0 the gap is what it has to wait for.
            bits += 96 + Math.max(96, slots0 * 512);
        } while (slots0 == slots1);
        assertThat(segment.mac(0).collisionStats().collisions).isEqualTo(collisions);
        assertThat(segment.deliveries()).hasSize(2);
    }

    /** Whoever waits begins 96 bits after the end has come to it: the sender's next frame is not there yet. */
    @Test
    void deferenceAtADistance() {
        Segment segment = segment(new long[][] {{0, 10 * BIT_PS, 40 * BIT_PS}, {10 * BIT_PS, 0, 50 * BIT_PS},
                {40 * BIT_PS, 50 * BIT_PS, 0}}, 16);
        offer(segment, 0, 0, 7, 64);
        offer(segment, 100, 2, 9, 64);
        segment.run();
        assertThat(segment.trace()).contains(at(2, "begins", SHORT_BITS + 40 + 96));
        assertThat(segment.deliveries()).hasSize(4);
    }

    /** What comes in the first two thirds of the gap starts it again, what comes later does not. */
    @Test
    void theGapHasTwoParts() {
        // Station 2 hears 0 end at 576 + 0. Station 1 is far from 0 and near to 2, and begins while 2 is in its gap.
        for (long beginBits : new long[] {576 + 63, 576 + 64}) {
            long far = 3000 * BIT_PS;
            Segment segment = segment(new long[][] {{0, far, 0}, {far, 0, 0}, {0, 0, 0}}, 1);
            offer(segment, 0, 0, 7, 64);
            offer(segment, 100, 2, 9, 64);
            segment.offerAt(beginBits * BIT_PS, 1, Frames.numbered(8, 2, 64));
            segment.run();
            if (beginBits < 576 + 64) {
                assertThat(segment.trace()).contains(at(2, "begins", beginBits + SHORT_BITS + 96));
                assertThat(segment.mac(2).collisionStats().collisions).isZero();
            } else {
                assertThat(segment.trace()).contains(at(2, "begins", 576 + 96), at(2, "collides", 576 + 96));
            }
        }
    }

    /** 300 bits apart: the second begins at 299, so the first hears it after 599 bits, 87 after the slot time. */
    @Test
    void tooLongACableHasLateCollisions() {
        Segment segment = equal(3, 300, 1);
        offer(segment, 0, 0, 7, 200);
        offer(segment, 299, 1, 8, 64);
        segment.run();
        assertThat(segment.trace()).contains(at(1, "collides", 300), at(0, "collides", 599), at(0, "breaks off", 631));
        assertThat(segment.mac(0).collisionStats().lateCollisions).isEqualTo(1);
        assertThat(segment.mac(0).collisionStats().collisions).isEqualTo(1);
        assertThat(segment.mac(1).collisionStats().lateCollisions).isZero();
        // From 300 to 931 the third hears as much as a frame, with a wrong FCS.
        assertThat(segment.reception(2).collisionStats().brokenFrames).isEqualTo(1);
        assertThat(segment.reception(2).collisionStats().runts).isZero();
        assertThat(segment.deliveries()).isEmpty();
    }

    /** At 10 and 100 Mbit/s a frame is tried again after a late collision as after any other. */
    @Test
    void aLateCollisionIsTriedAgain() {
        Segment segment = equal(3, 300, 16);
        offer(segment, 0, 0, 7, 200);
        offer(segment, 299, 1, 8, 200);
        segment.run();
        assertThat(segment.mac(0).collisionStats().lateCollisions).isPositive();
        assertThat(segment.deliveries().stream().filter(line -> line.contains("to 2"))).hasSize(2);
    }

    /** The same with a short frame: its sender is done before it can hear, and never knows. */
    @Test
    void aShortFrameIsLostUnnoticed() {
        Segment segment = equal(3, 300, 16);
        offer(segment, 0, 0, 7, 64);
        offer(segment, 299, 1, 8, 64);
        segment.run();
        assertThat(segment.mac(0).collisionStats().collisions).isZero();
        assertThat(segment.mac(1).collisionStats().collisions).isEqualTo(1);
        assertThat(segment.reception(2).stats().damaged).isEqualTo(1);
        assertThat(segment.deliveries().stream().filter(line -> line.startsWith("7 "))).isEmpty();
        assertThat(segment.deliveries().stream().filter(line -> line.startsWith("8 "))).hasSize(2);
    }

    /** Sixteen attempts, no more: with equal draws for both there is no way out. */
    @Test
    void sixteenAttempts() {
        Segment segment = new Segment(new long[][] {{0, 0}, {0, 0}}, true);
        segment.addStation(false, new RandomStream(1, "same"), 16, 10);
        segment.addStation(false, new RandomStream(1, "same"), 16, 10);
        segment.build(true);
        offer(segment, 0, 0, 7, 64);
        offer(segment, 0, 1, 8, 64);
        segment.run();
        RandomStream draws = new RandomStream(1, "same");
        long slots = 0;
        for (int n = 1; n <= 15; n++) {
            slots += draws.nextBelow(1L << Math.min(n, 10));
        }
        assertThat(segment.mac(0).collisionStats().collisions).isEqualTo(16);
        assertThat(segment.mac(0).collisionStats().excessiveCollisions).isEqualTo(1);
        assertThat(segment.mac(0).collisionStats().backoffPs).isEqualTo(slots * 512 * BIT_PS);
        assertThat(segment.mac(0).framesLost()).isEqualTo(1);
        assertThat(segment.deliveries()).isEmpty();
    }

    /** On a cable without a hub the full-duplex end sends into what it receives, and does not mind. */
    @Test
    void aDuplexMismatch() {
        Segment segment = new Segment(new long[][] {{DelayMatrix.CUT, 10 * BIT_PS}, {10 * BIT_PS, 0}}, true);
        segment.addStation(true, backoff(0), 16, 10);
        segment.addStation(false, backoff(1), 16, 10);
        segment.build(false);
        offer(segment, 0, 1, 8, 1000);
        offer(segment, 2000, 0, 7, 64);
        segment.run();
        assertThat(segment.trace()).contains(at(1, "collides", 2010), at(1, "breaks off", 2042), at(0, "ends", 2576));
        assertThat(segment.mac(1).collisionStats().lateCollisions).isEqualTo(1);
        // The frame of the full-duplex end came while the other one sent; the broken one came to the full-duplex end.
        assertThat(segment.mac(0).stats().damaged).isEqualTo(1);
        assertThat(segment.mac(1).collisionStats().brokenFrames).isEqualTo(1);
        assertThat(segment.deliveries()).singleElement().asString().startsWith("8 to 0");
        assertThat(segment.mac(0).collisionStats().collisions).isZero();
    }

    /** A cut cable: the station hears nothing and sends nothing; the others go on. */
    @Test
    void aCutCable() {
        Segment segment = equal(3, 25, 16);
        segment.run(0);
        segment.mac(2).setDown(true);
        segment.reception(2).setDown(true);
        offer(segment, 100, 0, 7, 64);
        offer(segment, 100, 2, 9, 64);
        segment.run(2000 * BIT_PS);
        assertThat(segment.deliveries()).containsExactly("7 to 1 at " + (100 + SHORT_BITS + 25) * BIT_PS);
        assertThat(segment.mac(2).framesLost()).isEqualTo(1);
        segment.mac(2).setDown(false);
        segment.reception(2).setDown(false);
        offer(segment, 3000, 2, 10, 64);
        segment.run(4000 * BIT_PS);
        assertThat(segment.deliveries()).contains("10 to 0 at " + (3000 + SHORT_BITS + 25) * BIT_PS);
    }

    /** Cut in the middle of its own frame and of another's: fragments for the others, frames lost. */
    @Test
    void aCableCutInTheMiddle() {
        Segment segment = equal(3, 25, 16);
        offer(segment, 0, 2, 9, 64);
        segment.run(300 * BIT_PS);
        segment.mac(2).setDown(true);
        segment.reception(2).setDown(true);
        segment.run(1000 * BIT_PS);
        assertThat(segment.deliveries()).isEmpty();
        assertThat(segment.mac(2).framesLost()).isEqualTo(1);
        assertThat(segment.reception(0).collisionStats().runts).isEqualTo(1);
        offer(segment, 2000, 0, 7, 64);
        segment.run(2100 * BIT_PS);
        segment.reception(1).setDown(true);
        segment.run(4000 * BIT_PS);
        assertThat(segment.deliveries()).isEmpty();
        assertThat(segment.reception(1).framesLost()).isEqualTo(1);
        assertThat(segment.mac(0).stats().delivered).isEqualTo(1);
    }

    /** Hubs of hubs: a frame that a trunk loses comes to nobody behind it, and one that is cut off to nobody at all. */
    @Test
    void trunks() {
        Segment segment = equal(4, 25, 16);
        Trunk trunk = segment.domain().addTrunk(new boolean[] {true, true, false, false}, LossModel.NONE);
        offer(segment, 0, 0, 7, 64);
        segment.run();
        assertThat(trunk.framesSent()).isEqualTo(1);
        trunk.setLoss(new BernoulliLoss(1, new RandomStream(1, "loss")));
        offer(segment, 10_000, 0, 8, 64);
        segment.run();
        assertThat(trunk.framesLost()).isEqualTo(1);
        trunk.setLoss(LossModel.NONE);
        trunk.setDown(true);
        offer(segment, 20_000, 0, 9, 64);
        segment.run();
        trunk.setDown(false);
        offer(segment, 30_000, 0, 10, 64);
        segment.run();
        List<String> behind = segment.deliveries().stream().filter(line -> !line.contains("to 1")).toList();
        assertThat(behind).hasSize(4).allMatch(line -> line.startsWith("7 ") || line.startsWith("10 "));
        assertThat(segment.deliveries().stream().filter(line -> line.contains("to 1 "))).hasSize(4);
    }
}
