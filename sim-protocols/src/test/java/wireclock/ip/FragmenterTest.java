package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.wire.BytesPayload;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.Ipv4Codec;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MalformedPacketException;
import wireclock.wire.RawIpPayload;
import wireclock.wire.UdpDatagram;

class FragmenterTest {
    /** RFC 791, appendix A, example 2: 452 data octets, identification 111, over a transmission of at most 280. */
    @Test
    void theExampleOfRfc791() {
        RawIpPayload data = new RawIpPayload(6, new BytesPayload(new GeneratedPayload(1, 0, 452).toBytes()));
        Ipv4Packet whole = new Ipv4Packet(0, 111, 0, 123, 1, 2, BytesPayload.EMPTY, data);
        assertThat(whole.totalLength()).isEqualTo(472);

        List<Ipv4Packet> fragments = Fragmenter.split(whole, 280);

        assertThat(fragments).hasSize(2);
        Ipv4Packet first = fragments.get(0);
        assertThat(first.totalLength()).isEqualTo(276);
        assertThat(first.flagsAndOffset()).isEqualTo(0x2000);
        Ipv4Packet second = fragments.get(1);
        assertThat(second.totalLength()).isEqualTo(216);
        assertThat(second.flagsAndOffset()).as("offset 32 units of 8").isEqualTo(32);
        assertThat(fragments).allMatch(fragment -> fragment.identification() == 111 && fragment.timeToLive() == 123
                && fragment.source() == 1 && fragment.destination() == 2 && fragment.payload().protocol() == 6);
        assertThat(second.payload()).isEqualTo(new RawIpPayload(6,
                new BytesPayload(new GeneratedPayload(1, 256, 196).toBytes())));
    }

    @Test
    void everyMtuGivesTheSameBytes() {
        UdpDatagram datagram = new UdpDatagram(1000, 2000, new GeneratedPayload(9, 5, 3000));
        Ipv4Packet whole = Ipv4Packet.of(3, 4, 0xB8, 64, 7, false, datagram);
        byte[] expected = Ipv4Codec.encodePayload(whole).toBytes();
        for (int mtu = 68; mtu < whole.totalLength(); mtu++) {
            byte[] joined = new byte[expected.length];
            int at = 0;
            for (Ipv4Packet fragment : Fragmenter.split(whole, mtu)) {
                assertThat(fragment.totalLength()).isLessThanOrEqualTo(mtu);
                assertThat(fragment.fragmentOffsetBytes()).isEqualTo(at);
                assertThat(fragment.typeOfService()).isEqualTo(0xB8);
                RawIpPayload part = (RawIpPayload) fragment.payload();
                part.bytes().copyTo(0, joined, at, part.length());
                at += part.length();
                assertThat(fragment.moreFragments()).isEqualTo(at < expected.length);
            }
            assertThat(joined).as("MTU %d", mtu).isEqualTo(expected);
        }
    }

    @Test
    void aFragmentCutAgainKeepsItsPlace() {
        RawIpPayload data = new RawIpPayload(17, new BytesPayload(new byte[48]));
        Ipv4Packet middle = new Ipv4Packet(0, 5, 0x2000 | 100, 64, 1, 2, BytesPayload.EMPTY, data);
        assertThat(Fragmenter.split(middle, 68 - 16)).extracting(Ipv4Packet::flagsAndOffset)
                .containsExactly(0x2000 | 100, 0x2000 | 104);
    }

    /** RFC 791 §3.1: a record route stays with the first fragment, a router alert goes with all. */
    @Test
    void optionsGoByTheirCopiedFlag() throws MalformedPacketException {
        byte[] options = {7, 7, 4, 0, 0, 0, 0, (byte) 148, 4, 0, 0, 0};
        byte[] later = {1, 1, 1, 1, 1, 1, 1, (byte) 148, 4, 0, 0, 0};
        RawIpPayload data = new RawIpPayload(99, new BytesPayload(new byte[100]));
        List<Ipv4Packet> fragments = Fragmenter.split(
                new Ipv4Packet(0, 5, 0, 64, 1, 2, new BytesPayload(options), data), 68);
        assertThat(fragments).hasSize(4);
        assertThat(fragments.getFirst().options().toBytes()).isEqualTo(options);
        assertThat(fragments.subList(1, 4)).allMatch(f -> f.options().equals(new BytesPayload(later)));
        for (Ipv4Packet fragment : fragments) {
            byte[] bytes = Ipv4Codec.encode(fragment);
            assertThat(Ipv4Codec.decode(bytes, 0, bytes.length)).isEqualTo(fragment);
        }
    }

    @Test
    void theLongestHeaderFitsTheSmallestMtu() {
        RawIpPayload data = new RawIpPayload(99, new BytesPayload(new byte[20]));
        byte[] options = new byte[40];
        List<Ipv4Packet> fragments = Fragmenter.split(
                new Ipv4Packet(0, 5, 0, 64, 1, 2, new BytesPayload(options), data), 68);
        assertThat(fragments).extracting(fragment -> fragment.payload().length()).containsExactly(8, 8, 4);
    }

    /** RFC 791 §3.2: no two packets between the same ends may share an identification while both can be about. */
    @Test
    void identificationsOfFragmentablePacketsComeAgainLate() {
        Identifications identifications = new Identifications();
        boolean[] seen = new boolean[1 << 16];
        for (int i = 0; i < seen.length; i++) {
            identifications.nextAtomic();
            identifications.next(1, 3 + i % 7, 17);
            int id = identifications.next(1, 2, 17);
            assertThat(seen[id]).as("identification %d", id).isFalse();
            seen[id] = true;
        }
    }
}
