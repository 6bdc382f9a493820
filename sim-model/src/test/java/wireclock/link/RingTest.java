package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.wire.EthernetFrame;

/** {@link FlightRing} and {@link WaitingLine} against the JDK's deque: they grow while wrapped, at every offset. */
class RingTest {
    @Test
    void framesLeaveTheFlightRingInOrder() {
        for (int offset = 0; offset < 40; offset++) {
            FlightRing ring = new FlightRing();
            ArrayDeque<EthernetFrame> expected = new ArrayDeque<>();
            for (int i = 0; i < offset; i++) {
                ring.add(Frames.numbered(i, 46), i);
                ring.remove();
            }
            for (int i = 0; i < 100; i++) {
                EthernetFrame frame = Frames.numbered(1000 + i, 46);
                ring.add(frame, 1000 + i);
                expected.add(frame);
            }
            assertThat(ring.size()).isEqualTo(100);
            for (int i = 0; i < 100; i++) {
                assertThat(ring.firstArrivalPs()).as("offset %d", offset).isEqualTo(1000 + i);
                assertThat(ring.remove()).as("offset %d", offset).isSameAs(expected.remove());
            }
            assertThat(ring.isEmpty()).isTrue();
        }
    }

    @Test
    void nothingComesOutOfAnEmptyRing() {
        assertThatIllegalStateException().isThrownBy(new FlightRing()::remove);
    }

    @Test
    void theWaitingLineAgreesWithADeque() {
        long seed = 7;
        RandomStream random = new RandomStream(seed, "waiting");
        record Waiting(long startPs, int bytes, boolean doomed) {}
        WaitingLine line = new WaitingLine();
        ArrayDeque<Waiting> expected = new ArrayDeque<>();
        long nowPs = 0;
        long lastStartPs = 0;
        int longest = 0;
        for (int i = 0; i < 100_000; i++) {
            nowPs += random.nextBelow(1000);
            while (!expected.isEmpty() && expected.getFirst().startPs <= nowPs) {
                expected.removeFirst();
            }
            line.catchUp(nowPs);
            // For a while more come than go, then fewer.
            int arrivals = (int) random.nextBelow(i / 5000 % 2 == 0 ? 4 : 2);
            for (int k = 0; k < arrivals; k++) {
                lastStartPs = Math.max(lastStartPs, nowPs) + 1 + random.nextBelow(800);
                Waiting added = new Waiting(lastStartPs, (int) random.nextBelow(1519), random.nextBernoulli(0.2));
                line.add(added.startPs, added.bytes);
                if (added.doomed) {
                    line.doomLast();
                }
                expected.addLast(added);
            }
            longest = Math.max(longest, expected.size());
            if (i % 100 == 0) {
                long now = nowPs;
                assertThat(line.packets()).as("seed %d, step %d", seed, i).isEqualTo(expected.size());
                assertThat(line.bytes()).isEqualTo(expected.stream().mapToLong(Waiting::bytes).sum());
                assertThat(line.doomed()).isEqualTo((int) expected.stream().filter(Waiting::doomed).count());
                assertThat(line.remainingWaitPs(nowPs))
                        .isEqualTo(expected.stream().mapToLong(w -> w.startPs - now).sum());
            }
        }
        assertThat(longest).as("the line has grown").isGreaterThan(64);
    }
}
