package wireclock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class TimerTableTest {
    private static final int TIMERS = 4;

    private final Scheduler scheduler = new Scheduler();
    private final List<String> log = new ArrayList<>();
    private IntConsumer reaction = timer -> {};

    private final TimerTable table = new TimerTable(scheduler, 0, TIMERS) {
        @Override
        protected void expired(int timer) {
            assertThat(isArmed(timer)).isFalse();
            log.add(timer + "@" + scheduler.nowPs());
            reaction.accept(timer);
        }
    };

    @Test
    void eachTimerExpiresAtItsDeadlineBehindOneEvent() {
        table.arm(2, 100);
        table.arm(0, 300);
        table.arm(1, 200);
        assertThat(scheduler.pendingEvents()).isEqualTo(1);
        assertThat(run()).isEqualTo(StopReason.IDLE);
        assertThat(log).containsExactly("2@100", "1@200", "0@300");
    }

    @Test
    void timersOfOneInstantExpireByNumber() {
        table.arm(3, 100);
        table.arm(1, 100);
        run();
        assertThat(log).containsExactly("1@100", "3@100");
        assertThat(scheduler.eventsFired()).isEqualTo(1);
    }

    @Test
    void movingATimerLaterTouchesNoQueue() {
        table.arm(0, 100);
        table.arm(0, 500);
        assertThat(table.timePs()).isEqualTo(100);
        run();
        assertThat(log).containsExactly("0@500");
    }

    @Test
    void movingATimerEarlierMovesTheEvent() {
        table.arm(0, 500);
        table.arm(0, 100);
        run();
        assertThat(log).containsExactly("0@100");
        assertThat(scheduler.eventsFired()).isEqualTo(1);
    }

    @Test
    void nothingIsPendingOnceTheLastTimerIsOff() {
        table.arm(0, 100);
        table.arm(1, 200);
        table.disarm(0);
        assertThat(scheduler.pendingEvents()).isEqualTo(1);
        table.disarm(1);
        assertThat(scheduler.pendingEvents()).isZero();
        table.arm(0, 100);
        table.arm(2, 50);
        table.disarmAll();
        assertThat(scheduler.pendingEvents()).isZero();
        assertThat(run()).isEqualTo(StopReason.IDLE);
        assertThat(log).isEmpty();
    }

    @Test
    void neverDisarms() {
        table.arm(1, 100);
        table.arm(1, SimTime.NEVER);
        assertThat(table.isArmed(1)).isFalse();
        assertThat(scheduler.pendingEvents()).isZero();
    }

    @Test
    void anExpiryMayDisarmAnotherTimerDueNow() {
        reaction = timer -> table.disarm(3);
        table.arm(0, 100);
        table.arm(3, 100);
        run();
        assertThat(log).containsExactly("0@100");
        assertThat(scheduler.pendingEvents()).isZero();
    }

    @Test
    void aTimerArmedInAnExpiryForNowExpiresNowAndLeavesNothingPending() {
        reaction = timer -> {
            if (log.size() == 1) {
                table.arm(3, scheduler.nowPs());
                table.arm(0, scheduler.nowPs());
            }
        };
        table.arm(1, 100);
        scheduler.run(SimTime.SECOND, 2);
        assertThat(log).containsExactly("1@100", "3@100", "0@100");
        assertThat(scheduler.pendingEvents()).isZero();
    }

    @Test
    void aLaterTimerArmedInAnExpiryForNowCostsNoFurtherEvent() {
        reaction = timer -> {
            if (timer == 1) {
                table.arm(3, scheduler.nowPs());
            }
        };
        table.arm(1, 100);
        scheduler.run(SimTime.SECOND, 1);
        assertThat(log).containsExactly("1@100", "3@100");
        assertThat(scheduler.pendingEvents()).isZero();
    }

    @Test
    void armingInThePastIsRejectedInAnExpiryToo() {
        reaction = timer -> table.arm(0, scheduler.nowPs() - 1);
        table.arm(1, 100);
        assertThatThrownBy(this::run).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTableHoldsOneToThirtyOneTimers() {
        assertThatThrownBy(() -> new Silent(32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Silent(0)).isInstanceOf(IllegalArgumentException.class);
        Silent full = new Silent(31);
        full.arm(30, 5);
        assertThat(full.isArmed(30)).isTrue();
    }

    /** The naive table: after each random change, the expiries are those of a plain list of deadlines. */
    @Test
    void agreesWithAPlainListOfDeadlines() {
        SplittableRandom random = new SplittableRandom(11);
        long[] plain = new long[TIMERS];
        Arrays.fill(plain, SimTime.NEVER);
        for (int step = 0; step < 100_000; step++) {
            int timer = random.nextInt(TIMERS);
            if (random.nextInt(4) == 0) {
                table.disarm(timer);
                plain[timer] = SimTime.NEVER;
            } else {
                plain[timer] = scheduler.nowPs() + random.nextInt(40);
                table.arm(timer, plain[timer]);
            }
            if (random.nextInt(3) == 0) {
                long untilPs = scheduler.nowPs() + random.nextInt(30);
                List<String> expected = expireUntil(plain, untilPs);
                log.clear();
                scheduler.run(untilPs, Long.MAX_VALUE);
                assertThat(log).as("step %d", step).isEqualTo(expected);
            }
        }
    }

    private static List<String> expireUntil(long[] deadlinesPs, long untilPs) {
        List<String> expected = new ArrayList<>();
        while (true) {
            int first = 0;
            for (int timer = 1; timer < deadlinesPs.length; timer++) {
                first = deadlinesPs[timer] < deadlinesPs[first] ? timer : first;
            }
            if (deadlinesPs[first] > untilPs) {
                return expected;
            }
            expected.add(first + "@" + deadlinesPs[first]);
            deadlinesPs[first] = SimTime.NEVER;
        }
    }

    private StopReason run() {
        return scheduler.run(SimTime.SECOND, 100);
    }

    private final class Silent extends TimerTable {
        Silent(int timers) {
            super(scheduler, 1, timers);
        }

        @Override
        protected void expired(int timer) {}
    }
}
