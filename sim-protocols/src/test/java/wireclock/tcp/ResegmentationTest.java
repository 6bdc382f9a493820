package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A segment that is cut in two stays what it was, in both parts. */
class ResegmentationTest {
    private final Scoreboard scoreboard = new Scoreboard();

    /** Four segments of 1000 bytes: the first lost and sent again, the second lost, the third reported, the last with FIN. */
    ResegmentationTest() {
        for (int i = 0; i < 4; i++) {
            scoreboard.append(1000L * i, 1000L * (i + 1) + (i == 3 ? 1 : 0), 10 + i, i, i == 3);
            if (i == 2) {
                scoreboard.newestIsSacked();
            }
        }
        scoreboard.markLost(scoreboard.head());
        scoreboard.markLost(scoreboard.head() + 1);
        scoreboard.resent(scoreboard.head(), 99, 7);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void theOthersStayAsTheyAre(int place) {
        int part = Resegmentation.split(scoreboard, scoreboard.head() + place, 300);
        assertThat(part).isEqualTo(scoreboard.head() + place);
        assertThat(scoreboard.outstanding()).isEqualTo(5);
        assertThat(scoreboard.start(part)).isEqualTo(1000L * place);
        assertThat(scoreboard.end(part)).isEqualTo(1000L * place + 300);
        assertThat(scoreboard.start(part + 1)).isEqualTo(1000L * place + 300);
        assertThat(scoreboard.end(scoreboard.tail() - 1)).isEqualTo(4001);
        assertThat(scoreboard.isFin(scoreboard.tail() - 1)).isTrue();
        assertThat(scoreboard.isFin(scoreboard.tail() - 2)).isFalse();
        assertThat(scoreboard.lost()).isEqualTo(place < 2 ? 3 : 2);
        assertThat(scoreboard.sacked()).isEqualTo(place == 2 ? 2 : 1);
        assertThat(scoreboard.resent()).isEqualTo(place == 0 ? 2 : 1);
        assertThat(scoreboard.inFlight()).isEqualTo(place == 0 || place == 3 ? 3 : 2);
    }

    @Test
    void timesStayWithTheParts() {
        Resegmentation.split(scoreboard, scoreboard.head() + 1, 400);
        assertThat(scoreboard.sentPs(scoreboard.head())).isEqualTo(99);
        assertThat(scoreboard.deliveredThen(scoreboard.head())).isEqualTo(7);
        assertThat(scoreboard.sentPs(scoreboard.head() + 1)).isEqualTo(11);
        assertThat(scoreboard.sentPs(scoreboard.head() + 2)).isEqualTo(11);
        assertThat(scoreboard.sentPs(scoreboard.head() + 3)).isEqualTo(12);
    }
}
