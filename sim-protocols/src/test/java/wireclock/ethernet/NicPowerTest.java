package wireclock.ethernet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.RawFramePayload;

/** An adapter that is off, or whose machine stands still. */
class NicPowerTest {
    private static final long MAC = 0x0200_0000_0001L;

    private final Nic nic = new Nic("n:eth0", MAC);
    private final RecordingMedium medium = new RecordingMedium();
    private final List<Long> received = new ArrayList<>();

    NicPowerTest() {
        nic.attach(medium);
        nic.setReceiver(frame -> received.add(frame.source()));
    }

    private static EthernetFrame frame(long number) {
        return new EthernetFrame(MAC, number, EtherType.IPV4, new RawFramePayload(BytesPayload.EMPTY));
    }

    @Test
    void offItIsDeafAndMute() {
        nic.setPowered(false);
        nic.receive(frame(1));
        nic.transmit(frame(2));
        assertThat(received).isEmpty();
        assertThat(medium.take()).isEmpty();
        assertThat(nic.stats().deaf).isEqualTo(1);
        assertThat(nic.stats().noCarrier).isEqualTo(1);
        assertThat(nic.stats().framesReceived).isZero();
        nic.setPowered(true);
        nic.receive(frame(3));
        nic.transmit(frame(4));
        assertThat(received).containsExactly(3L);
        assertThat(medium.take()).hasSize(1);
    }

    @Test
    void aLinkThatComesUpDoesNotWakeIt() {
        nic.setPowered(false);
        nic.setLinkUp(false);
        nic.setLinkUp(true);
        nic.transmit(frame(1));
        assertThat(medium.take()).isEmpty();
        nic.setLinkUp(false);
        nic.setPowered(true);
        nic.transmit(frame(2));
        assertThat(medium.take()).isEmpty();
        nic.setLinkUp(true);
        nic.transmit(frame(3));
        assertThat(medium.take()).hasSize(1);
    }

    @Test
    void standingStillItKeepsAsManyFramesAsTheRingHasPlacesInTheirOrder() {
        nic.holdReceived();
        for (long number = 1; number <= 300; number++) {
            nic.receive(frame(number));
        }
        assertThat(received).isEmpty();
        assertThat(nic.stats().overruns).isEqualTo(300 - 256);
        nic.releaseReceived();
        assertThat(received).hasSize(256).startsWith(1L, 2L).endsWith(256L);
        nic.receive(frame(999));
        assertThat(received).endsWith(999L);
    }

    @Test
    void aCrashEmptiesTheRing() {
        nic.holdReceived();
        nic.receive(frame(1));
        nic.setPowered(false);
        nic.setPowered(true);
        nic.releaseReceived();
        assertThat(received).isEmpty();
        nic.receive(frame(2));
        assertThat(received).containsExactly(2L);
    }
}
