package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InternetChecksumTest {
    /** The example of RFC 1071 §3: the sum is ddf2. */
    @Test
    void addsTheExampleOfRfc1071() {
        byte[] bytes = HexFormat.of().parseHex("0001f203f4f5f6f7");
        assertThat(InternetChecksum.of(bytes, 0, bytes.length)).isEqualTo(~0xddf2 & 0xFFFF);
    }

    @Test
    void knowsAnIpv4Header() {
        byte[] header = HexFormat.of().parseHex("45000073000040004011" + "0000" + "c0a80001c0a800c7");
        assertThat(InternetChecksum.of(header, 0, 20)).isEqualTo(0xb861);
        header[10] = (byte) 0xb8;
        header[11] = 0x61;
        assertThat(InternetChecksum.of(header, 0, 20)).isZero();
    }

    @Test
    void countsALastOddByteAsUpperHalf() {
        assertThat(InternetChecksum.of(new byte[] {0x12}, 0, 1)).isEqualTo(~0x1200 & 0xFFFF);
        assertThat(InternetChecksum.of(new byte[0], 0, 0)).isEqualTo(0xFFFF);
    }

    @Test
    void foldsTheCarriesOfTheLongestPacket() {
        byte[] ones = new byte[65_535];
        Arrays.fill(ones, (byte) 0xFF);
        assertThat(InternetChecksum.of(ones, 0, 65_534)).isZero();
        assertThat(InternetChecksum.of(ones, 0, 65_535)).isEqualTo(naive(ones, 0, 65_535));
    }

    @Test
    void agreesWithTheNaiveSumAnywhereInAnArray() {
        for (long seed = 1; seed <= 5_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = new byte[random.nextInt(1, 200)];
            random.nextBytes(bytes);
            int from = random.nextInt(bytes.length);
            int length = random.nextInt(bytes.length - from + 1);
            assertThat(InternetChecksum.of(bytes, from, length)).as("seed %d", seed)
                    .isEqualTo(naive(bytes, from, length));
        }
    }

    @Test
    void gathersASumOverSeveralStretches() {
        byte[] bytes = HexFormat.of().parseHex("00112233445566778899aabbccddeeff01");
        long sum = InternetChecksum.sum(0, bytes, 0, 6);
        sum = InternetChecksum.sum(sum, bytes, 6, 11);
        assertThat(InternetChecksum.finish(sum)).isEqualTo(naive(bytes, 0, 17));
    }

    @Test
    void sumsThePseudoHeaderAsIfItWereBytes() {
        byte[] bytes = HexFormat.of().parseHex("c0a80001" + "f0a800c7" + "0011" + "fff0");
        long sum = InternetChecksum.pseudoHeader(0xc0a80001, 0xf0a800c7, 0x11, 0xfff0);
        assertThat(InternetChecksum.finish(sum)).isEqualTo(naive(bytes, 0, 12));
    }

    /** RFC 1071 §1 word by word, the carry added back at every step. */
    static int naive(byte[] bytes, int from, int length) {
        int sum = 0;
        for (int i = 0; i < length; i += 2) {
            int high = bytes[from + i] & 0xFF;
            int low = i + 1 < length ? bytes[from + i + 1] & 0xFF : 0;
            sum += high << 8 | low;
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return ~sum & 0xFFFF;
    }
}
