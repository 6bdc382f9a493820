package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.RawFramePayload;
import wireclock.wire.UdpDatagram;

class RecodedReceiverTest {
    private final List<EthernetFrame> received = new ArrayList<>();
    private final RecodedReceiver receiver = new RecodedReceiver(received::add);

    @Test
    void passesOnAnEqualFrameThatIsNotTheSame() {
        EthernetFrame frame = frame(EtherType.IPV4);
        receiver.receive(frame);
        assertThat(received).containsExactly(frame);
        assertThat(received.getFirst()).isNotSameAs(frame);
    }

    @Test
    void complainsOfAFrameThatItsBytesDoNotDescribe() {
        // Neither a length nor a type.
        assertThatIllegalStateException().isThrownBy(() -> receiver.receive(frame(1501)))
                .withMessageContaining("cannot be decoded");
        // Short and of an unknown type: the padding cannot be told from the payload.
        assertThatIllegalStateException()
                .isThrownBy(() -> receiver.receive(
                        new EthernetFrame(1, 2, 0x88B5, new RawFramePayload(new BytesPayload(new byte[3])))))
                .withMessageContaining("decoded as");
        assertThat(received).isEmpty();
    }

    private static EthernetFrame frame(int etherType) {
        return new EthernetFrame(1, 2, etherType, Ipv4Packet.of(0x0A00_0001, 0x0A00_0002, 0, 64, 1, true,
                new UdpDatagram(9, 10, new GeneratedPayload(1, 0, 100))));
    }
}
