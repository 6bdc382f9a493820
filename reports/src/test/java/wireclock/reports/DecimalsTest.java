package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.engine.RandomStream;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0", "1, 0.000000000001", "29526400000, 0.0295264", "29526400001, 0.029526400001",
        "1000000000000, 1", "20000000000000, 20", "100000000000, 0.1", "1500000000000, 1.5",
        "9223372036854775807, 9223372.036854775807", "-2500000000000, -2.5"})
    void picosecondsAreExactSeconds(long ps, String expected) {
        assertThat(Decimals.seconds(ps).toPlainString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0", "-0.0, 0", "1.0, 1", "-1.5, -1.5", "0.1, 0.1", "1e-7, 0.0000001", "1.0e10, 10000000000",
        "9007199254740992, 9007199254740992", "1e23, 100000000000000000000000", "123456.789, 123456.789",
        "2.5e15, 2500000000000000", "1.7976931348623157e-5, 0.000017976931348623157"})
    void doublesHaveNoExponentAndNoSpareDigit(double value, String expected) {
        assertThat(Decimals.plain(value)).isEqualTo(expected);
    }

    @Test
    void theSmallestDoubleIsWrittenOut() {
        assertThat(Decimals.plain(Double.MIN_VALUE)).isEqualTo("0." + "0".repeat(323) + "49");
    }

    @Test
    void doublesReadBackAsThemselves() {
        for (long seed = 1; seed <= 5; seed++) {
            RandomStream random = new RandomStream(seed, "doubles");
            for (int i = 0; i < 20_000; i++) {
                double value = Double.longBitsToDouble(random.nextLong());
                if (Double.isFinite(value)) {
                    String text = Decimals.plain(value);
                    assertThat(Double.parseDouble(text)).as("seed %d, %s", seed, text).isEqualTo(value);
                    assertThat(text).as("seed %d", seed).doesNotContain("E").doesNotEndWith(".0");
                }
            }
        }
    }

    @Test
    void whatIsNoNumberHasNoDecimal() {
        assertThatThrownBy(() -> Decimals.plain(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Decimals.plain(Double.NEGATIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Infinity");
    }

    @Test
    void wholeDecimalsHaveNoExponentEither() {
        assertThat(Decimals.plain(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Decimals.secondsOfNanos(210_000_000).toPlainString()).isEqualTo("0.21");
        assertThat(Decimals.secondsOfNanos(100_000_000_000L).toString()).isEqualTo("100");
    }
}
