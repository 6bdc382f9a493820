package wireclock.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathCostTest {
    /** IEEE 802.1D-1998, table 8-5, and between its lines. */
    @ParameterizedTest
    @CsvSource({
        "4000000, 250", "10000000, 100", "16000000, 62", "100000000, 19", "1000000000, 4", "10000000000, 2",
        "1000000, 1000", "64000, 15625", "1000, 65535", "54000000, 62", "2500000000, 4", "40000000000, 1",
    })
    void isThatOfTheTable(long rateBitPerS, int cost) {
        assertThat(PathCost.of(rateBitPerS)).isEqualTo(cost);
    }
}
