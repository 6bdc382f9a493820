package wireclock.wire;

import java.util.HexFormat;

/**
 * Frames written down byte by byte. Their checksums were computed by another program and found right by Wireshark, and
 * so were the fields: nothing here comes from the codecs under test.
 */
final class FrameVectors {
    /** A SYN with the options of Linux. */
    static final String TCP_SYN =
            "0200000000020200000000010800"
            + "4500003c12344000400614860a0000010a000002"
            + "9c400050000003e800000000a002faf098930000020405b40402080a000000010000000001030307"
            + "0720ac71";

    /** An ACK with timestamps and two SACK blocks. */
    static final String TCP_SACK =
            "0200000000010200000000020800"
            + "45000048123440004006147a0a0000020a000001"
            + "00509c4080000001000007d0d01001f59f5d00000101080a0000004d000000420101051200000bb8"
            + "00000fa00000138800001770"
            + "7c203dd8";

    /** Data with timestamps, ECT(0), 18 bytes. */
    static final String TCP_DATA =
            "0200000000020200000000010800"
            + "45020046123440004006147a0a0000010a000002"
            + "9c400050000003e9fffffff0801801f6619b00000101080a8000000000000005474554202f204854"
            + "54502f312e300d0a0d0a"
            + "7ac70735";

    static final String ARP_REQUEST =
            "ffffffffffff0200000000010806"
            + "00010800060400010200000000010a0000010000000000000a000002"
            + "000000000000000000000000000000000000"
            + "e86f4df8";

    static final String ARP_REPLY =
            "0200000000010200000000020806"
            + "00010800060400020200000000020a0000020200000000010a000001"
            + "000000000000000000000000000000000000"
            + "01fd198e";

    /** Echo request, id 1, seq 7, 16 bytes. */
    static final String ICMP_ECHO =
            "0200000000020200000000010800"
            + "4500002c123440004001149b0a0000010a000002"
            + "0800bfb700010007000102030405060708090a0b0c0d0e0f0000"
            + "54aa805d";

    /** Five bytes, "hello". */
    static final String UDP =
            "0200000000020200000000010800"
            + "4500002112344000401114960a0000010a000002"
            + "13881770000d7d0768656c6c6f00000000000000000000000000"
            + "d9be6013";

    /** {@link #UDP} with the router alert option (RFC 2113). */
    static final String IP_OPTIONS =
            "0200000000020200000000010800"
            + "460000251234400040117f8d0a0000010a00000294040000"
            + "13881770000d7d0768656c6c6f000000000000000000"
            + "3c15f729";

    /** Port unreachable, about {@link #UDP}. */
    static final String ICMP_UNREACHABLE =
            "0200000000010200000000020800"
            + "45c0003d12340000400153ca0a0000020a000001"
            + "0303111e000000004500002112344000401114960a0000010a00000213881770000d7d0768656c6c"
            + "6f"
            + "19936d0f";

    /** A datagram whose checksum comes out as 0 and is sent as 0xFFFF (RFC 768). */
    static final String UDP_ZERO =
            "0200000000020200000000010800"
            + "4500001e12344000401114990a0000010a000002"
            + "13881770000affffc0df00000000000000000000000000000000"
            + "c0935991";

    private FrameVectors() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
