package wireclock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimTimeTest {
    /** 1538 bytes are a full Ethernet frame with preamble and gap; 84 are the smallest. */
    @ParameterizedTest
    @CsvSource({
        "1538, 10_000_000, 1_230_400_000",
        "1538, 100_000_000, 123_040_000",
        "1538, 1_000_000_000, 12_304_000",
        "1538, 10_000_000_000, 1_230_400",
        "84, 100_000_000_000, 6_720",
        "1, 10_000_000_000, 800",
        "1, 400_000_000_000, 20",
        "1, 3_000_000, 2_666_667",
        "2, 3_000_000, 5_333_333",
        "3, 3_000_000, 8_000_000",
        "1000, 64_000, 125_000_000_000",
        "0, 1_000, 0",
        "1_000_000, 1, 8_000_000_000_000_000_000"
    })
    void serialisationAtUsualRates(String bytes, String bitPerSecond, String expectedPs) {
        assertThat(SimTime.serialisationPs(Integer.parseInt(bytes.replace("_", "")), number(bitPerSecond)))
                .isEqualTo(number(expectedPs));
    }

    /** 8 bits at 16 Tbit/s last half a picosecond. */
    @Test
    void aHalfIsRoundedUp() {
        assertThat(SimTime.serialisationPs(1, 16_000_000_000_000L)).isEqualTo(1);
        assertThat(SimTime.serialisationPs(3, 16_000_000_000_000L)).isEqualTo(2);
        assertThat(SimTime.serialisationPs(1, 16_000_000_000_001L)).isZero();
    }

    @Test
    void agreesWithArbitraryPrecision() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200_000; i++) {
            int bytes = random.nextInt(1_000_001);
            long bitPerSecond = 1 + (random.nextLong(1_000_000_000_000_000L) >>> random.nextInt(50));
            BigInteger bitPs = BigInteger.valueOf(bytes).multiply(BigInteger.valueOf(8 * SimTime.SECOND));
            BigDecimal exact = new BigDecimal(bitPs).divide(BigDecimal.valueOf(bitPerSecond), 0, RoundingMode.HALF_UP);
            assertThat(SimTime.serialisationPs(bytes, bitPerSecond))
                    .as("%d bytes at %d bit/s", bytes, bitPerSecond)
                    .isEqualTo(exact.longValueExact());
        }
    }

    @Test
    void secondsForPeople() {
        assertThat(SimTime.toSeconds(1_500 * SimTime.MILLISECOND)).isEqualTo(1.5);
    }

    private static long number(String digits) {
        return Long.parseLong(digits.replace("_", ""));
    }
}
