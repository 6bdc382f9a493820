package wireclock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The scheduler fires in exactly the order of (time, component, arrival), whatever is done to it. */
class EventOrderTest {
    @Test
    void agreesWithANaiveQueueOverTwoMillionOperations() {
        assertThat(playScripts(1, 200, 10_000)).isGreaterThan(2_000_000);
    }

    @Test
    @Tag("long")
    void agreesWithANaiveQueueOverTwoHundredMillionOperations() {
        assertThat(playScripts(1_000_000, 4_000, 50_000)).isGreaterThan(200_000_000);
    }

    private static long playScripts(long firstSeed, int scripts, long operations) {
        long done = 0;
        for (long seed = firstSeed; seed < firstSeed + scripts; seed++) {
            done += new EventOrderScript(seed).play(operations);
        }
        return done;
    }
}
