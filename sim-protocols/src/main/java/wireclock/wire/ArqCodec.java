package wireclock.wire;

import wireclock.wire.MalformedPacketException.Reason;

/** Packets of the teaching transports to and from the payload of a datagram. */
public final class ArqCodec {
    private static final ArqPacket.Type[] TYPES = ArqPacket.Type.values();

    private ArqCodec() {}

    /** The datagram's payload: eight bytes of header, and the segment's payload as it is. */
    public static Payload encode(ArqPacket packet) {
        byte[] header = new byte[ArqPacket.HEADER_BYTES];
        NetworkOrder.put8(header, 0, ArqPacket.VERSION << 4 | packet.type().ordinal() + 1);
        NetworkOrder.put8(header, 1, packet.sequenceBits());
        NetworkOrder.put16(header, 2, packet.payload().length());
        NetworkOrder.put32(header, 4, packet.number());
        return new BytesPayload(header).join(packet.payload());
    }

    /**
     * Reads what {@link #encode} has written.
     *
     * @throws MalformedPacketException if it is something else
     */
    public static ArqPacket decode(Payload datagram) throws MalformedPacketException {
        int bytes = datagram.length();
        if (bytes < ArqPacket.HEADER_BYTES) {
            throw new MalformedPacketException(Reason.TRUNCATED, "ARQ: " + bytes + " bytes");
        }
        byte[] header = new byte[ArqPacket.HEADER_BYTES];
        datagram.copyTo(0, header, 0, header.length);
        int versionAndType = NetworkOrder.get8(header, 0);
        int type = versionAndType & 0xF;
        if (versionAndType >> 4 != ArqPacket.VERSION || type < 1 || type > TYPES.length) {
            throw new MalformedPacketException(Reason.BAD_VERSION, "ARQ: version and type " + versionAndType);
        }
        int length = NetworkOrder.get16(header, 2);
        boolean data = TYPES[type - 1] == ArqPacket.Type.DATA;
        if (length != bytes - header.length || data == (length == 0)) {
            throw new MalformedPacketException(Reason.BAD_LENGTH,
                    "ARQ: " + TYPES[type - 1] + " with a length of " + length + " in " + bytes + " bytes");
        }
        int sequenceBits = NetworkOrder.get8(header, 1);
        int number = NetworkOrder.get32(header, 4);
        if (sequenceBits > ArqPacket.MAX_SEQUENCE_BITS || Integer.toUnsignedLong(number) >>> sequenceBits != 0) {
            throw new MalformedPacketException(Reason.BAD_LENGTH,
                    "ARQ: number " + Integer.toUnsignedLong(number) + " in " + sequenceBits + " bits");
        }
        return new ArqPacket(TYPES[type - 1], sequenceBits, number,
                data ? datagram.slice(header.length, length) : BytesPayload.EMPTY);
    }
}
