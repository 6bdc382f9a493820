package wireclock.bridge;

import wireclock.engine.SimTime;

/**
 * The settings of a bridge's spanning tree (IEEE 802.1D-1998, 8.10). Of the times, those of the root hold everywhere.
 *
 * @param priority the lowest becomes the root; 16 bits
 * @param helloPs between two configuration messages of the root
 * @param maxAgePs after which what was heard is forgotten
 * @param forwardDelayPs for which a port listens, and then learns
 */
public record StpConfig(int priority, long helloPs, long maxAgePs, long forwardDelayPs) {
    /** Tables 8-3 and 8-4. */
    public static final StpConfig DEFAULT =
            new StpConfig(0x8000, 2 * SimTime.SECOND, 20 * SimTime.SECOND, 15 * SimTime.SECOND);
    /** BPDUs count time in these: 1/256 s. */
    private static final long UNIT_PS = SimTime.SECOND / 256;

    /** A time as BPDUs carry it, rounded up: a message is never younger than it says. */
    static int toUnits(long ps) {
        return (int) Math.ceilDiv(ps, UNIT_PS);
    }

    static long fromUnits(int units) {
        return units * UNIT_PS;
    }
}
