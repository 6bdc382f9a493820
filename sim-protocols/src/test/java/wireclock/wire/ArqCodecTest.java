package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.wire.MalformedPacketException.Reason;

/** Headers of the teaching transports: the bytes as drawn at {@link ArqPacket}, there and back, and under fire. */
class ArqCodecTest {
    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void theBytesAreTheOnesInThePicture() {
        ArqPacket data = new ArqPacket(ArqPacket.Type.DATA, 16, 0xFFFE, new BytesPayload(bytes("616263")));
        assertThat(ArqCodec.encode(data).toBytes()).isEqualTo(bytes("11100003" + "0000fffe" + "616263"));
        assertThat(ArqCodec.encode(ArqPacket.answer(ArqPacket.Type.ACK, 1, 1)).toBytes())
                .isEqualTo(bytes("1201000000000001"));
        assertThat(ArqCodec.encode(ArqPacket.answer(ArqPacket.Type.NAK, 32, -1)).toBytes())
                .isEqualTo(bytes("13200000ffffffff"));
    }

    @ParameterizedTest
    @CsvSource({
        "11100003000000,       TRUNCATED",
        "2110000100000001aa,   BAD_VERSION",
        "1010000100000001aa,   BAD_VERSION",
        "1410000100000001aa,   BAD_VERSION",
        "1110000200000001aa,   BAD_LENGTH",
        "1110000000000001aa,   BAD_LENGTH",
        "1110000000000001,     BAD_LENGTH",
        "1210000100000001aa,   BAD_LENGTH",
        "1121000100000001aa,   BAD_LENGTH",
        "1103000100000008aa,   BAD_LENGTH",
        "1100000100000001aa,   BAD_LENGTH"
    })
    void whatIsNotOursIsRefused(String hex, Reason reason) {
        assertThatThrownBy(() -> ArqCodec.decode(new BytesPayload(bytes(hex))))
                .isInstanceOfSatisfying(MalformedPacketException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static ArqPacket random(SplittableRandom random) {
        int bits = random.nextInt(33);
        int number = (int) (random.nextLong() & (1L << bits) - 1);
        ArqPacket.Type type = ArqPacket.Type.values()[random.nextInt(3)];
        return type == ArqPacket.Type.DATA
                ? new ArqPacket(type, bits, number, new GeneratedPayload(random.nextLong(), random.nextInt(99),
                        1 + random.nextInt(100)))
                : ArqPacket.answer(type, bits, number);
    }

    @Test
    void whatIsWrittenIsReadBack() throws MalformedPacketException {
        for (long seed = 1; seed <= 20_000; seed++) {
            ArqPacket packet = random(new SplittableRandom(seed));
            Payload written = ArqCodec.encode(packet);
            assertThat(ArqCodec.decode(written)).as("seed %d", seed).isEqualTo(packet);
            assertThat(ArqCodec.decode(new BytesPayload(written.toBytes()))).as("seed %d", seed).isEqualTo(packet);
        }
    }

    /** Whatever the bytes: a packet that is written as exactly these bytes, or a refusal. */
    @Test
    void damagedBytesAreReadAsTheyStandOrRefused() {
        Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
        int read = 0;
        for (long seed = 1; seed <= 50_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = ArqCodec.encode(random(random)).toBytes();
            for (int damage = random.nextInt(3); damage > 0; damage--) {
                bytes[random.nextInt(Math.min(bytes.length, 12))] = (byte) random.nextInt(256);
            }
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 4));
            }
            try {
                ArqPacket packet = ArqCodec.decode(new BytesPayload(bytes));
                assertThat(ArqCodec.encode(packet).toBytes()).as("seed %d", seed).isEqualTo(bytes);
                read++;
            } catch (MalformedPacketException e) {
                refused.merge(e.reason(), 1, Integer::sum);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(read).isBetween(10_000, 40_000);
        assertThat(refused).containsOnlyKeys(Reason.TRUNCATED, Reason.BAD_VERSION, Reason.BAD_LENGTH);
    }
}
