package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv4OptionsTest {
    private static final int OUT = Ipv4Address.parse("192.0.2.1");
    private static final int MILLISECONDS = 0x0102_0304;

    /** The octet that Linux's ip_options_compile blames, counted from the first option; -1 for none. */
    @ParameterizedTest
    @CsvSource({
        "'', -1",
        "01010100, -1",
        "00ffffff, -1",
        "94040000, -1",
        // Router alert: RFC 2113.
        "94030000, 1",
        "9404, 0",
        // No length, a length of nothing, and one beyond the end.
        "01010107, 3",
        "07000000, 0",
        "07010000, 0",
        "07080400, 0",
        // Record route: pointer too small, room for less than an address, room for none, twice.
        "07070300000000, 2",
        "0706040000000000, 2",
        "0707080000000000, -1",
        "07020000, 1",
        "0703040703040000, 3",
        // Timestamp: RFC 791: pointer from 5, overflow full, unknown flag, room.
        "4408050000000000, -1",
        "4408040000000000, 2",
        "4408050100000000, 2",
        "440c0501000000000000000000, -1",
        "44080900, 0",
        "44040500, -1",
        "440405f0, 3",
        "4408050200000000, 3",
        "44030500, 1",
        // Source routes: well formed, and two of them.
        "830704c0000201, -1",
        "830703c0000201, 2",
        "8307040000000089070400000000, 7",
        // What nobody knows is skipped.
        "9e04aaaa, -1",
    })
    void blamesTheOctetThatIsWrong(String hex, int octet) {
        assertThat(Ipv4Options.fault(options(hex))).isEqualTo(octet);
    }

    @ParameterizedTest
    @CsvSource({
        "94040000, 94040000",
        // Record route: the address goes where the pointer says, and the pointer moves on; a full one stays.
        "070b04000000000000000000, 070b08c00002010000000000",
        "070b08c63364010000000000, 070b0cc6336401c000020100",
        "0707080a00000100, 0707080a00000100",
        // Timestamps: alone, with addresses, of given addresses (only one's own), and when there is no room.
        "440c05000000000000000000, 440c09000102030400000000",
        "440c05010000000000000000, 440c0d01c000020101020304",
        "440c0503c000020100000000, 440c0d03c000020101020304",
        "440c05030a00000900000000, 440c05030a00000900000000",
        "4408090001020304, 4408091001020304",
    })
    void writesAsRfc791Says(String before, String after) {
        BytesPayload written = Ipv4Options.forwarded(options(before), OUT, MILLISECONDS, address -> address == OUT);
        assertThat(HexFormat.of().formatHex(written.toBytes())).isEqualTo(after);
    }

    @Test
    void findsSourceRoutes() {
        assertThat(Ipv4Options.hasSourceRoute(options("01830704c0000201"))).isTrue();
        assertThat(Ipv4Options.hasSourceRoute(options("890704c000020100"))).isTrue();
        assertThat(Ipv4Options.hasSourceRoute(options("0083070400000000"))).as("after the end").isFalse();
        assertThat(Ipv4Options.hasSourceRoute(options("94040083"))).isFalse();
    }

    /** Whatever the bytes: nothing is thrown, nothing changes its length, and what was sound can be passed on. */
    @Test
    void survivesAnything() {
        int sound = 0;
        for (long seed = 1; seed <= 200_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = new byte[4 * random.nextInt(11)];
            int[] likely = {0, 1, 7, 68, 131, 137, 148, 4, 5, 8, 11};
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : likely[random.nextInt(likely.length)]);
            }
            BytesPayload options = new BytesPayload(bytes);
            int fault = Ipv4Options.fault(options);
            assertThat(fault).as("seed %d", seed).isBetween(Ipv4Options.SOUND, Math.max(bytes.length, 0));
            BytesPayload later = Ipv4Options.ofLaterFragments(options);
            assertThat(later.length()).as("seed %d", seed).isEqualTo(bytes.length);
            if (fault == Ipv4Options.SOUND) {
                sound++;
                assertThat(Ipv4Options.fault(later)).as("seed %d", seed).isEqualTo(Ipv4Options.SOUND);
                BytesPayload passed = Ipv4Options.forwarded(options, OUT, MILLISECONDS, address -> false);
                assertThat(passed.length()).as("seed %d", seed).isEqualTo(bytes.length);
                Ipv4Options.hasSourceRoute(passed);
            }
        }
        assertThat(sound).as("and both kinds").isBetween(10_000, 190_000);
    }

    private static BytesPayload options(String hex) {
        return new BytesPayload(HexFormat.of().parseHex(hex));
    }
}
