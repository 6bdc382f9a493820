package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.UdpRecord;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.UdpDatagram;

/** What a receiver measures, where each datagram's delay is said by the test: the wire between the hosts is a script. */
class UdpReceiverTest {
    private static final long MS = SimTime.MILLISECOND;

    private final TwoHosts net = TwoHosts.onSlowLines();
    private int sent;

    /** The n-th datagram arrives after each of the delays given for it, in milliseconds. */
    private void deliverAfter(long[]... delaysMs) {
        net.a.nics().getFirst().attach(frame -> {
            if (frame.payload() instanceof Ipv4Packet packet && packet.payload() instanceof UdpDatagram) {
                for (long delayMs : delaysMs[sent]) {
                    new Delivery(frame).arm(net.scheduler.nowPs() + delayMs * MS);
                }
                sent++;
            }
        });
    }

    private final class Delivery extends Timer {
        private final EthernetFrame frame;

        Delivery(EthernetFrame frame) {
            super(net.scheduler, net.b.component());
            this.frame = frame;
        }

        @Override
        protected void expired() {
            net.b.nics().getFirst().receive(frame);
        }
    }

    private static long[] after(long... delaysMs) {
        return delaysMs;
    }

    private FlowRecord run(int count, UdpReceiving receiving) {
        var config = new UdpFlowConfig(0, SimTime.NEVER, 64_000, 160, count, 160, UdpFlowConfig.Pattern.CONSTANT, 0, 0,
                7000, 64);
        var flow = new UdpFlow(new FlowEnds("f", "a", "b"), config, net.scheduler, net.a,
                List.of(new UdpTarget(new FlowEnds("f", "a", "b"), net.b)), receiving, TwoHosts.B, false,
                net.random.stream("bytes"), net.random.stream("times"));
        flow.schedule();
        return net.run(flow, 100 * SimTime.SECOND);
    }

    private static UdpRecord udp(FlowRecord record) {
        return Objects.requireNonNull(record.udp);
    }

    @Test
    void delaysAreThoseOfTheWay() {
        deliverAfter(after(10), after(30), after(20), after(40));
        var delay = Objects.requireNonNull(udp(run(4, UdpReceiving.ALWAYS)).delay());
        assertThat(delay.count()).isEqualTo(4);
        assertThat(delay.minPs()).isEqualTo(10 * MS);
        assertThat(delay.meanPs()).isEqualTo(25 * MS);
        assertThat(delay.maxPs()).isEqualTo(40 * MS);
    }

    /** RFC 3550 §6.4.1, by hand: |D| is 16, 8, 0 ms; J is 1, then 1 + 7/16, then 1.4375 − 1.4375/16. */
    @Test
    void jitterIsTheRunningMeanOfRfc3550() {
        deliverAfter(after(10), after(26), after(18), after(18));
        assertThat((double) udp(run(4, UdpReceiving.ALWAYS)).jitterPs()).isCloseTo(1.34765625 * MS, within(1.0));
    }

    @Test
    void oneArrivalHasNoJitter() {
        deliverAfter(after(10));
        assertThat(udp(run(1, UdpReceiving.ALWAYS)).jitterPs()).isNull();
    }

    /** The second is overtaken, the third comes twice, the fourth never. */
    @Test
    void orderDuplicatesAndLossesAreToldApart() {
        deliverAfter(after(10), after(50), after(10, 90), after(), after(10));
        FlowRecord record = run(5, UdpReceiving.ALWAYS);
        assertThat(udp(record).outOfOrder()).isOne();
        assertThat(udp(record).duplicates()).isOne();
        assertThat(record.packetsReceived).as("each once").isEqualTo(4);
        assertThat(record.bytesDelivered).isEqualTo(4 * 160);
        assertThat(record.packetsLost).isOne();
        assertThat(record.completed).isFalse();
        assertThat(udp(record).late()).isNull();
        assertThat(udp(record).voice()).isNull();
    }

    /** The first sets the pace: 10 ms and a buffer of 30, so that what takes 40 ms is just in time. */
    @Test
    void whoComesAfterItsTurnIsLate() {
        deliverAfter(after(10), after(40), after(41), after(5), after(90));
        UdpRecord record = udp(run(5, new UdpReceiving(0, SimTime.NEVER, 30 * MS, false)));
        assertThat(record.late()).isEqualTo(2);
        assertThat(record.voice()).isNull();
    }

    /**
     * 20 ms of sound in a packet, 10 ms of way, 30 ms of buffer: 60 ms from mouth to ear. Of five packets one is lost and one
     * late: 40 %. R = 93.2 − 0.024 · 60 − 95 · 40 / (40 + 25.1).
     */
    @Test
    void aCallIsRatedByDelayAndLoss() {
        deliverAfter(after(10), after(10), after(), after(90), after(10));
        UdpRecord.Voice voice = Objects.requireNonNull(udp(run(5, new UdpReceiving(0, SimTime.NEVER, 30 * MS, true))).voice());
        assertThat(voice.lossShare()).isEqualTo(0.4);
        assertThat(voice.rating()).isCloseTo(93.2 - 1.44 - 3800 / 65.1, within(1e-9));
    }

    /** Ten at 0, 20 … 180 ms, each 10 ms under way; the port is open from 45 to 125 ms: those sent at 40 to 100 ms. */
    @Test
    void listensFromJoinToLeave() {
        long[][] delays = new long[10][];
        Arrays.fill(delays, after(10));
        deliverAfter(delays);
        FlowRecord record = run(10, new UdpReceiving(45 * MS, 125 * MS, UdpReceiving.NOT_PLAYED, false));
        assertThat(record.packetsReceived).isEqualTo(4);
        assertThat(record.packetsLost).isEqualTo(6);
        assertThat(record.error).isEqualTo("destination port unreachable");
    }

    @Test
    void impossibleTimesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UdpReceiving(2, 2, -1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new UdpReceiving(0, 2, -1, true));
    }
}
