package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bytes of RFC 9768 §3.2.3, figure 3, worked out by hand; and how they share words with the options behind
 * them.
 */
class AccurateEcnOptionTest {
    private static final int[] NONE = {};
    private static final TcpOptions TIMESTAMPS = TcpOptions.timestamps(1, 2);
    private static final String TIMESTAMP_BYTES = "0101080a" + "00000001" + "00000002";

    private static AccurateEcnOption counters(int fields) {
        return new AccurateEcnOption(true, fields, 0x0A_0B0C, 0x1A_1B1C, 0x2A_2B2C);
    }

    private static TcpOptions blocks(AccurateEcnOption counters, int... edges) {
        return new TcpOptions(TcpOptions.ABSENT, TcpOptions.ABSENT, false, false, 0, 0, edges).with(counters);
    }

    @Test
    void threeCountersArePaddedBehind() {
        assertThat(hex(TIMESTAMPS.with(counters(3)))).isEqualTo(TIMESTAMP_BYTES + "ae0b0a0b" + "0c1a1b1c" + "2a2b2c01");
        assertThat(TIMESTAMPS.with(counters(3)))
                .hasToString("nop,nop,TS val 1 ecr 2,accecn e1b 658188 ceb 1710876 e0b 2763564,nop");
    }

    @Test
    void twoCountersAreWholeWords() {
        assertThat(hex(blocks(counters(2), 1, 2))).isEqualTo("ae080a0b" + "0c1a1b1c" + "0101050a" + "00000001"
                + "00000002");
    }

    @Test
    void whatIsLeftOverStandsInTheNextOptionsPadding() {
        assertThat(hex(blocks(counters(1), 1, 2))).isEqualTo("ae050a0b" + "0c01050a" + "00000001" + "00000002");
        assertThat(hex(blocks(counters(0), 1, 2))).isEqualTo("ae02050a" + "00000001" + "00000002");
        assertThat(blocks(counters(1), 1, 2)).hasToString("accecn e1b 658188,nop,sack 1 {1:2}");
        assertThat(blocks(counters(0), 1, 2)).hasToString("accecn,sack 1 {1:2}");
    }

    @Test
    void withoutAnOptionBehindItIsPaddedItself() {
        assertThat(hex(TcpOptions.NONE.with(counters(1)))).isEqualTo("ae050a0b" + "0c010101");
        assertThat(hex(TcpOptions.NONE.with(counters(0)))).isEqualTo("ae020101");
        // The byte that is left over may look like padding, and is none.
        assertThat(hex(TcpOptions.NONE.with(new AccurateEcnOption(true, 1, 1, 0, 0))))
                .isEqualTo("ae050000" + "01010101");
        assertThat(TcpOptions.NONE.with(counters(1))).hasToString("accecn e1b 658188,nop,nop,nop");
    }

    @Test
    void aSynAckHasItBehindTheSegmentSizeOrTheTimestamps() {
        AccurateEcnOption first = new AccurateEcnOption(true, 3, 1, 0, 1);
        assertThat(hex(new TcpOptions(1460, 8, true, false, 0, 0, NONE).with(first)))
                .isEqualTo("020405b4" + "ae0b0000" + "01000000" + "00000101" + "01010402" + "01030308");
        assertThat(hex(new TcpOptions(1460, 8, true, true, 1, 2, NONE).with(first)))
                .isEqualTo("020405b4" + "0402080a" + "00000001" + "00000002" + "ae0b0000" + "01000000" + "00000101"
                        + "01030308");
        // One byte fits into the padding of the window scale, two do not.
        assertThat(hex(new TcpOptions(1460, 8, false, false, 0, 0, NONE).with(counters(1))))
                .isEqualTo("020405b4" + "ae050a0b" + "0c030308");
        assertThat(hex(new TcpOptions(1460, 8, false, false, 0, 0, NONE).with(counters(0))))
                .isEqualTo("020405b4" + "01030308" + "ae020101");
        assertThat(new TcpOptions(1460, 8, false, false, 0, 0, NONE).with(counters(1)))
                .hasToString("mss 1460,accecn e1b 658188,wscale 8");
    }

    @Test
    void theKindTellsTheOrder() {
        AccurateEcnOption first = read("ac0b" + "000001" + "000002" + "000003" + "01").accurateEcn();
        assertThat(first).isEqualTo(new AccurateEcnOption(false, 3, 1, 2, 3));
        assertThat(first.ect0()).isEqualTo(1);
        assertThat(first.congestion()).isEqualTo(2);
        assertThat(first.ect1()).isEqualTo(3);
        AccurateEcnOption second = read("ae08" + "000001" + "000002").accurateEcn();
        assertThat(second.ect1()).isEqualTo(1);
        assertThat(second.congestion()).isEqualTo(2);
        assertThat(second.ect0()).as("not there").isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"ae02, 0", "ae0300, 0", "ae05000001, 1", "ae0700000101ff, 1", "ae0d0000010000010000010a0b, 3"})
    void countersCutShortAreNotRead(String bytes, int fields) {
        assertThat(read(bytes).accurateEcn().fields()).isEqualTo(fields);
    }

    @ParameterizedTest(name = "{0} required, {1} bytes, gap {2}: {3}")
    @CsvSource({"0, 40, 0, 3", "0, 12, 0, 3", "0, 11, 0, 2", "0, 8, 0, 2", "0, 7, 0, 0", "0, 7, 1, 1", "0, 4, 1, 1",
        "0, 4, 0, 0", "0, 3, 0, -1", "0, 0, 2, 0", "1, 3, 2, -1", "2, 7, 2, -1", "2, 8, 2, 2", "3, 11, 2, -1"})
    void fillsTheRoomThereIs(int required, int room, int gap, int fields) {
        assertThat(AccurateEcnOption.fitting(required, room, gap)).isEqualTo(fields);
    }

    @Test
    void whatPadsLessThanWeWouldIsReadWithoutIt() {
        // 12 bytes of timestamps, 26 of SACK, and 2 of this: ours would take 4.
        String full = "080a0000000100000002" + "051a" + "00000001".repeat(6) + "ae02" + "0101";
        assertThat(read(full).accurateEcn()).as("it shares the padding").isEqualTo(counters(0));
        assertThat(read("080a0000000100000002" + "0512" + "00000001".repeat(4) + "ae0b" + "000001".repeat(3) + "01")
                .accurateEcn()).isNull();
    }

    private static TcpOptions read(String bytes) {
        return TcpOptions.parse(HexFormat.of().parseHex(bytes), false);
    }

    private static String hex(TcpOptions options) {
        return HexFormat.of().formatHex(options.toBytes());
    }
}
