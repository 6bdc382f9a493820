package wireclock.csma;

import wireclock.engine.SimTime;

/** The parameters of CSMA/CD at one rate (IEEE 802.3, table 4-2): bit times of the standard, here in picoseconds. */
final class BitTimes {
    static final long RATE_10_BIT_PER_S = 10_000_000;
    static final long RATE_100_BIT_PER_S = 100_000_000;

    private static final int SLOT_BITS = 512;
    private static final int GAP_BITS = 96;
    /** Two thirds of the gap, the most that §4.2.3.2.2 allows. */
    private static final int GAP_PART_1_BITS = 64;
    /** Preamble and start frame delimiter. */
    private static final int HEADER_BITS = 64;
    private static final int JAM_BITS = 32;
    private static final int MIN_FRAME_BITS = 512;

    final long bitPs;
    final long slotPs;
    final long gapPs;
    final long gapPart1Ps;
    final long headerPs;
    final long jamPs;
    /** Carrier that is shorter cannot have brought a whole frame. */
    final long shortestFramePs;

    /**
     * @throws IllegalArgumentException for a rate at which there is no CSMA/CD here
     */
    BitTimes(long rateBitPerS) {
        if (rateBitPerS != RATE_10_BIT_PER_S && rateBitPerS != RATE_100_BIT_PER_S) {
            throw new IllegalArgumentException("half duplex at " + rateBitPerS + " bit/s");
        }
        bitPs = SimTime.SECOND / rateBitPerS;
        slotPs = SLOT_BITS * bitPs;
        gapPs = GAP_BITS * bitPs;
        gapPart1Ps = GAP_PART_1_BITS * bitPs;
        headerPs = HEADER_BITS * bitPs;
        jamPs = JAM_BITS * bitPs;
        shortestFramePs = (HEADER_BITS + MIN_FRAME_BITS) * bitPs;
    }

    /** How long a frame is on the wire, preamble included. */
    long framePs(int frameBytes) {
        return headerPs + 8L * frameBytes * bitPs;
    }
}
