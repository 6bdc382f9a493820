package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowRecord;

/**
 * Bursts, dialogues and readers at instants worked out by hand, in microseconds (see {@link TwoHosts}). The client is
 * connected at 2196, the server has accepted at 3286, and a first segment of n bytes that follows the ACK of the
 * handshake arrives at 3376 + n.
 */
class TcpFlowTimesTest {
    private static final long US = SimTime.MICROSECOND;
    private static final long MS = SimTime.MILLISECOND;

    private final TwoHosts net = TwoHosts.onSlowLines();
    private final List<String> trace = net.traceSegments();

    /**
     * A burst arrives after 1090 + 1000; its ACK is delayed by 40 ms and takes 90 + 1000; 100 ms later comes the next.
     * The last carries a FIN.
     */
    @Test
    void burstsFollowTheLastAcknowledgementByTheGap() {
        FlowRecord record = run(TcpSettings.transfer(1000).bursts(3, 100 * MS));
        assertThat(trace.subList(3, 8)).containsExactly("a 2196 [P.] 1000", "b 44376 [.] 0", "a 145466 [P.] 1000",
                "b 187556 [.] 0", "a 288646 [FP.] 1000");
        assertThat(record.bytesDelivered).isEqualTo(3000);
        assertThat(record.completionTimePs).isEqualTo(290_736 * US);
    }

    @Test
    void aDialogueAnswersWhenTheMessageHasBeenRead() {
        FlowRecord record = run(TcpSettings.dialogue(100, -500, 1));
        assertThat(trace.subList(2, 7)).containsExactly("a 2196 [.] 0", "a 2196 [P.] 100", "b 3476 [P.] 500",
                "a 5066 [FP.] 1", "b 6157 [F.] 0");
        assertThat(record.bytesDelivered).as("both directions").isEqualTo(601);
        assertThat(record.completionTimePs).isEqualTo(6157 * US);
    }

    @Test
    void theClientClosesADialogueThatHasEndedAtItsSide() {
        FlowRecord record = run(TcpSettings.dialogue(100, -500));
        assertThat(trace.subList(4, 8)).containsExactly("b 3476 [P.] 500", "a 5066 [F.] 0", "b 6156 [F.] 0",
                "a 7246 [.] 0");
        assertThat(record.completionTimePs).isEqualTo(5066 * US);
    }

    @Test
    void whoAnswersLastMayCloseFirst() {
        run(TcpSettings.dialogue(100, -500).serverClosesFirst());
        assertThat(trace.subList(4, 7)).containsExactly("b 3476 [FP.] 500", "a 5066 [F.] 0", "b 6156 [.] 0");
    }

    @Test
    void whoIsToldLastMayCloseFirst() {
        run(TcpSettings.dialogue(100).serverClosesFirst());
        assertThat(trace.subList(3, 7)).containsExactly("a 2196 [P.] 100", "b 3476 [F.] 0", "a 4566 [F.] 0",
                "b 5656 [.] 0");
    }

    @Test
    void theServerMaySpeakFirst() {
        FlowRecord record = run(TcpSettings.dialogue(-500, 100));
        assertThat(trace.subList(2, 5)).containsExactly("a 2196 [.] 0", "b 3286 [P.] 500", "a 4876 [FP.] 100");
        assertThat(record.completionTimePs).isEqualTo(6066 * US);
        assertThat(record.completed).isTrue();
    }

    /** The first message arrives at 3476, its delayed ACK 40 ms and 1090 us later; then the second takes 140 + 1000. */
    @Test
    void whoSpeaksTwiceWaitsForTheAcknowledgement() {
        FlowRecord record = run(TcpSettings.dialogue(100, 50, -10));
        assertThat(trace.subList(3, 7)).containsExactly("a 2196 [P.] 100", "b 43476 [.] 0", "a 44566 [P.] 50",
                "b 45706 [P.] 10");
        assertThat(record.completionTimePs).isEqualTo(46_806 * US);
    }

    /** The server reads from 103286 on, long after it has acknowledged. */
    @Test
    void aSlowReaderDoesNotStopWhoSpeaksTwice() {
        FlowRecord record = run(TcpSettings.dialogue(100, 50, -10).pause(0, 100 * MS));
        assertThat(trace).contains("a 44566 [P.] 50", "b 103286 [P.] 10");
        assertThat(record.completionTimePs).isEqualTo(104_386 * US);
    }

    @Test
    void theServerMaySpeakTwiceInARow() {
        FlowRecord record = run(TcpSettings.dialogue(-100, -50, -1, 7));
        assertThat(record.completed).isTrue();
        assertThat(record.bytesDelivered).isEqualTo(158);
    }

    /** 10,000 bytes in reads of 1000 every 100 ms, the first such a time after the first segment, which is full. */
    @Test
    void aReaderWithARateTakesItsTime() {
        FlowRecord record = run(TcpSettings.transfer(10_000).reading(80_000, 1000));
        assertThat(record.completionTimePs).isEqualTo(4824 * US + 1000 * MS);
        // It sees the end of file with the last byte, and closes then.
        assertThat(trace).contains("b 1004824 [F.] 0");
        TwoHosts half = TwoHosts.onSlowLines();
        TcpFlow flow = half.flow(TcpSettings.transfer(10_000).reading(80_000, 1000).build());
        assertThat(half.run(flow, 4824 * US + 500 * MS - 1).bytesDelivered).isEqualTo(4000);
        assertThat(half.run(flow, 4824 * US + 500 * MS).bytesDelivered).isEqualTo(5000);
    }

    @Test
    void aPauseCountsFromAccept() {
        FlowRecord record = run(TcpSettings.transfer(1000).pause(0, 50 * MS));
        assertThat(record.completionTimePs).isEqualTo(3286 * US + 50 * MS);
        assertThat(trace.getLast()).as("closes when it has read").isEqualTo("a 54376 [.] 0");
    }

    /** The first burst comes at 4376 and is read; the second, 10 ms after the ACK, at 17556, in the pause. */
    @Test
    void aPauseMayComeLater() {
        TcpFlow flow = net.flow(
                TcpSettings.transfer(1000).bursts(2, 10 * MS).promptAcks().pause(10 * MS, 50 * MS).build());
        assertThat(net.run(flow, 4376 * US).bytesDelivered).isEqualTo(1000);
        assertThat(net.run(flow, 53_286 * US - 1).bytesDelivered).isEqualTo(1000);
        FlowRecord record = net.run(flow, SimTime.SECOND);
        assertThat(trace).contains("a 15466 [FP.] 1000");
        assertThat(record.completionTimePs).isEqualTo(53_286 * US);
    }

    @Test
    void theServerMayCloseFirst() {
        FlowRecord record = run(TcpSettings.transfer(1000).serverClosesFirst());
        assertThat(trace.subList(3, 7)).containsExactly("a 2196 [P.] 1000", "b 4376 [F.] 0", "a 5466 [F.] 0",
                "b 6556 [.] 0");
        assertThat(record.completionTimePs).isEqualTo(4376 * US);
    }

    private FlowRecord run(TcpSettings settings) {
        return net.run(net.flow(settings.build()), 10 * SimTime.SECOND);
    }
}
