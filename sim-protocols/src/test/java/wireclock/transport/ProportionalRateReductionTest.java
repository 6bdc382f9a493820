package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProportionalRateReductionTest {
    private final ProportionalRateReduction reduction = new ProportionalRateReduction();

    /** Sends as many as are allowed and says how many that was. */
    private int send(int newlyDelivered, int inFlight, boolean progress) {
        int allowance = reduction.allowance(newlyDelivered, inFlight, progress);
        for (int i = 0; i < allowance; i++) {
            reduction.onSent();
        }
        return Math.max(allowance, 0);
    }

    @Test
    void oneLossInTwenty() {
        // RFC 6937 §3's figure 2: 20 segments in flight, the first is lost, the window shall become 10. The third
        // duplicate triggers the retransmission; then every other ACK lets a segment out.
        reduction.start(20, 10);
        int inFlight = 20 - 3 - 1;
        int sent = send(3, inFlight, false);
        // ceil(3·10/20) = 2 are due at once.
        assertThat(sent).isEqualTo(2);
        inFlight += sent;
        StringBuilder pattern = new StringBuilder();
        for (int ack = 4; ack <= 19; ack++) {
            inFlight--;
            sent = send(1, inFlight, false);
            inFlight += sent;
            pattern.append(sent);
        }
        // At the end the flight has come down to the window, and is kept there.
        assertThat(pattern.toString()).isEqualTo("0101010101010011");
        assertThat(inFlight).isEqualTo(10);
    }

    @Test
    void burstLossIsRefilledBySlowStart() {
        // Figure 3's case: 20 in flight, 15 lost. Below the window, an ACK lets out as many as it delivers, one more
        // with progress.
        reduction.start(20, 10);
        int inFlight = 20 - 15 - 3;
        int sent = send(3, inFlight, false);
        assertThat(sent).isEqualTo(3);
        inFlight += sent - 1;
        assertThat(send(1, inFlight, false)).isEqualTo(1);
        assertThat(send(1, inFlight, true)).isEqualTo(2);
    }

    @Test
    void theFirstRetransmissionAlwaysGoes() {
        reduction.start(2, 2);
        assertThat(reduction.allowance(0, 2, false)).isEqualTo(1);
        reduction.onSent();
        assertThat(reduction.allowance(0, 2, false)).isLessThanOrEqualTo(0);
    }

    @Test
    void neverMoreThanTheWindow() {
        reduction.start(10, 5);
        assertThat(reduction.allowance(8, 3, true)).isEqualTo(2);
    }
}
