package wireclock.wire;

/**
 * What is left of a frame some of whose bits were turned over on the line: its bytes, from destination to frame check
 * sequence, as they arrive. It travels in place of the payload, in a frame with the addresses of the intact one.
 */
public final class DamagedPayload implements FramePayload {
    private final byte[] frameBytes;
    private final int length;
    private final boolean checked;

    private DamagedPayload(byte[] frameBytes, int length, boolean checked) {
        this.frameBytes = frameBytes;
        this.length = length;
        this.checked = checked;
    }

    /**
     * A frame with some bits turned over.
     *
     * @param bits places in what is on the line, from 0, the most significant bit of the first byte
     * @param framed whether the whole frame is on the line, with its frame check sequence, or the packet alone
     */
    public static EthernetFrame damage(EthernetFrame frame, int[] bits, boolean framed) {
        byte[] bytes = EthernetCodec.encode(frame).clone();
        int firstByte = framed ? 0 : EthernetFrame.HEADER_BYTES;
        for (int bit : bits) {
            bytes[firstByte + bit / 8] ^= (byte) (0x80 >>> bit % 8);
        }
        return new EthernetFrame(frame.destination(), frame.source(), frame.etherType(),
                new DamagedPayload(bytes, frame.payload().length(), framed));
    }

    /** Of the payload before it was damaged. */
    @Override
    public int length() {
        return length;
    }

    /** Whether the frame check sequence shows the damage. Where the packet is alone on the line there is none. */
    public boolean isDetected() {
        int end = frameBytes.length - EthernetFrame.FCS_BYTES;
        return checked && NetworkOrder.get32(frameBytes, end) != EthernetCodec.frameCheckSequence(frameBytes, 0, end);
    }

    /**
     * What a receiver finds in the bytes if it trusts the frame: a packet whose IPv4 header is wrong comes out as
     * {@link RawFramePayload}, one whose transport is wrong with a {@link RawIpPayload}, so that the layer drops it
     * whose check fails.
     */
    public EthernetFrame read() {
        int etherType = NetworkOrder.get16(frameBytes, 12);
        int end = checked ? frameBytes.length - EthernetFrame.FCS_BYTES : EthernetFrame.HEADER_BYTES + length;
        return new EthernetFrame(NetworkOrder.get48(frameBytes, 0), NetworkOrder.get48(frameBytes, 6), etherType,
                readPayload(etherType, end));
    }

    private FramePayload readPayload(int etherType, int end) {
        try {
            return etherType == EtherType.IPV4
                    ? Ipv4Codec.readTrustingPayload(frameBytes, EthernetFrame.HEADER_BYTES, end)
                    : EthernetCodec.readPayload(etherType, frameBytes, EthernetFrame.HEADER_BYTES, end);
        } catch (MalformedPacketException e) {
            return new RawFramePayload(BytesPayload.copyOf(frameBytes, EthernetFrame.HEADER_BYTES, end));
        }
    }

    /** As they arrive; nobody changes them. */
    byte[] frameBytes() {
        return frameBytes;
    }
}
