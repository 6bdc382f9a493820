package wireclock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A component whose time stands still is late with everything, and loses nothing. */
class StandstillTest {
    private final Scheduler scheduler = new Scheduler();
    private final int controller = scheduler.newComponent();
    private final int machine = scheduler.newComponent();
    private final int other = scheduler.newComponent();
    private final int part = scheduler.newComponent(machine);
    private final List<String> log = new ArrayList<>();

    private Event note(String name, int component) {
        return new Event(component) {
            @Override
            public void fire() {
                log.add(name + "@" + scheduler.nowPs());
            }
        };
    }

    private void at(long timePs, Runnable action) {
        scheduler.schedule(new Event(controller) {
            @Override
            public void fire() {
                action.run();
            }
        }, timePs);
    }

    @Test
    void whatFallsDueWaitsInItsOrderWithAllParts() {
        at(10, () -> scheduler.standStill(machine));
        scheduler.schedule(note("before", machine), 5);
        scheduler.schedule(note("part", part), 20);
        scheduler.schedule(note("own", machine), 30);
        scheduler.schedule(note("other", other), 30);
        scheduler.schedule(note("after", machine), 60);
        at(50, () -> scheduler.goOn(machine));
        assertThat(scheduler.run(SimTime.SECOND, 100)).isEqualTo(StopReason.IDLE);
        // At one instant the order is that of the components.
        assertThat(log).containsExactly("before@5", "other@30", "own@50", "part@50", "after@60");
        assertThat(scheduler.eventsFired()).isEqualTo(7);
    }

    @Test
    void anEventThatWaitsCanBeCancelledAndMoved() {
        Event cancelled = note("cancelled", machine);
        Event moved = note("moved", part);
        scheduler.standStill(machine);
        scheduler.schedule(cancelled, 1);
        scheduler.schedule(moved, 2);
        at(10, () -> {
            assertThat(cancelled.isScheduled()).isTrue();
            scheduler.cancel(cancelled);
            assertThat(cancelled.isScheduled()).isFalse();
            scheduler.reschedule(moved, 70);
        });
        at(50, () -> scheduler.goOn(machine));
        scheduler.run(SimTime.SECOND, 100);
        assertThat(log).containsExactly("moved@70");
    }

    @Test
    void aTimerThatWasMovedLaterMeanwhileKeepsItsDeadlineAndOneThatHasPassedIsDueNow() {
        Timer timer = new Timer(scheduler, machine) {
            @Override
            protected void expired() {
                log.add("timer@" + scheduler.nowPs());
            }
        };
        timer.arm(20);
        at(10, () -> scheduler.standStill(machine));
        at(30, () -> timer.arm(90));
        at(50, () -> scheduler.goOn(machine));
        at(95, () -> timer.arm(60));
        scheduler.run(SimTime.SECOND, 100);
        assertThat(log).containsExactly("timer@90", "timer@95");
    }

    @Test
    void twiceIsOnceAndAMachineThatNeverGoesOnLeavesTheNetworkIdle() {
        scheduler.standStill(machine);
        scheduler.standStill(machine);
        scheduler.schedule(note("never", machine), 5);
        assertThat(scheduler.run(SimTime.SECOND, 100)).isEqualTo(StopReason.IDLE);
        scheduler.goOn(machine);
        scheduler.goOn(machine);
        scheduler.run(SimTime.SECOND, 100);
        assertThat(log).containsExactly("never@5");
    }

    /** Against the obvious: an event fires at its time, or at the end of the standstill that its time falls into. */
    @Test
    void randomStandstills() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Scheduler run = new Scheduler();
            int control = run.newComponent();
            int node = run.newComponent();
            List<Long> fired = new ArrayList<>();
            List<Long> expected = new ArrayList<>();
            long[] edges = random.longs(8, 1, 1000).sorted().distinct().toArray();
            for (int i = 0; i + 1 < edges.length; i += 2) {
                boolean last = i + 2 >= edges.length;
                schedule(run, control, edges[i], () -> run.standStill(node));
                schedule(run, control, edges[i + 1], () -> run.goOn(node));
                assertThat(last || edges[i + 2] > edges[i + 1]).isTrue();
            }
            for (int i = 0; i < 50; i++) {
                long timePs = random.nextLong(1, 1200);
                expected.add(lateBy(timePs, edges));
                schedule(run, run.newComponent(node), timePs, () -> fired.add(run.nowPs()));
            }
            run.run(SimTime.SECOND, 10_000);
            assertThat(fired.stream().sorted().toList()).as("seed " + seed)
                    .isEqualTo(expected.stream().sorted().toList());
        }
    }

    private static void schedule(Scheduler run, int component, long timePs, Runnable action) {
        run.schedule(new Event(component) {
            @Override
            public void fire() {
                action.run();
            }
        }, timePs);
    }

    private static long lateBy(long timePs, long[] edges) {
        for (int i = 0; i + 1 < edges.length; i += 2) {
            if (timePs >= edges[i] && timePs < edges[i + 1]) {
                return edges[i + 1];
            }
        }
        return timePs;
    }
}
