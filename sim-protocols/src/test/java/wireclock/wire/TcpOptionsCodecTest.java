package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpOptionsCodecTest {
    private static final int ABSENT = TcpOptions.ABSENT;
    private static final int[] NONE = {};

    @Test
    void laysOutASynAsLinuxDoes() {
        assertThat(hex(new TcpOptions(1460, 7, true, true, 1, 2, NONE)))
                .isEqualTo("020405b4" + "0402" + "080a" + "00000001" + "00000002" + "01" + "030307");
        assertThat(hex(new TcpOptions(1460, 7, true, false, 0, 0, NONE)))
                .isEqualTo("020405b4" + "0101" + "0402" + "01" + "030307");
        assertThat(hex(new TcpOptions(536, ABSENT, false, true, 1, 2, NONE)))
                .isEqualTo("02040218" + "0101" + "080a" + "00000001" + "00000002");
    }

    @Test
    void laysOutTimestampsAndSackBlocks() {
        assertThat(hex(new TcpOptions(ABSENT, ABSENT, false, true, -1, 2, new int[] {10, 20})))
                .isEqualTo("0101080a" + "ffffffff" + "00000002" + "0101050a" + "0000000a" + "00000014");
        assertThat(hex(new TcpOptions(ABSENT, ABSENT, false, false, 0, 0, new int[] {1, 2, 3, 4, 5, 6, 7, 8})))
                .isEqualTo("01010522" + "0000000100000002" + "0000000300000004" + "0000000500000006"
                        + "0000000700000008");
        assertThat(hex(TcpOptions.NONE)).isEmpty();
    }

    @Test
    void refusesWhatNoHeaderHolds() {
        int[] fourBlocks = new int[8];
        assertThatThrownBy(() -> new TcpOptions(ABSENT, ABSENT, false, true, 1, 1, fourBlocks))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("48");
    }

    @ParameterizedTest
    @CsvSource({
        "020405b4, mss 1460",
        "01010101020405b4, mss 1460",
        "fe06aabbccdd020405b4, mss 1460",
        "020405b402040218, mss 536",
        "030307, 'nop,wscale 7'",
        "0402080a0000000100000002, 'sackOK,TS val 1 ecr 2'",
    })
    void readsAnyOrderAndSkipsTheUnknown(String bytes, String expected) {
        assertThat(read(bytes, true)).hasToString(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "the end of the list, 00020405b4",
        "a length of zero, 0200020405b4",
        "a length of one, fe01020405b4",
        "a length beyond the end, 020405",
        "a kind without a length, 02",
        "MSS with another length, 020305",
        "window scale with another length, 03040700",
        "timestamps with another length, 080900000001000000",
        "SACK permitted with another length, 040300",
    })
    void readsNothingBehindOrOf(String what, String bytes) {
        assertThat(read(bytes, true)).as(what).isEqualTo(TcpOptions.NONE);
    }

    @Test
    void keepsWhatStoodBeforeABadLength() {
        assertThat(read("020405b4" + "0300", true).maximumSegmentSize()).isEqualTo(1460);
    }

    @ParameterizedTest
    @CsvSource({"05020101", "050612345678", "050b0000000100000002ff"})
    void ignoresSackThatHoldsNoWholeBlocks(String bytes) {
        assertThat(read(bytes, false)).isEqualTo(TcpOptions.NONE);
    }

    @Test
    void ignoresOptionsOutOfPlace() {
        String handshake = "020405b4" + "0402" + "030307";
        String sack = "050a0000000100000002";
        assertThat(read(handshake, false)).isEqualTo(TcpOptions.NONE);
        assertThat(read(sack, true)).isEqualTo(TcpOptions.NONE);
        assertThat(read(sack, false)).hasToString("nop,nop,sack 1 {1:2}");
    }

    private static String hex(TcpOptions options) {
        byte[] bytes = new byte[options.length()];
        TcpOptionsCodec.write(options, bytes, 0);
        return HexFormat.of().formatHex(bytes);
    }

    private static TcpOptions read(String hex, boolean syn) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return TcpOptionsCodec.read(bytes, 0, bytes.length, syn);
    }
}
