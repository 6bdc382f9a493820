package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** decode(encode(frame)) is the frame, and encode(decode(bytes)) the bytes. */
class CodecRoundTripTest {
    @Test
    void givesBackEveryRandomFrame() throws MalformedPacketException {
        roundTrips(20_000);
    }

    @Test
    @Tag("long")
    void givesBackAMillionRandomFrames() throws MalformedPacketException {
        roundTrips(1_000_000);
    }

    private static void roundTrips(int frames) throws MalformedPacketException {
        for (long seed = 1; seed <= frames; seed++) {
            EthernetFrame frame = new RandomFrames(new SplittableRandom(seed)).next();
            byte[] bytes = EthernetCodec.encode(frame);
            EthernetFrame decoded = EthernetCodec.decode(bytes, 0, bytes.length);
            assertThat(bytes.length).as("seed %d", seed).isEqualTo(frame.length()).isEqualTo(decoded.length());
            assertThat(decoded).as("seed %d", seed).isEqualTo(frame).hasSameHashCodeAs(frame);
            assertThat(EthernetCodec.encode(decoded)).as("seed %d", seed).isEqualTo(bytes);
        }
    }

    @Test
    void carriesTheLongestPacketAlone() throws MalformedPacketException {
        Payload payload = new GeneratedPayload(7, 3, Ipv4Packet.MAX_TOTAL_LENGTH - 28);
        Ipv4Packet packet = Ipv4Packet.of(1, 2, 0, 64, 9, false, new UdpDatagram(1, 2, payload));
        byte[] bytes = Ipv4Codec.encode(packet);
        assertThat(Ipv4Codec.decode(bytes, 0, bytes.length)).isEqualTo(packet);
    }

    @Test
    void refusesToWriteWhatNoPacketCanBe() {
        Payload tooLong = new GeneratedPayload(7, 3, Ipv4Packet.MAX_TOTAL_LENGTH - 27);
        Ipv4Packet packet = Ipv4Packet.of(1, 2, 0, 64, 9, false, new UdpDatagram(1, 2, tooLong));
        assertThatThrownBy(() -> Ipv4Codec.encode(packet)).isInstanceOf(IllegalArgumentException.class);
        for (int length : new int[] {3, 44}) {
            Ipv4Packet odd = new Ipv4Packet(0, 0, 0, 64, 1, 2, new BytesPayload(new byte[length]),
                    new UdpDatagram(1, 2, BytesPayload.EMPTY));
            assertThatThrownBy(() -> Ipv4Codec.encode(odd)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
