package wireclock.link;

import wireclock.wire.EthernetFrame;

/** What a frame occupies on a link. */
public enum Framing {
    /** Preamble 8, at least 64 bytes of frame, interpacket gap 12 (IEEE 802.3, clause 4). */
    ETHERNET {
        @Override
        int occupancyBytes(EthernetFrame frame) {
            return frame.occupancy();
        }
    },
    /** The packet alone: a line without link headers. */
    NONE {
        @Override
        int occupancyBytes(EthernetFrame frame) {
            return frame.payload().length();
        }
    };

    /** Bytes for which the line is busy. */
    abstract int occupancyBytes(EthernetFrame frame);
}
