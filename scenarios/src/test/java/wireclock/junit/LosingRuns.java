package wireclock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import wireclock.api.Run;

/** Tests that fail, for {@link WireclockTestTest} to look at how; by its name not a test class of its own. */
class LosingRuns {
    @WireclockTest(scenario = "two-hosts.yaml", seeds = "1..3")
    void holds(Run run) {
        assertThat(run.flow("bulk").completed()).isTrue();
    }

    @WireclockTest(scenario = "two-hosts.yaml")
    void needsNoRun() {}

    @WireclockTest(scenario = "/wireclock/junit/two-hosts.yaml", seeds = "2", params = "loss=30 %", until = "3 s")
    void assertsInVain(Run run) {
        throw new IllegalStateException("the scenario's own assertion fails before");
    }

    @WireclockTest(scenario = "two-hosts.yaml", seeds = "4, 5")
    void isWrongAboutSeedFive(Run run) {
        assertThat(run.seed()).as("seed").isEqualTo(4);
    }

    @WireclockTest(scenario = "two-hosts.yaml", seeds = "6")
    void breaks(Run run) {
        run.flow("nobody");
    }

    @WireclockTest(scenario = "two-hosts.yaml", seeds = "7")
    void isLeftOut(Run run) {
        assumeTrue(false, "not today");
    }

    @WireclockTest(scenario = "two-hosts.yaml", params = "lose=1 %")
    void setsWhatIsNotThere(Run run) {}

    @WireclockTest(scenario = "nowhere.yaml")
    void isNowhere(Run run) {}

    @WireclockTest(scenario = "two-hosts.yaml", seeds = "3..1")
    void countsBackwards(Run run) {}
}
