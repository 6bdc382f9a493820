package wireclock.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
    @ParameterizedTest
    @CsvSource({
        "100, 110, +10, +10 %", "100, 90, -10, -10 %", "-4, -5, -1, -25 %", "0, 3, +3, ''", "3, 3.0, 0, 0 %",
        "1e-3, 0.002, +0.001, +100 %", "8877342.189085826, 7231344.6277487455, -1646000, -18.5416 %",
        "true, false, '', ''", "'', 5, '', ''", "reno, cubic, '', ''", "3, 7, +4, +133.333 %"})
    void differencesAndPercent(String first, String second, String difference, String percent) {
        Figure figure = new Figure("bulk", "x", first, second);
        assertThat(figure.difference()).isEqualTo(difference);
        assertThat(figure.percent()).isEqualTo(percent);
        assertThat(figure.isSame()).isFalse();
    }
}
