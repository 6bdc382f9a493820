package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wireclock.wire.MalformedPacketException.Reason;

/**
 * Decoders under fire: whatever the bytes, they return a packet or throw {@link MalformedPacketException}, and look at
 * nothing outside their range. Every case has its own seed, printed on failure.
 */
class DecoderFuzzTest {
    /** Bytes before and after the range, which must not matter. */
    private static final int MARGIN = 100;

    @Test
    void survivesDamagedFrames() {
        Map<Reason, Integer> rejections = fuzz(60_000);
        assertThat(rejections).as("every check was reached").containsOnlyKeys(Reason.values());
        int rejected = rejections.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(rejected).as("and both good and bad packets").isBetween(60_000 / 4, 60_000 * 3 / 4);
    }

    @Test
    @Tag("long")
    void survivesMillionsOfDamagedFrames() {
        assertThat(fuzz(3_000_000)).containsOnlyKeys(Reason.values());
    }

    private static Map<Reason, Integer> fuzz(int cases) {
        Map<Reason, Integer> rejections = new EnumMap<>(Reason.class);
        for (long seed = 1; seed <= cases; seed++) {
            try {
                if (check(seed) instanceof Rejection rejection) {
                    rejections.merge(rejection.reason, 1, Integer::sum);
                }
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
        return rejections;
    }

    /** One case: what came of it, a packet or a rejection. */
    private static Object check(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean ipv4Alone = random.nextInt(3) == 0;
        byte[] bytes = DamagedBytes.next(random, ipv4Alone);
        Object outcome = decode(bytes, 0, bytes.length, ipv4Alone);
        for (int poison : new int[] {0, 0xFF, random.nextInt(256)}) {
            assertThat(decode(surround(bytes, poison), MARGIN, bytes.length, ipv4Alone)).isEqualTo(outcome);
        }
        // What was decoded is written in one way, and that is read as the same thing.
        if (outcome instanceof EthernetFrame frame) {
            byte[] normal = EthernetCodec.encode(frame);
            assertThat(decode(normal, 0, normal.length, false)).isEqualTo(frame);
        } else if (outcome instanceof Ipv4Packet packet) {
            byte[] normal = Ipv4Codec.encode(packet);
            assertThat(decode(normal, 0, normal.length, true)).isEqualTo(packet);
        }
        assertThat(outcome.toString()).isNotEmpty();
        return outcome;
    }

    private static Object decode(byte[] bytes, int offset, int length, boolean ipv4Alone) {
        try {
            return ipv4Alone ? Ipv4Codec.decode(bytes, offset, length) : EthernetCodec.decode(bytes, offset, length);
        } catch (MalformedPacketException malformed) {
            return new Rejection(malformed.reason(), String.valueOf(malformed.getMessage()));
        }
    }

    private record Rejection(Reason reason, String text) {}

    private static byte[] surround(byte[] bytes, int poison) {
        byte[] surrounded = new byte[bytes.length + 2 * MARGIN];
        Arrays.fill(surrounded, (byte) poison);
        System.arraycopy(bytes, 0, surrounded, MARGIN, bytes.length);
        return surrounded;
    }

    @Test
    void readsQuotesOfAnything() {
        for (long seed = 1; seed <= 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Payload data = new BytesPayload(DamagedBytes.next(random, true));
            IcmpMessage error = new IcmpMessage(random.nextInt(13), random.nextInt(16), random.nextInt(), data);
            Ipv4Packet packet = Ipv4Packet.of(1, 2, 0, 64, 9, false, error);
            assertThat(packet.toString()).as("seed %d", seed).contains("ICMP");
        }
    }
}
