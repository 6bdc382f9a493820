package wireclock.arq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;
import wireclock.wire.ArqPacket;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.IcmpType;
import wireclock.wire.Payload;

/** The sender, packet by packet: what it sends and when, for what it hears. Timeouts are of 100 ms. */
class ArqSenderTest {
    private static final long MS = SimTime.MILLISECOND;

    private final ArqStation station = new ArqStation();
    private final List<String> told = new ArrayList<>();
    private int bits = 32;

    private ArqSender start(ArqConfig config, long segments) {
        bits = config.sequenceBits();
        ArqSender sender = new ArqSender(station.scheduler, station.component(), station.udp, config, ArqStation.PEER,
                ArqStation.PORT, new SegmentSource() {
                    @Override
                    public Payload segment(long number) {
                        return new GeneratedPayload(1, number, 1);
                    }

                    @Override
                    public void roundTripMeasured(long rttPs) {
                        told.add("rtt " + rttPs / MS);
                    }

                    @Override
                    public void failed(String reason) {
                        told.add(reason);
                    }
                }, segments);
        sender.start();
        station.localPort = sender.localPort();
        return sender;
    }

    private static ArqConfig config(ArqProtocol protocol, int window, int bits) {
        return new ArqConfig(protocol, window, 1, bits, 100 * MS, false, 3, 0);
    }

    private void ack(int number) {
        station.answer(ArqPacket.Type.ACK, bits, number);
    }

    @Test
    void stopAndWaitAlternates() {
        ArqSender sender = start(config(ArqProtocol.STOP_AND_WAIT, 1, 1), 4);
        assertThat(station.sent()).containsExactly("DATA 0");
        station.runTo(10);
        ack(0);
        assertThat(station.sent()).containsExactly("DATA 1");
        station.runTo(109);
        assertThat(station.sent()).isEmpty();
        station.runTo(110);
        assertThat(station.sent()).containsExactly("DATA 1");
        ack(0); // the last one's, once more
        assertThat(station.sent()).isEmpty();
        ack(1);
        assertThat(station.sent()).containsExactly("DATA 0");
        ack(0);
        ack(1);
        assertThat(sender.isDone()).isTrue();
        station.runTo(1000);
        assertThat(station.sent()).containsExactly("DATA 1");
        assertThat(told).as("nothing is measured of what was sent twice").containsExactly("rtt 10", "rtt 0", "rtt 0");
        assertThat(sender.stats())
                .extracting(s -> s.segmentsSent, s -> s.retransmits, s -> s.timeouts, s -> s.staleAnswers)
                .containsExactly(5L, 1L, 1L, 1L);
    }

    /** Kurose and Ross, figure 3.22: segment 2 is lost, 3 to 5 are sent in vain and again. */
    @Test
    void goBackNSendsEverythingAgain() {
        ArqSender sender = start(config(ArqProtocol.GO_BACK_N, 4, 32), 100);
        assertThat(station.sent()).containsExactly("DATA 0", "DATA 1", "DATA 2", "DATA 3");
        station.runTo(10);
        ack(0);
        assertThat(station.sent()).containsExactly("DATA 4");
        ack(1);
        assertThat(station.sent()).containsExactly("DATA 5");
        ack(1);
        ack(1);
        ack(1);
        assertThat(station.sent()).as("repeated acknowledgements are no news").isEmpty();
        station.runTo(99);
        assertThat(station.sent()).isEmpty();
        station.runTo(100);
        assertThat(station.sent()).containsExactly("DATA 2", "DATA 3", "DATA 4", "DATA 5");
        station.runTo(110);
        ack(5); // one acknowledgement stands for all before it
        assertThat(station.sent()).containsExactly("DATA 6", "DATA 7", "DATA 8", "DATA 9");
        assertThat(sender.stats().timeouts).isEqualTo(1);
        assertThat(sender.stats().retransmits).isEqualTo(4);
    }

    @Test
    void selectiveRepeatSendsTheLostOneAgain() {
        ArqSender sender = start(config(ArqProtocol.SELECTIVE_REPEAT, 4, 3), 100);
        assertThat(station.sent()).containsExactly("DATA 0", "DATA 1", "DATA 2", "DATA 3");
        station.runTo(10);
        ack(0);
        ack(1);
        assertThat(station.sent()).containsExactly("DATA 4", "DATA 5");
        station.runTo(20);
        ack(3);
        ack(4);
        ack(5);
        assertThat(station.sent()).as("the window stands at 2").isEmpty();
        assertThat(sender.windowUsed()).isEqualTo(4);
        assertThat(sender.inFlight()).isEqualTo(1);
        station.runTo(100);
        assertThat(station.sent()).containsExactly("DATA 2");
        ack(2);
        assertThat(station.sent()).as("it slides to the end of what is there")
                .containsExactly("DATA 6", "DATA 7", "DATA 0", "DATA 1");
        assertThat(sender.stats()).extracting(s -> s.retransmits, s -> s.timeouts).containsExactly(1L, 1L);
    }

    @Test
    void everySegmentHasATimerOfItsOwn() {
        ArqSender sender = start(config(ArqProtocol.SELECTIVE_REPEAT, 3, 32), 100);
        station.sent();
        station.runTo(30);
        ack(0);
        assertThat(station.sent()).containsExactly("DATA 3");
        station.runTo(100);
        assertThat(station.sent()).containsExactly("DATA 1", "DATA 2");
        station.runTo(129);
        assertThat(station.sent()).isEmpty();
        station.runTo(130);
        assertThat(station.sent()).containsExactly("DATA 3");
        assertThat(sender.stats().timeouts).isEqualTo(3);
    }

    @Test
    void aNegativeAcknowledgementIsObeyedAtOnce() {
        ArqSender sender = start(new ArqConfig(ArqProtocol.SELECTIVE_REPEAT, 4, 1, 3, 100 * MS, true, 3, 0), 100);
        station.sent();
        station.runTo(20);
        station.answer(ArqPacket.Type.NAK, 3, 1);
        assertThat(station.sent()).containsExactly("DATA 1");
        station.answer(ArqPacket.Type.NAK, 3, 5);
        assertThat(station.sent()).as("that one has not been sent").isEmpty();
        station.runTo(100);
        assertThat(station.sent()).as("its timer has begun again").containsExactly("DATA 0", "DATA 2", "DATA 3");
        station.runTo(120);
        assertThat(station.sent()).containsExactly("DATA 1");
        assertThat(sender.stats().naksReceived).isEqualTo(2);
        assertThat(sender.stats().staleAnswers).isEqualTo(1);
    }

    /** Tanenbaum §3.4.2: with 8 numbers and a window of 8, an old acknowledgement of 7 looks like one of all eight. */
    @Test
    void goBackNWithAFullSequenceSpaceBelievesAnOldAcknowledgement() {
        start(config(ArqProtocol.GO_BACK_N, 8, 3), 100);
        assertThat(station.sent()).hasSize(8);
        ack(7);
        assertThat(station.sent()).hasSize(8);
        ack(7); // none of the second eight has arrived; this says so, and is not understood
        assertThat(station.sent()).as("a third eight").hasSize(8);
    }

    @Test
    void goBackNWithOneNumberMoreThanItsWindowDoesNot() {
        start(config(ArqProtocol.GO_BACK_N, 7, 3), 100);
        ack(6);
        assertThat(station.sent()).hasSize(14);
        ack(6);
        assertThat(station.sent()).isEmpty();
    }

    @Test
    void givesUp() {
        ArqSender sender = start(config(ArqProtocol.GO_BACK_N, 2, 32), 100);
        sender.error(IcmpType.DESTINATION_UNREACHABLE, IcmpType.PORT_UNREACHABLE);
        station.runTo(10_000);
        assertThat(station.sent()).containsExactly("DATA 0", "DATA 1", "DATA 0", "DATA 1", "DATA 0", "DATA 1");
        assertThat(told).containsExactly("gave up segment 0 after 3 attempts: destination port unreachable");
        assertThat(station.scheduler.pendingEvents()).isZero();
        ack(1);
        assertThat(station.sent()).isEmpty();
    }

    @Test
    void keepsItsDistances() {
        start(new ArqConfig(ArqProtocol.SELECTIVE_REPEAT, 5, 1, 32, 100 * MS, false, 3, 30 * MS), 100);
        assertThat(station.sent()).containsExactly("DATA 0");
        station.runTo(89);
        assertThat(station.sent()).containsExactly("DATA 1", "DATA 2");
        station.runTo(119);
        assertThat(station.sent()).containsExactly("DATA 3");
        station.runTo(120);
        assertThat(station.sent()).as("what is lost goes first").containsExactly("DATA 0");
        station.runTo(180);
        assertThat(station.sent()).containsExactly("DATA 1", "DATA 2");
    }

    /** RFC 6298: SRTT + 4 RTTVAR = 40 + 80, but at least 200 ms, after one sample; doubled, but once for a window. */
    @Test
    void anAdaptiveTimeoutFollowsTheRoundTrip() {
        start(new ArqConfig(ArqProtocol.SELECTIVE_REPEAT, 2, 1, 32, ArqConfig.ADAPTIVE, false, 9, 0), 100);
        station.runTo(40);
        ack(0);
        assertThat(station.sent()).containsExactly("DATA 0", "DATA 1", "DATA 2");
        station.runTo(199);
        assertThat(station.sent()).isEmpty();
        station.runTo(200);
        assertThat(station.sent()).containsExactly("DATA 1");
        station.runTo(439);
        assertThat(station.sent()).as("sent at 40, and the timeout is 400 now").isEmpty();
        station.runTo(440);
        assertThat(station.sent()).containsExactly("DATA 2");
        station.runTo(599);
        assertThat(station.sent()).as("sent at 200, and still 400").isEmpty();
        station.runTo(600);
        assertThat(station.sent()).containsExactly("DATA 1");
        station.runTo(800);
        ack(1);
        assertThat(station.sent()).as("no sample (Karn); the timeout stays doubled twice").containsExactly("DATA 3");
        station.runTo(850);
        assertThat(station.sent()).isEmpty();
        ack(3);
        station.runTo(850);
        assertThat(station.sent()).as("a sample of 50: the timeout is 200 again, which is over for 2")
                .containsExactly("DATA 2");
        assertThat(told).containsExactly("rtt 40", "rtt 50");
    }

    @Test
    void withoutAnySampleATimeoutIsASecond() {
        start(new ArqConfig(ArqProtocol.GO_BACK_N, 1, 1, 32, ArqConfig.ADAPTIVE, false, 4, 0), 1);
        station.runTo(999);
        assertThat(station.sent()).containsExactly("DATA 0");
        station.runTo(1000);
        assertThat(station.sent()).containsExactly("DATA 0");
        station.runTo(3000);
        assertThat(station.sent()).containsExactly("DATA 0");
        station.runTo(7000);
        assertThat(station.sent()).containsExactly("DATA 0");
        station.runTo(15_000);
        assertThat(told).containsExactly("gave up segment 0 after 4 attempts");
    }
}
