package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowLimit;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.TcpRecord;
import wireclock.tcp.SendLimit;
import wireclock.tcp.TcpConfig;

class LimitLedgerTest {
    private final LimitLedger ledger = new LimitLedger();

    private long held(FlowLimit limit, long nowPs) {
        return ledger.heldAt(nowPs).get(limit.ordinal());
    }

    @Test
    void everyInstantBelongsToOneLimitAndACutGoesBeforeAll() {
        ledger.begin(100);
        ledger.change(SendLimit.CONGESTION_WINDOW, 150);
        ledger.pathCut(true, 170);
        // Two links are cut, and what limits the sender changes unseen.
        ledger.pathCut(true, 180);
        ledger.change(SendLimit.TIMEOUT, 190);
        ledger.pathCut(false, 200);
        ledger.pathCut(false, 210);
        ledger.change(SendLimit.APPLICATION, 260);
        assertThat(held(FlowLimit.HANDSHAKE, 300)).isEqualTo(50);
        assertThat(held(FlowLimit.CONGESTION_WINDOW, 300)).isEqualTo(20);
        assertThat(held(FlowLimit.LINK_DOWN, 300)).isEqualTo(40);
        assertThat(held(FlowLimit.RTO, 300)).isEqualTo(50);
        assertThat(held(FlowLimit.APPLICATION, 300)).isEqualTo(40);
        ledger.end(320);
        ledger.change(SendLimit.RECOVERY, 400);
        assertThat(held(FlowLimit.APPLICATION, 500)).isEqualTo(60);
        assertThat(held(FlowLimit.RECOVERY, 500)).isZero();
    }

    @Test
    void ofEqualSharesTheFirstInOrderCounts() {
        assertThat(new TcpRecord(0, 0, 0, 0, 0, 0, List.of(0L, 0L, 4L, 0L, 4L, 0L, 4L, 0L), 0, null).largest())
                .isEqualTo(FlowLimit.RECOVERY);
    }

    @Test
    void theSharesOfAHundredRunsAddToTheirLives() {
        boolean recovered = false;
        boolean timedOut = false;
        for (long seed = 1; seed <= 100; seed++) {
            RandomStream random = new RandomStream(seed, "ledger");
            var line = TwoHosts.line(1_000_000 + random.nextBelow(20_000_000), random.nextBelow(60 * SimTime.MILLISECOND),
                    random.nextUniform() * 0.1, (int) (3 + random.nextBelow(40)));
            var net = new TwoHosts(seed, line, line);
            TcpConfig config = TcpConfig.DEFAULTS.with().sack(random.nextBernoulli(0.7))
                    .sendBufferBytes(5_000 + random.nextBelow(200_000))
                    .receiveBufferBytes(random.nextBernoulli(0.5) ? 0 : 5_000 + random.nextBelow(200_000)).build();
            FlowRecord record = net.run(net.flow(TwoHosts.transfer(random.nextBelow(400_000), config)),
                    20 * SimTime.SECOND);
            TcpRecord tcp = record.tcp;
            assertThat(tcp).as("seed " + seed).isNotNull();
            long endPs = record.endPs != null ? record.endPs : 20 * SimTime.SECOND;
            assertThat(tcp.lifePs()).as("seed " + seed).isEqualTo(endPs - record.startPs);
            assertThat(tcp.fastRetransmits() + tcp.timeoutRetransmits() + tcp.probeRetransmits()).as("seed " + seed)
                    .isEqualTo(record.retransmits);
            recovered |= tcp.share(FlowLimit.RECOVERY) > 0.1;
            timedOut |= tcp.share(FlowLimit.RTO) > 0.1;
        }
        assertThat(recovered && timedOut).isTrue();
    }
}
