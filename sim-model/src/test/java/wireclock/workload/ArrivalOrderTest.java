package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArrivalOrderTest {
    @Test
    void tellsNewFromLateFromRepeated() {
        ArrivalOrder order = new ArrivalOrder();
        assertThat(order.expected()).isZero();
        for (long number : new long[] {10, 11, 14, 12, 15}) {
            assertThat(order.note(number)).isTrue();
        }
        assertThat(order.note(14)).isFalse();
        assertThat(order.note(12)).isFalse();
        assertThat(order.outOfOrder()).isOne();
        assertThat(order.duplicates()).isEqualTo(2);
        assertThat(order.expected()).as("10 to 15").isEqualTo(6);
        assertThat(order.hasArrived(12)).isTrue();
        assertThat(order.hasArrived(13)).isFalse();
        assertThat(order.hasArrived(16)).isFalse();
    }

    @Test
    void whatLiesBeforeTheWindowIsLate() {
        ArrivalOrder order = new ArrivalOrder();
        order.note(0);
        order.note(ArrivalOrder.WINDOW);
        assertThat(order.hasArrived(0)).isFalse();
        assertThat(order.note(0)).as("nobody knows any more").isTrue();
        assertThat(order.note(1)).isTrue();
        assertThat(order.note(1)).isFalse();
        assertThat(order.outOfOrder()).isEqualTo(2);
        order.note(5L * ArrivalOrder.WINDOW);
        assertThat(order.note(4L * ArrivalOrder.WINDOW + 1)).as("a jump leaves nothing behind").isTrue();
    }

    /** Against a set of all that arrived. */
    @Test
    void agreesWithASetOfEverything() {
        for (long seed = 1; seed <= 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ArrivalOrder order = new ArrivalOrder();
            Set<Long> arrived = new HashSet<>();
            long highest = -1;
            long late = 0;
            long repeated = 0;
            for (int step = 0; step < 20_000; step++) {
                long number = Math.max(highest + 1 + random.nextInt(3) - (random.nextInt(4) == 0 ? random.nextInt(6000) : 0), 0);
                boolean fresh = arrived.add(number);
                repeated += fresh ? 0 : 1;
                late += fresh && number < highest ? 1 : 0;
                highest = Math.max(highest, number);
                assertThat(order.note(number)).as("seed %d step %d", seed, step).isEqualTo(fresh);
            }
            assertThat(order.duplicates()).isEqualTo(repeated);
            assertThat(order.outOfOrder()).isEqualTo(late);
            for (long number = highest - ArrivalOrder.WINDOW + 1; number <= highest; number++) {
                assertThat(order.hasArrived(number)).isEqualTo(arrived.contains(number));
            }
        }
    }
}
