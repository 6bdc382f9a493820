package wireclock.link;

import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.RawFramePayload;

/** Frames that are told apart by a number, which stands in the place of the destination address. */
final class Frames {
    private static final byte[] ZEROS = new byte[65_536];

    private Frames() {}

    static EthernetFrame numbered(int number, int payloadBytes) {
        return new EthernetFrame(number, 0x0200_0000_0001L, EtherType.IPV4,
                new RawFramePayload(new BytesPayload(ZEROS, 0, payloadBytes)));
    }

    static int number(EthernetFrame frame) {
        return (int) frame.destination();
    }
}
