package wireclock.wire;

import java.util.zip.CRC32;

/**
 * Puts checksums right after bytes were changed, as far as there is room for them, so that a change is met by the
 * decoder behind the checksum. Written the slow and plain way, apart from the codecs under test.
 */
final class FrameRepair {
    private FrameRepair() {}

    static void fixFrameCheckSequence(byte[] frame) {
        if (frame.length < 4) {
            return;
        }
        CRC32 crc = new CRC32();
        crc.update(frame, 0, frame.length - 4);
        for (int i = 0; i < 4; i++) {
            frame[frame.length - 4 + i] = (byte) (crc.getValue() >>> 8 * i);
        }
    }

    /** Of the packet at this place, if there is one. */
    static void fixIpv4Header(byte[] bytes, int at) {
        if (at + 20 <= bytes.length) {
            int length = Math.min((bytes[at] & 0xF) * 4, bytes.length - at);
            if (length >= 12) {
                put(bytes, at + 10, 0);
                put(bytes, at + 10, InternetChecksumTest.naive(bytes, at, length));
            }
        }
    }

    /** ICMP, IGMP, UDP or TCP in the packet at this place, if it is there and whole. */
    static void fixTransport(byte[] bytes, int at) {
        if (at + 20 > bytes.length) {
            return;
        }
        int start = at + (bytes[at] & 0xF) * 4;
        int length = Math.min(get(bytes, at + 2), bytes.length - at) - (start - at);
        int protocol = bytes[at + 9] & 0xFF;
        if (protocol == 17 && length >= 8 && get(bytes, start + 4) <= length) {
            length = get(bytes, start + 4);
        }
        int checksumAt = start + (protocol <= 2 ? 2 : protocol == 17 ? 6 : 16);
        if (length < 0 || checksumAt + 2 > start + length) {
            return;
        }
        byte[] summed = new byte[12 + length];
        put(bytes, checksumAt, 0);
        System.arraycopy(bytes, start, summed, 12, length);
        if (protocol > 2) {
            System.arraycopy(bytes, at + 12, summed, 0, 8);
            put(summed, 8, protocol);
            put(summed, 10, length);
        }
        put(bytes, checksumAt, InternetChecksumTest.naive(summed, 0, summed.length));
    }

    private static int get(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private static void put(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }
}
