package wireclock.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.link.LossModel;
import wireclock.wire.ArpPacket;
import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/** Which of the frames on a line get lost. */
class DropTest {
    private static final int SERVER = 0x0A000002;

    private static EthernetFrame arp() {
        return new EthernetFrame(2, 1, EtherType.ARP, new ArpPacket(ArpPacket.REQUEST, 1, 1, 0, 2));
    }

    private static EthernetFrame segment(int sequence, int flags, int bytes) {
        TcpSegment tcp = new TcpSegment(49152, 5001, sequence, 1, flags, 100, 0, TcpOptions.NONE,
                new BytesPayload(new byte[bytes]));
        return new EthernetFrame(2, 1, EtherType.IPV4, Ipv4Packet.of(0x0A000001, SERVER, 0, 64, 1, true, tcp));
    }

    /** Numbers of the frames that are lost, from 1. */
    private static List<Integer> lost(LossModel loss, EthernetFrame... frames) {
        List<Integer> lost = new ArrayList<>();
        for (int i = 0; i < frames.length; i++) {
            if (loss.loses(frames[i])) {
                lost.add(i + 1);
            }
        }
        return lost;
    }

    private static DropSegment dropSegment(long segment, long transmissions, int segmentBytes) {
        return new DropSegment(new DropSegment.Stream() {
            @Override
            public boolean isOurs(Ipv4Packet packet, TcpSegment tcp) {
                return packet.destination() == SERVER && tcp.destinationPort() == 5001;
            }

            @Override
            public int segmentBytes() {
                return segmentBytes;
            }
        }, segment, transmissions);
    }

    @Test
    void theNextFramesWhateverTheyAre() {
        DropNext drop = new DropNext(2);
        assertThat(lost(drop, arp(), arp())).isEmpty();
        drop.begin();
        assertThat(lost(drop, arp(), segment(1, TcpSegment.ACK, 5), arp())).containsExactly(1, 2);
    }

    @Test
    void packetsByTheirNumbersWithoutArp() {
        DropPackets drop = new DropPackets(new long[] {3, 1, 3});
        drop.begin();
        EthernetFrame packet = segment(1, TcpSegment.ACK, 0);
        assertThat(lost(drop, arp(), packet, packet, arp(), packet, packet)).containsExactly(2, 5);
    }

    @Test
    void numbersCountFromTheStartOfTheRunAlsoWhileTheFaultIsNotThere() {
        DropPackets drop = new DropPackets(new long[] {1, 2, 3, 4});
        EthernetFrame packet = segment(1, TcpSegment.ACK, 0);
        assertThat(lost(drop, packet)).isEmpty();
        drop.begin();
        assertThat(lost(drop, packet, packet)).containsExactly(1, 2);
        drop.end();
        assertThat(lost(drop, packet)).isEmpty();
    }

    @Test
    void noNumbersNoLoss() {
        DropPackets drop = new DropPackets(new long[] {});
        drop.begin();
        assertThat(lost(drop, segment(1, TcpSegment.ACK, 0))).isEmpty();
    }

    @Test
    void theFirstTransmissionsOfASegmentHoweverItIsCut() {
        DropSegment drop = dropSegment(3, 2, 1000);
        drop.begin();
        // Byte 2000 of the stream has sequence number 1000 + 1 + 2000.
        assertThat(lost(drop, segment(1000, TcpSegment.SYN, 0), segment(1001, TcpSegment.ACK, 1000),
                segment(2001, TcpSegment.ACK, 1000), segment(3001, TcpSegment.ACK, 1000),
                segment(4001, TcpSegment.ACK, 1000), segment(2501, TcpSegment.ACK, 501),
                segment(3001, TcpSegment.ACK, 1000))).containsExactly(4, 6);
    }

    @Test
    void sequenceNumbersWrap() {
        DropSegment drop = dropSegment(2, 1, 1000);
        drop.begin();
        assertThat(lost(drop, segment(-500, TcpSegment.SYN, 0), segment(-499, TcpSegment.ACK, 1000),
                segment(501, TcpSegment.ACK, 1000))).containsExactly(3);
    }

    @Test
    void aFaultThatBeginsLaterKnowsTheStreamAllTheSame() {
        DropSegment drop = dropSegment(1, 1, 1000);
        assertThat(lost(drop, segment(7, TcpSegment.SYN, 0), segment(8, TcpSegment.ACK, 1000))).isEmpty();
        drop.begin();
        assertThat(lost(drop, segment(1008, TcpSegment.ACK, 1000), segment(8, TcpSegment.ACK, 1000)))
                .containsExactly(2);
    }
}
