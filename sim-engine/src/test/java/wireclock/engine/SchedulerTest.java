package wireclock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final Scheduler scheduler = new Scheduler();
    private final List<String> log = new ArrayList<>();

    @Test
    void oneInstantFiresByComponentThenByArrival() {
        List<Integer> ids = List.of(scheduler.newComponent(), scheduler.newComponent(), scheduler.newComponent());
        Noting late = new Noting("c2", ids.get(2));
        Noting first = new Noting("c0 first", ids.get(0));
        Noting second = new Noting("c0 second", ids.get(0));
        Noting middle = new Noting("c1", ids.get(1));
        for (Noting event : List.of(late, first, middle, second)) {
            scheduler.schedule(event, 1000);
        }
        scheduler.run(SimTime.SECOND, 100);
        assertThat(log).containsExactly("c0 first@1000", "c0 second@1000", "c1@1000", "c2@1000");
    }

    @Test
    void anEventMovedToTheSameInstantArrivesAnew() {
        Noting a = new Noting("a", 0);
        Noting b = new Noting("b", 0);
        scheduler.schedule(a, 7);
        scheduler.schedule(b, 7);
        scheduler.reschedule(a, 7);
        scheduler.run(7, 100);
        assertThat(log).containsExactly("b@7", "a@7");
    }

    @Test
    void aLookInVainDoesNotForbidEarlierEvents() {
        scheduler.schedule(new Noting("timer", 0), 200 * SimTime.MILLISECOND);
        scheduler.schedule(new Noting("timer too", 0), 201 * SimTime.MILLISECOND);
        assertThat(scheduler.run(SimTime.MILLISECOND, 100)).isEqualTo(StopReason.TIME_REACHED);
        scheduler.schedule(new Noting("injected", 0), SimTime.MILLISECOND + 1);
        scheduler.run(SimTime.SECOND, 1);
        assertThat(log).containsExactly("injected@1000000001");
    }

    @Test
    void idleLeavesTheClockAtTheLastEvent() {
        scheduler.schedule(new Noting("only", 0), 42);
        assertThat(scheduler.run(SimTime.SECOND, 100)).isEqualTo(StopReason.IDLE);
        assertThat(scheduler.nowPs()).isEqualTo(42);
        assertThat(scheduler.eventsFired()).isEqualTo(1);
    }

    @Test
    void anEventAtTheLimitFiresAndOneAfterItDoesNot() {
        scheduler.schedule(new Noting("at", 0), 100);
        scheduler.schedule(new Noting("after", 0), 101);
        assertThat(scheduler.run(100, 100)).isEqualTo(StopReason.TIME_REACHED);
        assertThat(log).containsExactly("at@100");
        assertThat(scheduler.nowPs()).isEqualTo(100);
        assertThat(scheduler.pendingEvents()).isEqualTo(1);
    }

    @Test
    void theEventBudgetEndsARun() {
        for (int i = 0; i < 5; i++) {
            scheduler.schedule(new Noting("e" + i, 0), i);
        }
        assertThat(scheduler.run(SimTime.SECOND, 3)).isEqualTo(StopReason.EVENT_BUDGET);
        assertThat(log).hasSize(3);
        assertThat(scheduler.nowPs()).isEqualTo(2);
    }

    @Test
    void stopEndsTheRunAfterTheFiringEventAndOnlyThisRun() {
        scheduler.schedule(new Event(0) {
            @Override
            public void fire() {
                scheduler.stop();
            }
        }, 5);
        scheduler.schedule(new Noting("later", 0), 5);
        assertThat(scheduler.run(SimTime.SECOND, 100)).isEqualTo(StopReason.STOPPED);
        assertThat(log).isEmpty();
        assertThat(scheduler.run(SimTime.SECOND, 100)).isEqualTo(StopReason.IDLE);
        assertThat(log).containsExactly("later@5");
    }

    @Test
    void runUntilStopsAfterTheEventThatMakesTheConditionHold() {
        for (int i = 1; i <= 5; i++) {
            scheduler.schedule(new Noting("e" + i, 0), i);
        }
        assertThat(scheduler.runUntil(() -> log.size() == 3, SimTime.SECOND)).isEqualTo(StopReason.STOPPED);
        assertThat(scheduler.nowPs()).isEqualTo(3);
        assertThat(scheduler.runUntil(() -> false, 4)).isEqualTo(StopReason.TIME_REACHED);
        assertThat(scheduler.runUntil(() -> false, SimTime.SECOND)).isEqualTo(StopReason.IDLE);
    }

    @Test
    void thePastIsRejected() {
        scheduler.schedule(new Noting("a", 0), 10);
        scheduler.run(10, 100);
        Noting past = new Noting("past", 0);
        assertThatThrownBy(() -> scheduler.schedule(past, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scheduled for 9 ps, but it is 10 ps already");
        assertThat(past.isScheduled()).isFalse();
        scheduler.schedule(past, 10);
    }

    @Test
    void aSumBeyondTheHorizonIsRejectedAndSaysSo() {
        scheduler.schedule(new Noting("last", 0), SimTime.NEVER - 1);
        scheduler.run(SimTime.NEVER, 100);
        assertThatThrownBy(() -> scheduler.schedule(new Noting("beyond", 0), scheduler.nowPs() + SimTime.SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("beyond the horizon");
    }

    @Test
    void anEventCannotBeScheduledTwice() {
        Noting event = new Noting("a", 0);
        scheduler.schedule(event, 10);
        assertThatThrownBy(() -> scheduler.schedule(event, 20)).isInstanceOf(IllegalStateException.class);
        assertThat(event.timePs()).isEqualTo(10);
    }

    @Test
    void aCancelledEventDoesNotFireAndMayBeScheduledAgain() {
        Noting event = new Noting("a", 0);
        scheduler.schedule(event, 10);
        scheduler.cancel(event);
        scheduler.cancel(event);
        assertThat(scheduler.pendingEvents()).isZero();
        scheduler.schedule(event, 30);
        scheduler.run(SimTime.SECOND, 100);
        assertThat(log).containsExactly("a@30");
    }

    /** Writes its name and the time into the log. */
    private final class Noting extends Event {
        private final String name;

        Noting(String name, int component) {
            super(component);
            this.name = name;
        }

        @Override
        public void fire() {
            log.add(name + "@" + scheduler.nowPs());
        }
    }
}
