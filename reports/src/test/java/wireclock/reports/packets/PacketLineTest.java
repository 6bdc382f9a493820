package wireclock.reports.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.wire.BytesPayload;
import wireclock.wire.IpProtocol;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;
import wireclock.wire.UdpDatagram;

class PacketLineTest {
    private static final int SYN = TcpSegment.SYN;
    private static final int ACK = TcpSegment.ACK;

    private final PacketLine lines = new PacketLine(
            List.of(new FlowSignature("bulk", "h1", IpProtocol.TCP, List.of(Packets.H1), Packets.H2, 80, 80)));

    private String line(wireclock.wire.EthernetFrame frame) {
        String line = lines.of(0, "p", true, frame, null);
        return line.substring(line.indexOf("Flags"));
    }

    @Test
    void timePlaceWayFlowAndNote() {
        assertThat(lines.of(12_000_000_345L, "h1:eth0", true, Packets.segment(false, SYN, 1000, 0, 0),
                "dropped: queue full"))
                .isEqualTo("12.000000345 h1:eth0 > [bulk] IP ttl 64, id 7, DF: 10.0.0.2.1000 > 10.0.1.2.80: Flags [S], "
                        + "seq 1000, win 500, length 0 -- dropped: queue full");
        Ipv4Packet marked = Ipv4Packet.of(Packets.H1, Packets.H2, 0xB9, 63, 8, false,
                new UdpDatagram(80, 80, BytesPayload.EMPTY));
        assertThat(lines.of(0, "h2:eth0", false, Packets.frame(marked), null)).isEqualTo(
                "0.000000000 h2:eth0 < IP ttl 63, id 8, tos 0xb9: 10.0.0.2.80 > 10.0.1.2.80: UDP, length 0");
    }

    /** As tcpdump prints such a connection: absolute while it opens, then from 1. */
    @Test
    void numbersCountFromTheBeginningOfTheConnection() {
        assertThat(line(Packets.segment(false, SYN, -2, 0, 0))).startsWith("Flags [S], seq 4294967294, win");
        assertThat(line(Packets.segment(true, SYN | ACK, 5000, -1, 0)))
                .startsWith("Flags [S.], seq 5000, ack 4294967295, win");
        assertThat(line(Packets.segment(false, ACK, -1, 5001, 100))).startsWith("Flags [.], seq 1:101, ack 1, win");
        assertThat(line(Packets.segment(true, ACK, 5001, 99, 0, 199, 299)))
                .startsWith("Flags [.], ack 101, win 500, options [nop,nop,sack 1 {201:301}]");
        // The same ports again: a new connection.
        assertThat(line(Packets.segment(false, SYN, 7000, 0, 0))).startsWith("Flags [S], seq 7000,");
        assertThat(line(Packets.segment(false, ACK, 7001, 5001, 10))).startsWith("Flags [.], seq 1:11,");
    }

    @Test
    void aConnectionWhoseBeginningWasNotSeenCountsFromWhatWas() {
        assertThat(line(Packets.segment(false, ACK, 123_456, 777, 10))).startsWith("Flags [.], seq 1:11, ack 1,");
        assertThat(line(Packets.segment(true, ACK, 777, 123_466, 0))).startsWith("Flags [.], ack 11,");
    }
}
