package wireclock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The very numbers, so that a scenario gives the same run in every version and on every machine. */
class RandomStreamTest {
    /** The numbers of the reference programs, as published: SplitMix64 from the seed 1234567. */
    @Test
    void splitMix64GivesThePublishedNumbers() {
        SplitMix64 generator = new SplitMix64(1_234_567);
        assertThat(LongStream.generate(generator::next).limit(5))
                .containsExactly(
                        6457827717110365317L,
                        3203168211198807973L,
                        Long.parseUnsignedLong("9817491932198370423"),
                        4593380528125082431L,
                        Long.parseUnsignedLong("16408922859458223821"));
    }

    /** Computed by an independent program in Python, itself checked against the published xoshiro256++ and FNV-1a numbers. */
    @Test
    void streamsGiveTheNumbersOfAnIndependentProgram() {
        assertStream(new RandomStream(1, "link bottleneck forward loss"), 0xD4E8_A86A_71AD_1124L,
                0x1C9B_430F_B123_9F93L, 0x884C_15B2_A25C_B504L, 0x9F09_427C_3AB5_F3D3L, 0x9B71_5E50_2776_EE22L);
        assertStream(new RandomStream(42, ""), 0xE4CD_C05A_6C7D_DC9BL,
                0xAB54_8B2E_53F1_06F4L, 0xAD1C_E680_E94A_4896L, 0xB638_C8E9_D632_7F3FL, 0x21BD_8241_9554_8CC4L);
        assertStream(new RandomStream(-1, "flow bulk äöü →"), 0xF4C1_939F_4805_30B9L,
                0xF63D_1571_23D1_6BF4L, 0xFFBE_86E2_35DD_5509L, 0xDB49_9F2F_A7EC_92E1L, 0x87D6_FFF6_ED8B_C613L);
    }

    @Test
    void uniformNumbersAreTheTopFiftyThreeBits() {
        RandomStream stream = new RandomStream(1, "link bottleneck forward loss");
        assertThat(stream.nextUniform()).isEqualTo(0.11174410946945412);
        assertThat(stream.nextUniform()).isEqualTo(0.5324109612578123);
        assertThat(stream.nextUniform()).isEqualTo(0.6212350419325145);
    }

    @Test
    void oneNameGivesTheSameNumbersTwice() {
        RandomStreams streams = new RandomStreams(9);
        RandomStream a = streams.stream("flow voice");
        RandomStream b = streams.stream("flow voice");
        for (int i = 0; i < 1000; i++) {
            assertThat(a.nextLong()).isEqualTo(b.nextLong());
        }
    }

    /** Bits of streams with names and seeds next to each other agree in half of the cases: 64,000 bits, 6 sigma = 760. */
    @Test
    void neighbouringNamesAndSeedsAreIndependent() {
        assertIndependent(new RandomStream(1, "pc1"), new RandomStream(1, "pc2"));
        assertIndependent(new RandomStream(1, "pc1"), new RandomStream(2, "pc1"));
        assertIndependent(new RandomStream(0, "ab"), new RandomStream(0, "ba"));
    }

    @Test
    void aBoundMustBePositive() {
        RandomStream stream = new RandomStream(1, "x");
        assertThatThrownBy(() -> stream.nextBelow(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stream.nextBelow(-5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBernoulliDrawCostsOneNumberWhateverItsProbability() {
        RandomStream drawn = new RandomStream(5, "x");
        RandomStream counted = new RandomStream(5, "x");
        assertThat(drawn.nextBernoulli(0)).isFalse();
        assertThat(drawn.nextBernoulli(1)).isTrue();
        drawn.nextBernoulli(0.5);
        for (int i = 0; i < 3; i++) {
            counted.nextLong();
        }
        assertThat(drawn.nextLong()).isEqualTo(counted.nextLong());
    }

    private static void assertStream(RandomStream stream, long thousandth, long... first) {
        for (long expected : first) {
            assertThat(stream.nextLong()).isEqualTo(expected);
        }
        for (int i = first.length; i < 999; i++) {
            stream.nextLong();
        }
        assertThat(stream.nextLong()).isEqualTo(thousandth);
    }

    private static void assertIndependent(RandomStream a, RandomStream b) {
        int agreeing = 0;
        for (int i = 0; i < 1000; i++) {
            agreeing += Long.bitCount(~(a.nextLong() ^ b.nextLong()));
        }
        assertThat(agreeing).isBetween(32_000 - 760, 32_000 + 760);
    }
}
