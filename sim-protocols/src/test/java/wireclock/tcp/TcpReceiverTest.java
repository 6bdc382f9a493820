package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.engine.RandomStream;
import wireclock.wire.GeneratedPayload;

class TcpReceiverTest {
    private static final int IRS = -1000;

    /** Random arrivals, in order or not, and a reader of moods, against what RFC 9293 §3.8.6 asks of a receiver. */
    @ParameterizedTest
    @ValueSource(longs = {1, 3, 100, 1000, 1461, 5000, 65_535, 65_536, 100_001, 3_750_000, 200_000_000})
    void theWindowNeverShrinksAndNeverExceedsTheBuffer(long capacity) {
        for (long seed = 1; seed <= 40; seed++) {
            RandomStream random = new RandomStream(seed, "receiver");
            TcpReceiver receiver = new TcpReceiver(new FixedReceiveWindow(capacity), true);
            int shift = TcpReceiver.shiftFor(capacity);
            long unit = 1L << shift;
            receiver.synchronize(IRS);
            receiver.negotiated(1460, shift, true);
            receiver.established(1460, 0);
            long first = receiver.rcvNxt();
            long shown = 0;
            long taken = 0;
            for (int step = 0; step < 300; step++) {
                String where = "seed " + seed + " step " + step;
                int field = receiver.windowToAdvertise();
                long window = (long) field << shift;
                assertThat(field).as(where).isBetween(0, 0xFFFF);
                // Rounding down to the scale's unit is all that the edge may seem to step back (RFC 7323 §2.4).
                assertThat(receiver.rcvNxt() + window).as(where).isGreaterThan(shown - unit);
                // One segment that has just come may count as read.
                long waiting = receiver.available() <= spare(receiver, capacity) ? 0 : receiver.available();
                assertThat(window).as(where).isLessThanOrEqualTo(Math.max(capacity - waiting, shown - receiver.rcvNxt()));
                shown = Math.max(shown, receiver.rcvNxt() + window);
                long from = receiver.rcvNxt() + (random.nextBernoulli(0.7) ? 0 : random.nextBelow(4000) - 2000);
                int length = (int) (1 + random.nextBelow(2000));
                if (from >= first && receiver.isAcceptable(from, length, false)) {
                    receiver.accept(from, new GeneratedPayload(5, from - first, length), false);
                }
                // Everything that was granted is held, in order or beyond a hole, and no more.
                assertThat(receiver.available()).as(where).isLessThanOrEqualTo(capacity + spare(receiver, capacity));
                for (long reads = random.nextBelow(3); reads > 0; reads--) {
                    var payload = receiver.read((int) (1 + random.nextBelow(3000)), 0);
                    assertThat(payload.length() == 0 || payload.matches(5, taken)).as(where).isTrue();
                    taken += payload.length();
                }
            }
            assertThat(taken + receiver.available()).isEqualTo(receiver.rcvNxt() - first);
        }
    }

    private static long spare(TcpReceiver receiver, long capacity) {
        return Math.min(receiver.usualSegment(), capacity / 8);
    }

    /** The FIN takes a sequence number, and the block that reports it ends behind that (RFC 2018 §3). */
    @Test
    void aFinBeyondAHoleIsReportedWithTheDataBeforeIt() {
        TcpReceiver receiver = new TcpReceiver(new FixedReceiveWindow(65_535), true);
        receiver.synchronize(IRS);
        receiver.negotiated(1460, 0, true);
        receiver.established(1460, 0);
        receiver.windowToAdvertise();
        long first = receiver.rcvNxt();
        receiver.accept(first + 1000, new GeneratedPayload(5, 1000, 264), true);
        assertThat(receiver.sackEdges(3)).containsExactly((int) first + 1000, (int) first + 1265);
        receiver.accept(first, new GeneratedPayload(5, 0, 1000), false);
        assertThat(receiver.rcvNxt()).isEqualTo(first + 1265);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 535, 1460, 65_536, 3_750_000})
    void anEmptyBufferOpensTheWholeWindow(long capacity) {
        TcpReceiver receiver = new TcpReceiver(new FixedReceiveWindow(capacity), true);
        int shift = TcpReceiver.shiftFor(capacity);
        receiver.synchronize(IRS);
        receiver.negotiated(1460, shift, true);
        receiver.established(1460, 0);
        assertThat(receiver.windowToAdvertise()).isEqualTo((int) (capacity >> shift));
    }
}
