package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** IGMP frames written by another program and found right by Wireshark, field by field. */
class IgmpCodecTest {
    private static final int ROUTER = Ipv4Address.parse("10.0.0.1");
    private static final int HOST = Ipv4Address.parse("10.0.0.2");
    private static final int GROUP = Ipv4Address.parse("239.1.2.3");
    private static final int SOURCE_1 = Ipv4Address.parse("192.0.2.1");
    private static final int SOURCE_2 = Ipv4Address.parse("192.0.2.2");

    private static Stream<Arguments> frames() {
        return Stream.of(
            frame("01005e000001020000000001080046c00020123440000102e7e10a000001e0000001940400001100eeff00000000"
                    + "0000000000000000000000000000e9a7c174",
                    IgmpMessage.ALL_HOSTS, ROUTER, IgmpQuery.version1(), "igmp query v1"),
            frame("01005e000001020000000001080046c00020123440000102e7e10a000001e0000001940400001164ee9b00000000"
                    + "0000000000000000000000000000a55cf587",
                    IgmpMessage.ALL_HOSTS, ROUTER, IgmpQuery.version2(100, 0), "igmp query v2"),
            frame("01005e010203020000000001080046c00020123440000102d6de0a000001ef01020394040000110afdf0ef010203"
                    + "00000000000000000000000000003f94c434",
                    GROUP, ROUTER, IgmpQuery.version2(10, GROUP),
                    "igmp query v2 [max resp time 10] [gaddr 239.1.2.3]"),
            frame("01005e000001020000000001080046c00024123440000102e7dd0a000001e0000001940400001164ec1e00000000"
                    + "027d0000000000000000000000004344f9a0",
                    IgmpMessage.ALL_HOSTS, ROUTER, IgmpQuery.version3(100, 0, false, 2, 125), "igmp query v3"),
            frame("01005e010203020000000001080046c0002c123440000102d6d20a000001ef01020394040000119f6ec6ef010203"
                    + "0a8f0002c0000201c00002020000cb7d10b5",
                    GROUP, ROUTER, new IgmpQuery(3, 0x9F, GROUP, true, 2, 0x8F, List.of(SOURCE_1, SOURCE_2)),
                    "igmp query v3 [max resp time 49.6s] [gaddr 239.1.2.3, 2 source(s)]"),
            frame("01005e010203020000000002080046c00020123440000102d6dd0a000002ef010203940400001200fcfaef010203"
                    + "000000000000000000000000000058619a06",
                    GROUP, HOST, new IgmpGroupMessage(IgmpGroupMessage.V1_REPORT, GROUP), "igmp v1 report 239.1.2.3"),
            frame("01005e010203020000000002080046c00020123440000102d6dd0a000002ef010203940400001600f8faef010203"
                    + "00000000000000000000000000000119d614",
                    GROUP, HOST, new IgmpGroupMessage(IgmpGroupMessage.V2_REPORT, GROUP), "igmp v2 report 239.1.2.3"),
            frame("01005e000002020000000002080046c00020123440000102e7df0a000002e0000002940400001700f7faef010203"
                    + "0000000000000000000000000000bd99d9d4",
                    IgmpMessage.ALL_ROUTERS, HOST, new IgmpGroupMessage(IgmpGroupMessage.LEAVE, GROUP),
                    "igmp leave 239.1.2.3"),
            frame("01005e000016020000000002080046c00034123440000102e7b70a000002e000001694040000220032f000000002"
                    + "04000000ef01020303000001ef010204c0000201fe82fea3",
                    IgmpMessage.ALL_IGMPV3_ROUTERS, HOST, new IgmpReport(List.of(
                            IgmpGroupRecord.of(IgmpGroupRecord.CHANGE_TO_EXCLUDE, GROUP),
                            new IgmpGroupRecord(IgmpGroupRecord.CHANGE_TO_INCLUDE, GROUP + 1, List.of(SOURCE_1)))),
                    "igmp v3 report, 2 group record(s) [gaddr 239.1.2.3 to_ex, 0 source(s)]"
                            + " [gaddr 239.1.2.4 to_in, 1 source(s)]"));
    }

    private static Arguments frame(String hex, int destination, int source, IgmpMessage message, String text) {
        Ipv4Packet packet = new Ipv4Packet(0xC0, 0x1234, 0x4000, 1, source, destination, Ipv4Options.ROUTER_ALERT,
                message);
        long mac = 0x02_00_00_00_00_00L | source & 0xFF;
        return Arguments.of(hex, new EthernetFrame(MacAddress.ofGroup(destination), mac, EtherType.IPV4, packet), text);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void readsAndWritesEveryMessage(String hex, EthernetFrame frame, String text) throws MalformedPacketException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        EthernetFrame decoded = EthernetCodec.decode(bytes, 0, bytes.length);
        assertThat(decoded).isEqualTo(frame);
        assertThat(HexFormat.of().formatHex(EthernetCodec.encode(frame))).isEqualTo(hex);
        Ipv4Packet packet = (Ipv4Packet) decoded.payload();
        assertThat(PacketText.of(packet)).isEqualTo(Ipv4Address.format(packet.source()) + " > "
                + Ipv4Address.format(packet.destination()) + ": " + text);
    }

    /** RFC 3376 §4.1.1: below 128 the value itself, then (mant | 0x10) << (exp + 3). */
    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "127, 127", "128, 128", "0x8F, 248", "0x90, 256", "0x9F, 496", "0xFF, 31744"})
    void timesAreFloatingPointFrom128On(int code, int value) {
        assertThat(IgmpCode.value(code)).isEqualTo(value);
        assertThat(IgmpCode.of(value)).isEqualTo(code);
    }

    @Test
    void aTimeBetweenTwoCodesIsRoundedDown() {
        for (int value = 0; value < 40_000; value++) {
            int code = IgmpCode.of(value);
            assertThat(IgmpCode.value(code)).isLessThanOrEqualTo(value);
            assertThat(code == 0xFF ? Integer.MAX_VALUE : IgmpCode.value(code + 1)).isGreaterThan(value);
        }
    }

    /** RFC 3376 §7.1 and §4.2.11: what is longer than its fields is read as far as they go, checksum over all. */
    @Test
    void skipsWhatFollowsTheMessage() throws MalformedPacketException {
        byte[] leave = message("17000000 ef010203 00000000");
        assertThat(IgmpCodec.read(leave, 0, leave.length)).isEqualTo(new IgmpGroupMessage(0x17, GROUP));
        byte[] auxiliary = message("22000000 00000002 01010000 ef010203 deadbeef 02000000 ef010204");
        assertThat(IgmpCodec.read(auxiliary, 0, auxiliary.length)).isEqualTo(new IgmpReport(List.of(
                IgmpGroupRecord.of(IgmpGroupRecord.MODE_IS_INCLUDE, GROUP),
                IgmpGroupRecord.of(IgmpGroupRecord.MODE_IS_EXCLUDE, GROUP + 1))));
        byte[] dvmrp = message("13010000 00000000");
        assertThat(IgmpCodec.read(dvmrp, 0, dvmrp.length)).isInstanceOf(RawIpPayload.class);
    }

    @ParameterizedTest
    @CsvSource({
        "16000000 ef01, TRUNCATED",
        "11640000 00000000 027d, BAD_LENGTH",
        "11640000 00000000 027d0001, TRUNCATED",
        "22000000 00000001 04000000, TRUNCATED",
        "22000000 00000001 04000001 ef010203, TRUNCATED",
        "22000000 00000001 04010000 ef010203, TRUNCATED",
    })
    void refusesWhatIsTooShort(String hex, MalformedPacketException.Reason reason) {
        byte[] bytes = message(hex);
        assertThatThrownBy(() -> IgmpCodec.read(bytes, 0, bytes.length))
                .isInstanceOfSatisfying(MalformedPacketException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void refusesAWrongChecksum() {
        byte[] bytes = message("16000000 ef010203");
        bytes[7]++;
        assertThatThrownBy(() -> IgmpCodec.read(bytes, 0, bytes.length)).hasMessageContaining("checksum");
    }

    /** RFC 1112 §6.4: 32 groups share a MAC address. */
    @Test
    void mapsGroupsToMacAddresses() {
        assertThat(MacAddress.format(MacAddress.ofGroup(GROUP))).isEqualTo("01:00:5e:01:02:03");
        assertThat(MacAddress.ofGroup(Ipv4Address.parse("224.129.2.3"))).isEqualTo(MacAddress.ofGroup(GROUP));
        assertThat(MacAddress.format(MacAddress.ofGroup(Ipv4Address.parse("239.255.255.250"))))
                .isEqualTo("01:00:5e:7f:ff:fa");
    }

    /** With the checksum put right. */
    private static byte[] message(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        byte[] packet = Arrays.copyOf(bytes, bytes.length);
        NetworkOrder.put16(packet, 2, InternetChecksum.of(packet, 0, packet.length));
        return packet;
    }
}
