package wireclock.csma;

import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.RawFramePayload;

/** Frames that are told apart by a number, for a station whose address is its index. */
final class Frames {
    private static final byte[] ZEROS = new byte[65_536];

    private Frames() {}

    /**
     * @param frameBytes from destination to FCS, at least 64
     */
    static EthernetFrame numbered(int number, int toStation, int frameBytes) {
        return new EthernetFrame(addressOf(toStation), number, EtherType.IPV4,
                new RawFramePayload(new BytesPayload(ZEROS, 0, frameBytes - 18)));
    }

    static long addressOf(int station) {
        return 0x0200_0000_0000L + station;
    }

    static int number(EthernetFrame frame) {
        return (int) frame.source();
    }
}
