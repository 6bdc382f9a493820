package wireclock.reports.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.wire.AccurateEcnOption;
import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/** What a diagram says of ECN: two flags of RFC 3168, or a number of three (RFC 9768). */
class PacketLabelTest {
    private static String label(int flags, TcpOptions options) {
        TcpSegment segment = new TcpSegment(1, 2, 10, 20, flags, 100, 0, options, BytesPayload.EMPTY);
        return PacketLabel.of(new EthernetFrame(1, 2, EtherType.IPV4, Ipv4Packet.of(1, 2, 0, 64, 0, true, segment)));
    }

    @Test
    void threeFlagsAreANumber() {
        assertThat(label(TcpSegment.ACK | TcpSegment.ECE, TcpOptions.NONE)).isEqualTo("ack 20 ECE");
        assertThat(label(TcpSegment.ACK | TcpSegment.CWR, TcpOptions.NONE)).isEqualTo("ack 20 CWR");
        assertThat(label(TcpSegment.SYN | TcpSegment.ECE | TcpSegment.CWR, TcpOptions.NONE)).isEqualTo("SYN");
        assertThat(label(TcpSegment.SYN | TcpSegment.AE | TcpSegment.ECE | TcpSegment.CWR, TcpOptions.NONE))
                .isEqualTo("SYN ace 7");
        assertThat(label(TcpSegment.ACK | TcpSegment.AE | TcpSegment.ECE, TcpOptions.NONE)).isEqualTo("ack 20 ace 5");
        // Without AE the option tells that it is a number.
        TcpOptions counters = TcpOptions.NONE.with(new AccurateEcnOption(true, 3, 1, 0, 1));
        assertThat(label(TcpSegment.ACK | TcpSegment.CWR, counters)).isEqualTo("ack 20 ace 2");
    }
}
