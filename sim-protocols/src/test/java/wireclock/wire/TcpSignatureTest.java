package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 2385, with digests worked out by another program from the bytes that the RFC names. */
class TcpSignatureTest {
    private static final int SOURCE = Ipv4Address.parse("10.0.0.1");
    private static final int DESTINATION = Ipv4Address.parse("10.0.0.2");
    private static final TcpSignature KEY = new TcpSignature("swordfish");

    private static TcpSegment segment(int flags, TcpOptions options, String text) {
        return new TcpSegment(4000, 179, 1000, 2000, flags, 65_535, 0, options,
                new BytesPayload(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] bytes(TcpSegment segment) {
        byte[] bytes = new byte[segment.length()];
        TcpCodec.write(segment, SOURCE, DESTINATION, bytes, 0);
        return bytes;
    }

    @Test
    void theDigestIsOfHeaderDataAndKey() {
        TcpSegment signed = KEY.sign(segment(TcpSegment.ACK | TcpSegment.PSH, TcpOptions.NONE, "hello"), SOURCE,
                DESTINATION);
        // NOP NOP kind 19, length 18, and the digest.
        assertThat(HexFormat.of().formatHex(bytes(signed), 20, 40)).isEqualTo("01011312"
                + "4b5aec53db029f0880ed1f3f61147df3");
        TcpSegment syn = KEY.sign(segment(TcpSegment.SYN, new TcpOptions(1460, 7, true, false, 0, 0, new int[0]), ""),
                SOURCE, DESTINATION);
        assertThat(HexFormat.of().formatHex(bytes(syn), 20, 40)).isEqualTo("01011312"
                + "144a2efcea1aede5756e4472e15ccae5");
    }

    @Test
    void whatIsReadBackIsChecked() throws MalformedPacketException {
        TcpSegment plain = segment(TcpSegment.ACK, TcpOptions.NONE, "hello");
        byte[] bytes = bytes(KEY.sign(plain, SOURCE, DESTINATION));
        TcpSegment read = TcpCodec.read(bytes, 0, bytes.length, SOURCE, DESTINATION);
        assertThat(read.options().isSigned()).isTrue();
        assertThat(KEY.isOf(read, SOURCE, DESTINATION)).isTrue();
        assertThat(KEY.isOf(read, DESTINATION, SOURCE)).isFalse();
        assertThat(new TcpSignature("Swordfish").isOf(read, SOURCE, DESTINATION)).isFalse();
        assertThat(KEY.isOf(plain, SOURCE, DESTINATION)).isFalse();
    }

    /** What comes in may be packed more tightly than what leaves: it must still fit. */
    @Test
    void besideASignatureThereIsRoomForNeitherFastOpenNorTimestampsAndBlocks() {
        byte[] crowded = HexFormat.of().parseHex("1312" + "00".repeat(16) + "080a0000000100000002" + "050a"
                + "00".repeat(8)
                + "0101");
        TcpOptions options = TcpOptions.parse(crowded, false);
        assertThat(options.isSigned() && options.hasTimestamps()).isTrue();
        assertThat(options.sackBlocks()).isZero();
        byte[] fast = HexFormat.of().parseHex("1312" + "00".repeat(16) + "2212" + "11".repeat(16) + "020405b4");
        assertThat(TcpOptions.parse(fast, true).fastOpen()).isNull();
        assertThat(TcpOptions.parse(fast, true).length()).isEqualTo(24);
    }
}
