package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.transport.CongestionControl;
import wireclock.transport.CongestionWindow;
import wireclock.transport.RecoveryState;

class WindowReductionTest {
    /** A congestion control that writes down what it is told. */
    private static final class Told implements CongestionControl {
        private final List<String> told = new ArrayList<>();

        @Override
        public int thresholdAfterLoss(CongestionWindow window) {
            return 2;
        }

        @Override
        public void onAck(CongestionWindow window, int segments, long nowPs) {}

        @Override
        public void onTimedOut(CongestionWindow window) {
            told.add("timed out");
        }

        @Override
        public void onState(CongestionWindow window, RecoveryState before, RecoveryState state) {
            told.add(before + " to " + state);
        }
    }

    /** tcp_set_ca_state of Linux tells of Loss as of every other state: bbr_set_state and tcp_vegas_state wait for it. */
    @Test
    void aTimeoutIsAChangeOfStateToo() {
        Told control = new Told();
        Ecn ecn = new Ecn(EcnMode.OFF, AccurateEcnConfig.DEFAULTS, new DelayedAck(0, 0));
        WindowReduction reduction = new WindowReduction(new CongestionWindow(10), control, ecn, new Scoreboard(),
                Refinements.ALL);
        reduction.becomeTimedOut();
        assertThat(reduction.state()).isEqualTo(RecoveryState.LOSS);
        assertThat(reduction.isAfterTimeout()).isTrue();
        reduction.become(RecoveryState.OPEN);
        assertThat(reduction.isAfterTimeout()).isFalse();
        assertThat(control.told).containsExactly("OPEN to LOSS", "timed out", "LOSS to OPEN");
    }
}
