package wireclock.reports.packets;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.InternetChecksum;
import wireclock.wire.IpProtocol;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;

/**
 * A frame of which a capture kept the beginning only, made whole with zeros: its checksums are made to fit, so that the
 * headers can be read by decoders that trust no frame with a wrong one.
 */
final class CutFrame {
    private static final int TYPE_AT = 12;
    private static final int TAG_BYTES = 4;
    private static final int TCP_CHECKSUM_AT = 16;
    private static final int UDP_CHECKSUM_AT = 6;
    private static final int ICMP_CHECKSUM_AT = 2;
    private static final int FRAGMENT_MASK = 0x3FFF;

    private CutFrame() {}

    /** The frame in its whole length. */
    static byte[] lengthened(byte[] kept, int length) {
        byte[] frame = Arrays.copyOf(kept, length);
        ByteBuffer view = ByteBuffer.wrap(frame);
        int end = length - EthernetFrame.FCS_BYTES;
        if (end < EthernetFrame.HEADER_BYTES + Ipv4Packet.HEADER_BYTES + TAG_BYTES) {
            return frame;
        }
        boolean tagged = Short.toUnsignedInt(view.getShort(TYPE_AT)) == EtherType.VLAN;
        int typeAt = TYPE_AT + (tagged ? TAG_BYTES : 0);
        if (Short.toUnsignedInt(view.getShort(typeAt)) == EtherType.IPV4) {
            fitChecksums(frame, typeAt + 2, end);
        }
        CRC32 crc = new CRC32();
        crc.update(frame, 0, end);
        // The only field whose lowest octet goes first (IEEE 802.3 §3.2.9).
        view.putInt(end, Integer.reverseBytes((int) crc.getValue()));
        return frame;
    }

    private static void fitChecksums(byte[] bytes, int at, int end) {
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        int headerLength = (frame.get(at) & 0xF) * 4;
        int totalLength = Short.toUnsignedInt(frame.getShort(at + 2));
        int start = at + headerLength;
        if (headerLength < Ipv4Packet.HEADER_BYTES || totalLength < headerLength || at + totalLength > end) {
            return;
        }
        put(frame, at + 10, checksum(bytes, at + 10, at, headerLength));
        int payload = totalLength - headerLength;
        boolean fragment = (frame.getShort(at + 6) & FRAGMENT_MASK) != 0;
        int protocol = frame.get(at + 9) & 0xFF;
        int field = switch (protocol) {
            case IpProtocol.TCP -> TCP_CHECKSUM_AT;
            case IpProtocol.UDP -> UDP_CHECKSUM_AT;
            case IpProtocol.ICMP, IpProtocol.IGMP -> ICMP_CHECKSUM_AT;
            default -> -1;
        };
        if (fragment || field < 0 || payload < field + 2) {
            return;
        }
        if (protocol == IpProtocol.TCP && payload >= TcpSegment.HEADER_BYTES
                || protocol == IpProtocol.UDP) {
            byte[] summed = new byte[12 + payload];
            frame.get(at + 12, summed, 0, 8);
            summed[9] = (byte) protocol;
            ByteBuffer.wrap(summed).putShort(10, (short) payload);
            frame.get(start, summed, 12, payload);
            int checksum = checksum(summed, 12 + field, 0, summed.length);
            // A checksum of zero would mean that there is none (RFC 768).
            put(frame, start + field, checksum == 0 && protocol == IpProtocol.UDP ? 0xFFFF : checksum);
        } else {
            put(frame, start + field, checksum(bytes, start + field, start, payload));
        }
    }

    /** The checksum of a part of the bytes, its own field taken for zero. */
    private static int checksum(byte[] bytes, int field, int from, int length) {
        bytes[field] = 0;
        bytes[field + 1] = 0;
        return InternetChecksum.of(bytes, from, length);
    }

    private static void put(ByteBuffer bytes, int at, int value) {
        bytes.putShort(at, (short) value);
    }
}
