package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BalanceCheckTest {
    private static final LinkBalance SOUND = new LinkBalance("a to b", 100, 80, 7, 5, 6, 4, 2);
    private static final LinkBalance SWALLOWED = new LinkBalance("b to a", 10, 6, 1, 0, 0, 2, 0);
    private static final LinkBalance MADE = new LinkBalance("c to d", 1, 2, 0, 0, 0, 0, 0);

    @Test
    void aSoundRunPasses() {
        assertThatCode(() -> BalanceCheck.verify(List.of(SOUND))).doesNotThrowAnyException();
    }

    @Test
    void everyCounterCounts() {
        assertThat(new LinkBalance("", 1, 0, 0, 0, 0, 0, 0).unaccounted()).isEqualTo(1);
        assertThat(new LinkBalance("", 0, 1, 0, 0, 0, 0, 0).unaccounted()).isEqualTo(-1);
        assertThat(new LinkBalance("", 0, 0, 1, 0, 0, 0, 0).unaccounted()).isEqualTo(-1);
        assertThat(new LinkBalance("", 0, 0, 0, 1, 0, 0, 0).unaccounted()).isEqualTo(-1);
        assertThat(new LinkBalance("", 0, 0, 0, 0, 1, 0, 0).unaccounted()).isEqualTo(-1);
        assertThat(new LinkBalance("", 0, 0, 0, 0, 0, 1, 0).unaccounted()).isEqualTo(-1);
        assertThat(new LinkBalance("", 0, 0, 0, 0, 0, 0, 1).unaccounted()).isEqualTo(1);
    }

    @Test
    void allDefectsAreNamed() {
        assertThatThrownBy(() -> BalanceCheck.verify(List.of(SWALLOWED, SOUND, MADE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 frames unaccounted for in LinkBalance[direction=b to a")
                .hasMessageContaining("-1 frames unaccounted for in LinkBalance[direction=c to d")
                .satisfies(defect -> assertThat(defect.getMessage()).doesNotContain("direction=a to b"));
    }
}
