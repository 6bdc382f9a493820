package wireclock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Equal runs have equal hashes; runs that differ in one event, one component or one value do not. */
class TrajectoryHashTest {
    @Test
    void equalRunsAgree() {
        assertThat(hash(new long[] {0, 5, 9}, new int[] {0, 1, 2}, 7))
                .isEqualTo(hash(new long[] {0, 5, 9}, new int[] {0, 1, 2}, 7));
    }

    @Test
    void aTimeAComponentAnOrderOrAValueTellsRunsApart() {
        long reference = hash(new long[] {0, 5, 9}, new int[] {0, 1, 2}, 7);
        assertThat(hash(new long[] {0, 5, 10}, new int[] {0, 1, 2}, 7)).isNotEqualTo(reference);
        assertThat(hash(new long[] {0, 5, 9}, new int[] {0, 1, 3}, 7)).isNotEqualTo(reference);
        assertThat(hash(new long[] {0, 5, 9}, new int[] {0, 2, 1}, 7)).isNotEqualTo(reference);
        assertThat(hash(new long[] {0, 5, 9}, new int[] {0, 1, 2}, 8)).isNotEqualTo(reference);
    }

    @Test
    void eventsOfComponentZeroAtTimeZeroCount() {
        assertThat(hash(new long[] {0}, new int[] {0}, 0)).isNotEqualTo(hash(new long[] {0, 0}, new int[] {0, 0}, 0));
    }

    /** In a hash of multiplications alone, two values that differ in the top bit only would cancel. */
    @Test
    void twoDifferencesInTheTopBitDoNotCancel() {
        Scheduler a = new Scheduler();
        Scheduler b = new Scheduler();
        for (int i = 0; i < 2; i++) {
            a.mixIntoTrajectory(1);
            b.mixIntoTrajectory(1 | Long.MIN_VALUE);
        }
        assertThat(a.trajectoryHash()).isNotEqualTo(b.trajectoryHash());
    }

    private static long hash(long[] timesPs, int[] components, long mixed) {
        Scheduler scheduler = new Scheduler();
        for (int i = 0; i < timesPs.length; i++) {
            scheduler.schedule(new Event(components[i]) {
                @Override
                public void fire() {
                    scheduler.mixIntoTrajectory(mixed);
                }
            }, timesPs[i]);
        }
        scheduler.run(SimTime.SECOND, 100);
        return scheduler.trajectoryHash();
    }
}
