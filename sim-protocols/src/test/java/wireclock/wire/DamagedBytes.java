package wireclock.wire;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Good frames or packets, changed for the worse in one to four places; most of them with their checksums put right. */
final class DamagedBytes {
    private DamagedBytes() {}

    /** @param ipv4Alone an IPv4 packet rather than a frame */
    static byte[] next(SplittableRandom random, boolean ipv4Alone) {
        byte[] bytes = good(random, ipv4Alone);
        for (int damage = random.nextInt(1, 5); damage > 0; damage--) {
            bytes = damage(bytes, random, ipv4Alone);
        }
        if (random.nextInt(4) > 0) {
            int packetAt = ipv4Alone ? 0 : EthernetFrame.HEADER_BYTES;
            FrameRepair.fixTransport(bytes, packetAt);
            FrameRepair.fixIpv4Header(bytes, packetAt);
            if (!ipv4Alone) {
                FrameRepair.fixFrameCheckSequence(bytes);
            }
        }
        return bytes;
    }

    private static byte[] good(SplittableRandom random, boolean ipv4Alone) {
        RandomFrames frames = new RandomFrames(random);
        EthernetFrame frame = frames.next();
        if (!ipv4Alone) {
            return EthernetCodec.encode(frame);
        }
        while (!(frame.payload() instanceof Ipv4Packet)) {
            frame = frames.next();
        }
        return Ipv4Codec.encode((Ipv4Packet) frame.payload());
    }

    private static byte[] damage(byte[] bytes, SplittableRandom random, boolean ipv4Alone) {
        int length = bytes.length;
        if (length == 0) {
            return new byte[random.nextInt(100)];
        }
        // Most of it where the headers are.
        int at = random.nextInt(random.nextInt(4) == 0 ? length : Math.min(length, 80));
        int packetAt = ipv4Alone ? 0 : EthernetFrame.HEADER_BYTES;
        switch (random.nextInt(9)) {
            case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes[at] = (byte) random.nextInt(256);
            case 3 -> bytes[at] = (byte) (random.nextBoolean() ? 0 : 0xFF);
            case 4 -> {
                return Arrays.copyOf(bytes, random.nextInt(length + 1));
            }
            case 5 -> {
                return Arrays.copyOf(bytes, length + random.nextInt(30));
            }
            case 6 -> setLengthField(bytes, packetAt, random);
            case 7 -> {
                byte[] other = Arrays.copyOf(good(random, ipv4Alone), length);
                System.arraycopy(other, at, bytes, at, Math.min(random.nextInt(60), length - at));
            }
            default -> {
                int count = Math.min(random.nextInt(40), length - at);
                for (int i = 0; i < count; i++) {
                    bytes[at + i] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }

    /** EtherType, IHL, total length, UDP length or TCP data offset: near the truth or far from it. */
    private static void setLengthField(byte[] bytes, int packetAt, SplittableRandom random) {
        int[] fields = {packetAt - 2, packetAt, packetAt + 2, packetAt + 24, packetAt + 32};
        int field = fields[random.nextInt(fields.length)];
        if (field < 0 || field + 2 > bytes.length) {
            return;
        }
        int near = NetworkOrder.get16(bytes, field) + random.nextInt(-9, 10);
        switch (random.nextInt(3)) {
            case 0 -> NetworkOrder.put16(bytes, field, near);
            case 1 -> NetworkOrder.put16(bytes, field, random.nextInt(100));
            default -> bytes[field] = (byte) (bytes[field] & 0x0F | random.nextInt(16) << 4);
        }
    }
}
