package wireclock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerTest {
    private final Scheduler scheduler = new Scheduler();
    private final List<Long> expiriesPs = new ArrayList<>();
    private long againAfterPs = SimTime.NEVER;

    private final Timer timer = new Timer(scheduler, 0) {
        @Override
        protected void expired() {
            assertThat(isArmed()).isFalse();
            expiriesPs.add(scheduler.nowPs());
            if (expiriesPs.size() < 3 && againAfterPs != SimTime.NEVER) {
                arm(scheduler.nowPs() + againAfterPs);
            }
        }
    };

    @Test
    void expiresAtItsDeadlineOnce() {
        timer.arm(100);
        assertThat(timer.isArmed()).isTrue();
        assertThat(run()).isEqualTo(StopReason.IDLE);
        assertThat(expiriesPs).containsExactly(100L);
        assertThat(timer.isArmed()).isFalse();
    }

    @Test
    void movedLaterItExpiresLaterAfterOneFalseAlarm() {
        timer.arm(100);
        timer.arm(300);
        timer.arm(250);
        run();
        assertThat(expiriesPs).containsExactly(250L);
        assertThat(scheduler.eventsFired()).isEqualTo(2);
    }

    @Test
    void movedEarlierItExpiresEarlier() {
        timer.arm(300);
        timer.arm(100);
        run();
        assertThat(expiriesPs).containsExactly(100L);
        assertThat(scheduler.eventsFired()).isEqualTo(1);
    }

    @Test
    void disarmedItLeavesNothingPending() {
        timer.arm(100);
        timer.arm(300);
        timer.disarm();
        assertThat(scheduler.pendingEvents()).isZero();
        assertThat(timer.isArmed()).isFalse();
        assertThat(run()).isEqualTo(StopReason.IDLE);
        assertThat(expiriesPs).isEmpty();
    }

    @Test
    void neverDisarms() {
        timer.arm(100);
        timer.arm(SimTime.NEVER);
        assertThat(timer.isArmed()).isFalse();
        assertThat(scheduler.pendingEvents()).isZero();
    }

    @Test
    void mayArmItselfWhenItExpires() {
        againAfterPs = 50;
        timer.arm(100);
        run();
        assertThat(expiriesPs).containsExactly(100L, 150L, 200L);
    }

    @Test
    void mayArmItselfForThisVeryInstant() {
        againAfterPs = 0;
        timer.arm(100);
        run();
        assertThat(expiriesPs).containsExactly(100L, 100L, 100L);
    }

    private StopReason run() {
        return scheduler.run(SimTime.SECOND, 100);
    }
}
