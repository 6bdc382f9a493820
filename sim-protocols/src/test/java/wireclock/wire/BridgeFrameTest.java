package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What bridges say and tag, byte by byte. The frames were put together, with their check sequences, by another program,
 * and read by Wireshark as what stands here.
 */
class BridgeFrameTest {
    private static final String CONFIGURATION = "0180c2000000" + "020100000002" + "0026" + "424203"
            + "0000" + "00" + "00" + "01" + "1000020100000001" + "00000013" + "8000020100000002" + "8002"
            + "0100" + "1400" + "0200" + "0f00" + "0000000000000000" + "516ceee9";
    private static final String NOTIFICATION = "0180c2000000" + "020100000003" + "0007" + "424203"
            + "0000" + "00" + "80" + "00".repeat(39) + "464b6273";
    /** In VLAN 10 with priority 5. */
    private static final String TAGGED_ARP = "ffffffffffff" + "020000000001" + "8100" + "a00a" + "0806"
            + "00010800060400010200000000010a0000010000000000000a000002" + "00".repeat(18) + "6a94c42e";

    static Stream<Arguments> frames() {
        Bpdu configuration = new ConfigurationBpdu(true, false, 0x1000_0201_0000_0001L, 19, 0x8000_0201_0000_0002L,
                0x8002, 256, 20 * 256, 2 * 256, 15 * 256);
        ArpPacket request = new ArpPacket(ArpPacket.REQUEST, 0x0200_0000_0001L, Ipv4Address.parse("10.0.0.1"), 0,
                Ipv4Address.parse("10.0.0.2"));
        return Stream.of(
                Arguments.of(CONFIGURATION, new EthernetFrame(0x0180_C200_0000L, 0x0201_0000_0002L, 38, configuration),
                        "STP 802.1d, Config, Flags [Topology change], bridge-id 8000.02:01:00:00:00:02.8002, "
                                + "root-id 1000.02:01:00:00:00:01, root-pathcost 19, length 35"),
                Arguments.of(NOTIFICATION,
                        new EthernetFrame(0x0180_C200_0000L, 0x0201_0000_0003L, 7, new TopologyChangeBpdu()),
                        "STP 802.1d, Topology Change, length 4"),
                Arguments.of(TAGGED_ARP, new EthernetFrame(MacAddress.BROADCAST, 0x0200_0000_0001L, EtherType.ARP,
                        request).withTag(VlanTag.of(10, 5)),
                        "vlan 10, p 5, ARP, Request who-has 10.0.0.2 tell 10.0.0.1, length 28"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("frames")
    void areTheseBytes(String hex, EthernetFrame frame, String text) throws MalformedPacketException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(EthernetCodec.encode(frame)).isEqualTo(bytes);
        assertThat(EthernetCodec.decode(bytes, 0, bytes.length)).isEqualTo(frame).hasToString(text);
    }

    /** Another version, type or length: somebody else's protocol, and well formed. */
    @ParameterizedTest
    @CsvSource({"19, 2", "20, 2", "16, 19", "13, 37", "13, 39"})
    void leavesOtherProtocolsAlone(int at, int value) throws MalformedPacketException {
        byte[] bytes = HexFormat.of().parseHex(CONFIGURATION);
        int before = bytes[at];
        bytes[at] = (byte) value;
        FrameRepair.fixFrameCheckSequence(bytes);
        FramePayload payload = EthernetCodec.decode(bytes, 0, bytes.length).payload();
        if (before == value) {
            assertThat(payload).isInstanceOf(ConfigurationBpdu.class);
        } else {
            assertThat(payload).isInstanceOf(RawFramePayload.class);
        }
    }

    /** A full packet with a tag: 1522 bytes, 1542 on the line (IEEE 802.3, 3.2.7). */
    @Test
    void aTagIsFourBytes() {
        EthernetFrame frame = new EthernetFrame(2, 1, 0x88B5, new RawFramePayload(new BytesPayload(new byte[1500])));
        EthernetFrame tagged = frame.withTag(VlanTag.of(7, 3));
        assertThat(tagged.length()).isEqualTo(1522);
        assertThat(tagged.occupancy()).isEqualTo(1542);
        assertThat(tagged.payload()).isSameAs(frame.payload());
        assertThat(tagged.withoutTag()).isEqualTo(frame).isNotEqualTo(tagged);
        assertThat(VlanTag.vid(tagged.tag())).isEqualTo(7);
        assertThat(VlanTag.withVid(tagged.tag(), 9)).isEqualTo(VlanTag.of(9, 3));
    }

    /** A station that sends with a tag of its own may count it towards the 64 bytes. */
    @Test
    void takesTaggedFramesOf64Bytes() throws MalformedPacketException {
        byte[] whole = HexFormat.of().parseHex(TAGGED_ARP);
        byte[] bytes = Arrays.copyOf(whole, 64);
        FrameRepair.fixFrameCheckSequence(bytes);
        assertThat(EthernetCodec.decode(bytes, 0, 64)).isEqualTo(EthernetCodec.decode(whole, 0, whole.length));
    }
}
