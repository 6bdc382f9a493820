package wireclock.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.Scheduler;
import wireclock.engine.StopReason;
import wireclock.ethernet.Nic;
import wireclock.metrics.FaultRecord;

/** When faults begin and end, and what holds when several want the same thing. */
class FaultTimelineTest {
    private final Scheduler scheduler = new Scheduler();
    private final FaultTimeline timeline = new FaultTimeline(scheduler, scheduler.newComponent());
    private final List<String> log = new ArrayList<>();
    private final Setting<String> setting = new Setting<>("normal", value -> log.add(scheduler.nowPs() + " " + value));

    private static FaultRecord record(String word) {
        return new FaultRecord("x", word, "", "set", word.equals("up"));
    }

    private void plan(long atPs, long forPs, String value) {
        timeline.add(atPs, forPs, setting.to(value), record(value));
    }

    private void run() {
        assertThat(scheduler.run(Long.MAX_VALUE, 1000)).isEqualTo(StopReason.IDLE);
    }

    @Test
    void theLatestThatIsStillActiveHolds() {
        plan(10, 30, "a");
        plan(20, 10, "b");
        plan(35, 100, "c");
        run();
        assertThat(log).containsExactly("10 a", "20 b", "30 a", "35 c", "40 c", "135 normal");
    }

    @Test
    void whatEndsComesBeforeWhatBeginsAtTheSameInstant() {
        plan(30, 10, "b");
        plan(10, 20, "a");
        run();
        assertThat(log).containsExactly("10 a", "30 normal", "30 b", "40 normal");
    }

    @Test
    void oneThatIsNotMendedHoldsBelowThoseThatCome() {
        plan(10, FaultTimeline.FOREVER, "down");
        plan(20, 10, "worse");
        plan(50, FaultTimeline.FOREVER, "up");
        run();
        assertThat(log).containsExactly("10 down", "20 worse", "30 down", "50 up");
    }

    @Test
    void recordsHaveTheTimesAsTheyCame() {
        plan(50, FaultTimeline.FOREVER, "up");
        plan(10, FaultTimeline.FOREVER, "down");
        plan(20, 10, "held");
        plan(70, FaultTimeline.FOREVER, "down");
        scheduler.run(60, 1000);
        assertThat(timeline.records()).extracting(r -> r.fault + " " + r.startPs + " " + r.endPs)
                .containsExactly("down 10 50", "held 20 30", "up 50 50");
        scheduler.run(1000, 1000);
        assertThat(timeline.records()).last().extracting(r -> r.endPs).isNull();
    }

    @Test
    void flappingIsThereForTheFirstHalfOfEachPeriod() {
        timeline.add(10, 25, new Flapping(timeline, scheduler, setting.to("down"), 10), record("flapping"));
        run();
        assertThat(log).containsExactly("10 down", "15 normal", "20 down", "25 normal", "30 down", "35 normal");
    }

    @Test
    void flappingEndsInTheMiddleOfAPeriodAsItShould() {
        timeline.add(10, 13, new Flapping(timeline, scheduler, setting.to("down"), 10), record("flapping"));
        run();
        assertThat(log).containsExactly("10 down", "15 normal", "20 down", "23 normal");
    }

    @Test
    void theCarrierFallsWhenBothDirectionsAreCut() {
        FakeControl there = new FakeControl();
        FakeControl back = new FakeControl();
        Nic first = new Nic("a:eth0", 1);
        Nic second = new Nic("b:eth0", 2);
        first.setLinkStateListener(up -> there.log.add("carrier " + up));
        ControlledLink link = new ControlledLink(there, back, first, second);
        timeline.add(10, 20, link.forward().down().to(true), record("down"));
        timeline.add(20, 20, link.backward().down().to(true), record("down"));
        scheduler.run(15, 100);
        assertThat(there.isDown()).isTrue();
        assertThat(back.isDown()).isFalse();
        assertThat(first.isLinkUp()).isTrue();
        scheduler.run(25, 100);
        assertThat(first.isLinkUp() || second.isLinkUp()).isFalse();
        run();
        assertThat(first.isLinkUp() && second.isLinkUp()).isTrue();
        // Both ends know of a cut before frames are lost by it, and of the mending when they can pass again.
        assertThat(there.log).containsExactly("down", "carrier false", "up", "carrier true");
    }

    @Test
    void everySettingOfADirectionComesBackToItsOwn() {
        FakeControl control = new FakeControl();
        ControlledDirection direction = new ControlledDirection(control, () -> {});
        timeline.add(10, 10, direction.line().delayPs().to(77L), record("delay"));
        timeline.add(10, 10, direction.line().jitterPs().to(7L), record("jitter"));
        timeline.add(10, 10, direction.line().rateBitPerS().to(70L), record("rate"));
        timeline.add(10, 10, direction.line().bitErrorRate().to(0.5), record("corrupt"));
        timeline.add(10, 10, direction.line().held().to(true), record("held"));
        timeline.add(10, 10, direction.loss().to(frame -> true), record("loss"));
        var loss = control.loss();
        scheduler.run(15, 100);
        assertThat(control.delayPs()).isEqualTo(77);
        assertThat(control.jitterPs()).isEqualTo(7);
        assertThat(control.rateBitPerS()).isEqualTo(70);
        assertThat(control.bitErrorRate()).isEqualTo(0.5);
        assertThat(control.isHeld()).isTrue();
        assertThat(control.loss()).isNotSameAs(loss);
        run();
        assertThat(control.delayPs()).isEqualTo(10);
        assertThat(control.jitterPs()).isEqualTo(1);
        assertThat(control.rateBitPerS()).isEqualTo(1000);
        assertThat(control.bitErrorRate()).isZero();
        assertThat(control.isHeld()).isFalse();
        assertThat(control.loss()).isSameAs(loss);
    }
}
