package wireclock.arq;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.wire.ArqCodec;
import wireclock.wire.ArqPacket;
import wireclock.wire.GeneratedPayload;

/** The receiver against a naive one, with numbers from everywhere, in windows that fit and windows that do not. */
class ArqReceiverOracleTest {
    private long answered;
    private long naks;
    private long delivered;
    private long ignored;

    @Test
    void answersAndDeliversAsTheNaiveOne() {
        for (long seed = 1; seed <= 600; seed++) {
            try {
                run(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(answered).isGreaterThan(50_000);
        assertThat(delivered).isGreaterThan(10_000);
        assertThat(naks).isGreaterThan(1_000);
        assertThat(ignored).isGreaterThan(1_000);
    }

    private void run(long seed) {
        RandomStream random = new RandomStream(seed, "receiver");
        ArqProtocol protocol = ArqProtocol.values()[(int) random.nextBelow(3)];
        int bits = random.nextBernoulli(0.1) ? 32 : (int) random.nextBelow(9);
        int window = protocol == ArqProtocol.STOP_AND_WAIT ? 1
                : (int) (1 + random.nextBelow(Math.min(40, (1L << bits) + 1)));
        boolean nak = protocol.isSelective() && random.nextBernoulli(0.5);
        ArqConfig config = new ArqConfig(protocol, window, 100, bits, 0, nak, 5, 0);
        ArqStation station = new ArqStation();
        List<String> taken = new ArrayList<>();
        ArqReceiver receiver = new ArqReceiver(station.udp, config, ArqStation.OWN, ArqStation.PORT,
                payload -> taken.add(new String(payload.toBytes(), StandardCharsets.US_ASCII)));
        receiver.listen();
        NaiveReceiver naive = new NaiveReceiver(config);
        for (int i = 0; i < 200; i++) {
            // Mostly about the window, also far before and behind it.
            long segment = naive.delivered.size() + random.nextBelow(window + 2L)
                    - (random.nextBernoulli(0.2) ? 2L * window : 0);
            long number = segment & (1L << bits) - 1;
            List<String> expected = naive.segment(number, Integer.toString(i));
            station.segment(bits, (int) number, ArqStation.text(i));
            assertThat(station.sent()).as("%s, step %d, number %d", config, i, number).isEqualTo(expected);
            assertThat(taken).isEqualTo(naive.delivered);
            answered += expected.size();
            naks += expected.size() > 1 ? expected.size() - 1 : 0;
            ignored += expected.isEmpty() ? 1 : 0;
        }
        delivered += taken.size();
        ArqReceiverStats stats = receiver.stats();
        assertThat(stats.segmentsReceived).isEqualTo(200);
        assertThat(stats.acksSent).isEqualTo(200 - stats.outsideWindow);
        // Every segment was delivered, is held, or was thrown away for a reason.
        long thrownAway = stats.duplicates + stats.outOfOrder + stats.outsideWindow;
        assertThat(200 - taken.size() - thrownAway).isBetween(0L, (long) window - 1);
    }

    @Test
    void whatIsNoSegmentOfThisFlowIsThrownAwayWithoutAWord() {
        ArqStation station = new ArqStation();
        List<String> taken = new ArrayList<>();
        ArqReceiver receiver = new ArqReceiver(station.udp,
                new ArqConfig(ArqProtocol.GO_BACK_N, 7, 100, 8, 0, false, 5, 0), ArqStation.OWN, ArqStation.PORT,
                payload -> taken.add(""));
        receiver.listen();
        station.arrive(ArqStation.PEER_PORT, ArqStation.PORT, new GeneratedPayload(1, 0, 500));
        station.segment(9, 0, ArqStation.text(0));
        station.segment(8, 0, ArqStation.text(0));
        assertThat(station.sent()).containsExactly("ACK 0");
        station.arrive(ArqStation.PEER_PORT + 1, ArqStation.PORT, ArqCodec.encode(
                new ArqPacket(ArqPacket.Type.DATA, 8, 1, ArqStation.text(1))));
        assertThat(station.sent()).isEmpty();
        assertThat(taken).hasSize(1);
        assertThat(receiver.stats().malformed).isEqualTo(3);
    }
}
