package wireclock.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Frames of every kind the codecs know, drawn at random such that decoding gives back the very same objects. */
final class RandomFrames {
    private static final int DONT_FRAGMENT = 0x4000;

    private final SplittableRandom random;

    RandomFrames(SplittableRandom random) {
        this.random = random;
    }

    EthernetFrame next() {
        EthernetFrame frame = untagged();
        return random.nextInt(6) == 0 ? frame.withTag(random.nextInt(0x1_0000)) : frame;
    }

    private EthernetFrame untagged() {
        return switch (random.nextInt(9)) {
            case 0 -> frame(EtherType.ARP, new ArpPacket(
                    random.nextInt(1, 5), mac(), random.nextInt(), mac(), random.nextInt()));
            // Padding cannot be told from a shorter payload of an unknown type.
            case 1 -> frame(random.nextInt(0x8800, 0x1_0000),
                    new RawFramePayload(bytes(random.nextInt(EthernetFrame.MIN_PAYLOAD_BYTES, 200))));
            case 2 -> ieee8023();
            case 3 -> bpdu();
            default -> frame(EtherType.IPV4, packet());
        };
    }

    private EthernetFrame ieee8023() {
        int length = random.nextInt(200);
        return frame(length, new RawFramePayload(bytes(length)));
    }

    private EthernetFrame bpdu() {
        Bpdu bpdu = random.nextInt(3) == 0 ? new TopologyChangeBpdu()
                : new ConfigurationBpdu(random.nextBoolean(), random.nextBoolean(), random.nextLong(), random.nextInt(),
                        random.nextLong(), random.nextInt(0x1_0000), random.nextInt(0x1_0000), random.nextInt(0x1_0000),
                        random.nextInt(0x1_0000), random.nextInt(0x1_0000));
        return frame(bpdu.length(), bpdu);
    }

    private EthernetFrame frame(int etherType, FramePayload payload) {
        return new EthernetFrame(mac(), mac(), etherType, payload);
    }

    private Ipv4Packet packet() {
        boolean fragment = random.nextInt(8) == 0;
        int flagsAndOffset = fragment ? random.nextInt(1, 0x4000) : random.nextBoolean() ? DONT_FRAGMENT : 0;
        IpPayload payload = fragment
                ? new RawIpPayload(random.nextInt(256), bytes(random.nextInt(200))) : transport();
        BytesPayload options = bytes(random.nextInt(4) == 0 ? 4 * random.nextInt(11) : 0);
        return new Ipv4Packet(random.nextInt(256), random.nextInt(0x1_0000), flagsAndOffset, random.nextInt(256),
                random.nextInt(), random.nextInt(), options, payload);
    }

    private IpPayload transport() {
        return switch (random.nextInt(7)) {
            case 6 -> igmp();
            case 0 -> new IcmpMessage(random.nextInt(256), random.nextInt(256), random.nextInt(), payload());
            case 1 -> new UdpDatagram(random.nextInt(0x1_0000), random.nextInt(0x1_0000), payload());
            case 2 -> new RawIpPayload(random.nextInt(18, 256), bytes(random.nextInt(200)));
            default -> segment();
        };
    }

    private IgmpMessage igmp() {
        return switch (random.nextInt(5)) {
            case 0 -> new IgmpQuery(1, 0, random.nextInt(), false, 0, 0, List.of());
            case 1 -> IgmpQuery.version2(random.nextInt(1, 256), random.nextInt());
            case 2 -> new IgmpQuery(3, random.nextInt(256), random.nextInt(), random.nextBoolean(), random.nextInt(8),
                    random.nextInt(256), addresses());
            case 3 -> new IgmpGroupMessage(new int[] {0x12, 0x16, 0x17}[random.nextInt(3)], random.nextInt());
            default -> {
                List<IgmpGroupRecord> records = new ArrayList<>();
                for (int left = random.nextInt(5); left > 0; left--) {
                    records.add(new IgmpGroupRecord(random.nextInt(256), random.nextInt(), addresses()));
                }
                yield new IgmpReport(records);
            }
        };
    }

    private List<Integer> addresses() {
        return random.ints(random.nextInt(4)).boxed().toList();
    }

    private TcpSegment segment() {
        int flags = random.nextInt(0x200);
        boolean syn = (flags & TcpSegment.SYN) != 0;
        return new TcpSegment(random.nextInt(0x1_0000), random.nextInt(0x1_0000), random.nextInt(), random.nextInt(),
                flags, random.nextInt(0x1_0000), random.nextInt(0x1_0000), syn ? synOptions() : options(), payload());
    }

    private TcpOptions synOptions() {
        boolean timestamps = random.nextBoolean();
        return accurately(new TcpOptions(random.nextBoolean() ? random.nextInt(0x1_0000) : TcpOptions.ABSENT,
                random.nextBoolean() ? random.nextInt(256) : TcpOptions.ABSENT, random.nextBoolean(), timestamps,
                timestamps ? random.nextInt() : 0, timestamps ? random.nextInt() : 0, TcpOptions.NO_BLOCKS));
    }

    private TcpOptions options() {
        boolean timestamps = random.nextBoolean();
        int[] edges = new int[2 * random.nextInt(timestamps ? 4 : 5)];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = random.nextInt();
        }
        return accurately(new TcpOptions(TcpOptions.ABSENT, TcpOptions.ABSENT, false, timestamps,
                timestamps ? random.nextInt() : 0, timestamps ? random.nextInt() : 0, edges));
    }

    /** With the option of Accurate ECN now and then, if there is room. */
    private TcpOptions accurately(TcpOptions options) {
        int most = AccurateEcnOption.fitting(0, TcpOptions.MAX_LENGTH - options.length(), options.gap());
        return most < 0 || random.nextInt(3) > 0 ? options : options.with(new AccurateEcnOption(random.nextBoolean(),
                random.nextInt(most + 1), random.nextInt(), random.nextInt(), random.nextInt()));
    }

    /** Of any kind, seldom as long as an Ethernet frame allows. */
    private Payload payload() {
        int length = random.nextInt(random.nextInt(10) == 0 ? 1400 : 40);
        return switch (random.nextInt(4)) {
            case 0 -> BytesPayload.EMPTY;
            case 1 -> bytes(length);
            case 2 -> new GeneratedPayload(random.nextLong(), random.nextLong(1L << 40), length);
            default -> bytes(length).join(new GeneratedPayload(random.nextLong(), random.nextInt(20), 9));
        };
    }

    private BytesPayload bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new BytesPayload(bytes);
    }

    private long mac() {
        return random.nextLong(1L << 48);
    }
}
