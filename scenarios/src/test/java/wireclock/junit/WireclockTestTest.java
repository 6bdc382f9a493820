package wireclock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.AssertionFailedError;

/** What becomes of tests that hold, and of tests that fail. */
class WireclockTestTest {
    private static final String TWO_HOSTS = "two-hosts.yaml, seed ";

    private final Map<String, TestExecutionResult> results = Launches.of(LosingRuns.class);

    private Throwable failure(String test) {
        assertThat(results).containsKey(test);
        return results.get(test).getThrowable().orElseThrow();
    }

    @Test
    void everySeedIsATest() {
        for (int seed = 1; seed <= 3; seed++) {
            assertThat(results.get("holds#" + seed + " " + TWO_HOSTS + seed).getStatus())
                    .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
        }
        assertThat(results).containsKey("needsNoRun#1 " + TWO_HOSTS + 1);
        assertThat(results.keySet()).filteredOn(name -> name.startsWith("holds#")).hasSize(3);
    }

    @Test
    void whatTheScenarioAssertsFailsTheTest() {
        assertThat(failure("assertsInVain#1 /wireclock/junit/" + TWO_HOSTS + 2)).isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("FAIL: 1 of 1 assertion does not hold\n")
                .hasMessageContaining("wire.frames_lost == 0")
                .hasMessageContaining("nothing is lost on a short cable")
                .hasMessageContaining("\nseed 2: wireclock run /")
                .hasMessageEndingWith("two-hosts.yaml --seed 2 --set 'loss=30 %' --until '3 s'");
    }

    @Test
    void aFailureSaysTheSeedAndTheCommand() {
        assertThat(results.get("isWrongAboutSeedFive#1 " + TWO_HOSTS + 4).getStatus())
                .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
        Throwable failure = failure("isWrongAboutSeedFive#2 " + TWO_HOSTS + 5);
        assertThat(failure).isInstanceOf(AssertionFailedError.class).hasMessageContaining("[seed]")
                .hasMessageContaining("\nseed 5: wireclock run ").hasMessageEndingWith("two-hosts.yaml --seed 5");
        assertThat(((AssertionFailedError) failure).getExpected().getStringRepresentation()).startsWith("4");
        assertThat(failure.getStackTrace()).anyMatch(frame -> frame.getMethodName().equals("isWrongAboutSeedFive"));
        assertThat(failure("breaks#1 " + TWO_HOSTS + 6)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no flow 'nobody'. There are: bulk.")
                .satisfies(thrown -> assertThat(thrown.getSuppressed()[0]).hasMessageContaining("--seed 6"));
    }

    @Test
    void whatIsLeftOutIsNoFailure() {
        assertThat(results.get("isLeftOut#1 " + TWO_HOSTS + 7).getStatus()).isEqualTo(TestExecutionResult.Status.ABORTED);
    }

    @Test
    void whatIsMistypedIsSaid() {
        assertThat(failure("setsWhatIsNotThere")).hasMessageContaining("there is no parameter 'lose' to set");
        assertThat(failure("isNowhere")).hasMessageContaining("there is no scenario 'nowhere.yaml'");
        assertThat(failure("countsBackwards")).hasMessageContaining("'3..1'");
    }

    @Test
    void seedsAreListsAndRanges() {
        assertThat(Seeds.of("1..3, 7,-1")).containsExactly(1L, 2L, 3L, 7L, -1L);
        for (String wrong : new String[] {"", "x", "1..", "1,,2", "1..10001", "1...3", "9999999999999999999"}) {
            assertThatThrownBy(() -> Seeds.of(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
