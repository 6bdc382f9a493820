package wireclock.reports.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;
import wireclock.metrics.FaultRecord;
import wireclock.metrics.FlowLimit;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.RttSummary;
import wireclock.metrics.TcpRecord;

/** The sentences that the shipped scenarios, one for each limit, do not come to. */
class FlowLimitsTest {
    private static final long RTT_PS = 40 * SimTime.MILLISECOND;
    private static final EndsEvidence.Transfer ENDLESS = new EndsEvidence.Transfer(Long.MAX_VALUE, 1, 0, 0);

    private final FlowRecord flow = new FlowRecord("bulk", "tcp", "a", "b");
    private PathEvidence path = new PathEvidence(List.of(
            new PathLink("wire", 100_000_000, 12, 0, 0)), List.of());
    private EndsEvidence ends = ends("reno", 0, null, true, EndsEvidence.Reading.AT_ONCE, ENDLESS);

    FlowLimitsTest() {
        flow.goodputBitPerS = 20e6;
        flow.connectTimePs = RTT_PS;
        flow.fastRecoveries = 0L;
        flow.timeouts = 0L;
        flow.packetsLost = 0L;
        flow.rtt = new RttSummary(9, RTT_PS, RTT_PS, RTT_PS, RTT_PS, RTT_PS, 5 * RTT_PS);
    }

    private static EndsEvidence ends(String congestion, long fixed, @Nullable Long buffer, boolean scaling,
            EndsEvidence.Reading reading, EndsEvidence.Transfer transfer) {
        return new EndsEvidence(congestion, fixed, true, congestion.equals("bbr"), 1448, buffer, scaling, 4_000_000,
                reading, transfer);
    }

    private long marked;

    /** The sentence, without how much of the time it was, for a flow that nothing else held back. */
    private String sentence(FlowLimit limit) {
        List<Long> held = new ArrayList<>(Collections.nCopies(FlowLimit.values().length, 0L));
        held.set(limit.ordinal(), SimTime.SECOND);
        flow.tcp = new TcpRecord(3, 2, 0, 0, 0, 9, held, marked, null);
        FlowLimits limits = Objects.requireNonNull(FlowLimits.of(flow, path, ends));
        assertThat(limits.largest().limit()).isEqualTo(limit);
        assertThat(limits.largest().sentence()).startsWith("100 % of the time ");
        return limits.largest().sentence().substring("100 % of the time ".length());
    }

    @Test
    void limitsStandFromTheLongestToTheShortestAndOfTwoEqualOnesTheOneThatCounts() {
        Long[] held = new Long[FlowLimit.values().length];
        Arrays.fill(held, 0L);
        held[FlowLimit.APPLICATION.ordinal()] = 40L;
        held[FlowLimit.RECEIVE_WINDOW.ordinal()] = 40L;
        held[FlowLimit.HANDSHAKE.ordinal()] = 120L;
        flow.tcp = new TcpRecord(0, 0, 0, 0, 0, 9, List.of(held), 0, null);
        FlowLimits limits = Objects.requireNonNull(FlowLimits.of(flow, path, ends));
        assertThat(limits.limits()).extracting(FlowLimits.HeldBy::limit)
                .containsExactly(FlowLimit.HANDSHAKE, FlowLimit.RECEIVE_WINDOW, FlowLimit.APPLICATION);
        assertThat(limits.limits()).extracting(FlowLimits.HeldBy::share).containsExactly(0.6, 0.2, 0.2);
        assertThat(limits.limits().get(1).sentence()).startsWith("20 % of the time the receive window");
    }

    @Test
    void aFlowThatIsNotTcpOrHasNotBegunHasNone() {
        assertThat(FlowLimits.of(flow, path, ends)).isNull();
        flow.tcp = new TcpRecord(0, 0, 0, 0, 0, 0, Collections.nCopies(FlowLimit.values().length, 0L), 0, null);
        assertThat(FlowLimits.of(flow, path, ends)).isNull();
    }

    @Test
    void aFullReceiveWindowHasItsReasons() {
        String limit = "the receive window was the limit: ";
        assertThat(sentence(FlowLimit.RECEIVE_WINDOW)).isEqualTo(limit + "it follows the connection and did not grow as "
                + "fast, the bandwidth-delay product is 500 kB (100 Mbit/s × 40 ms)");
        ends = ends("reno", 0, 2_000_000L, false, EndsEvidence.Reading.AT_ONCE, ENDLESS);
        assertThat(sentence(FlowLimit.RECEIVE_WINDOW)).isEqualTo(limit + "a window without scaling, 65.5 kB < "
                + "bandwidth-delay product 500 kB (100 Mbit/s × 40 ms)");
        ends = ends("reno", 0, 2_000_000L, true, EndsEvidence.Reading.AT_ONCE, ENDLESS);
        assertThat(sentence(FlowLimit.RECEIVE_WINDOW)).isEqualTo(limit + "receive_buffer 2 MB >= bandwidth-delay product "
                + "500 kB (100 Mbit/s × 40 ms), but queues made the round trip up to 200 ms");
        ends = ends("reno", 0, 64_000L, true, new EndsEvidence.Reading(2_000_000L, null, null), ENDLESS);
        assertThat(sentence(FlowLimit.RECEIVE_WINDOW)).isEqualTo(limit + "the receiving application reads 2 Mbit/s, the "
                + "way takes 100 Mbit/s, and its buffer fills");
        ends = ends("reno", 0, 64_000L, true, new EndsEvidence.Reading(null, 2 * SimTime.SECOND, 7 * SimTime.SECOND),
                ENDLESS);
        assertThat(sentence(FlowLimit.RECEIVE_WINDOW)).isEqualTo(limit + "the receiving application reads nothing from "
                + "2 s to 7 s after it has accepted, and its buffer fills");
    }

    @Test
    void aCongestionWindowIsFixedOrFullOrCutOrStillGrowing() {
        assertThat(sentence(FlowLimit.CONGESTION_WINDOW)).isEqualTo("the congestion window (reno) was the limit: nothing "
                + "was lost, it was still growing towards the bandwidth-delay product of 500 kB (100 Mbit/s × 40 ms)");
        flow.fastRecoveries = 1L;
        flow.timeouts = 1L;
        flow.packetsLost = 7L;
        path = new PathEvidence(List.of(
            new PathLink("wire", 100_000_000, 12, 5, 2)), List.of());
        assertThat(sentence(FlowLimit.CONGESTION_WINDOW)).isEqualTo("the congestion window (reno) was the limit: losses "
                + "made it smaller twice below the bandwidth-delay product of 500 kB (100 Mbit/s × 40 ms); 7 packets of "
                + "the flow lost, the links of its way lost 2 frames, their queues dropped 5");
        flow.goodputBitPerS = 85e6;
        assertThat(sentence(FlowLimit.CONGESTION_WINDOW)).isEqualTo("the congestion window (reno) was the limit: the way "
                + "is full, 85 Mbit/s of 100 Mbit/s at wire, before which up to 12 packets waited");
        ends = ends("fixed", 10, null, true, EndsEvidence.Reading.AT_ONCE, ENDLESS);
        assertThat(sentence(FlowLimit.CONGESTION_WINDOW)).isEqualTo("the congestion window (fixed) was the limit: "
                + "fixed_window 10 segments = 14.5 kB < bandwidth-delay product 500 kB (100 Mbit/s × 40 ms)");
    }

    @Test
    void marksHoldAWindowBackWithoutLosses() {
        marked = 96;
        assertThat(sentence(FlowLimit.CONGESTION_WINDOW)).isEqualTo("the congestion window (reno) was the limit: nothing "
                + "was lost, marks of congestion (ECN) on 96 segments held it back about the bandwidth-delay product of "
                + "500 kB (100 Mbit/s × 40 ms)");
        flow.fastRecoveries = 3L;
        flow.timeouts = 0L;
        flow.packetsLost = 4L;
        path = new PathEvidence(List.of(new PathLink("wire", 100_000_000, 12, 4, 0)), List.of());
        assertThat(sentence(FlowLimit.CONGESTION_WINDOW)).isEqualTo("the congestion window (reno) was the limit: losses "
                + "made it smaller 3 times below the bandwidth-delay product of 500 kB (100 Mbit/s × 40 ms); 4 packets of "
                + "the flow lost, the queues of its way dropped 4; marks of congestion (ECN) were told of 96 segments");
    }

    @Test
    void aPacedSenderKeepsToItsPace() {
        ends = ends("bbr", 0, null, true, EndsEvidence.Reading.AT_ONCE, ENDLESS);
        assertThat(sentence(FlowLimit.CONGESTION_WINDOW)).startsWith("the congestion control (bbr, paced) was the limit: "
                + "nothing was lost, it kept to the pace that it believes in");
    }

    @Test
    void whereTheWayIsNotKnownNothingIsComparedWithIt() {
        path = PathEvidence.UNKNOWN;
        assertThat(sentence(FlowLimit.SEND_BUFFER)).isEqualTo(
                "the send buffer was the limit: send_buffer 4 MB; all that is not acknowledged stays in it");
        assertThat(sentence(FlowLimit.LINK_DOWN))
                .isEqualTo("a link of its way was down: it was cut, or its adapter was");
        assertThat(sentence(FlowLimit.CONGESTION_WINDOW))
                .isEqualTo("the congestion window (reno) was the limit: nothing was lost, it was still growing");
    }

    @Test
    void anApplicationHasNothingToSendForOneReasonOrAnother() {
        ends = ends("reno", 0, null, true, EndsEvidence.Reading.AT_ONCE, new EndsEvidence.Transfer(0, 1, 0, 6));
        assertThat(sentence(FlowLimit.APPLICATION)).isEqualTo(
                "the application had nothing to send: in a dialogue of 6 messages each end waits for the other");
        ends = ends("reno", 0, null, true, EndsEvidence.Reading.AT_ONCE, new EndsEvidence.Transfer(2000, 1, 0, 0));
        assertThat(sentence(FlowLimit.APPLICATION)).isEqualTo(
                "the application had nothing to send: all of its 2 kB had left and waits for acknowledgements");
        flow.completed = true;
        assertThat(sentence(FlowLimit.APPLICATION)).isEqualTo(
                "the application had nothing to send: all of its 2 kB had left and was on its way");
    }

    @Test
    void aHandshakeTakesARoundTripOrFails() {
        flow.bytesDelivered = 1000;
        assertThat(sentence(FlowLimit.HANDSHAKE))
                .isEqualTo("was the handshake: connect took 40 ms, one round trip, before the first of 1 kB");
        flow.connectTimePs = null;
        flow.packetsSent = 7;
        flow.error = "connection timed out";
        assertThat(sentence(FlowLimit.HANDSHAKE))
                .isEqualTo("went by before there was a connection: 7 SYNs sent, connection timed out");
    }

    @Test
    void ofManyCutsTheFirstAreNamed() {
        List<FaultRecord> cuts = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            FaultRecord cut = new FaultRecord("wire", i == 1 ? "flapping" : "down", "", "set", false);
            cut.startPs = i * SimTime.SECOND;
            cut.endPs = i == 3 ? null : Long.valueOf(i * SimTime.SECOND + SimTime.SECOND / 2);
            cuts.add(cut);
        }
        path = new PathEvidence(List.of(
            new PathLink("wire", 100_000_000, 12, 0, 0)), cuts);
        assertThat(sentence(FlowLimit.LINK_DOWN)).isEqualTo("a link of its way was down: wire (flapping) from 1 s to "
                + "1.5 s, wire from 2 s to 2.5 s, wire from 3 s on and 2 times more");
    }
}
