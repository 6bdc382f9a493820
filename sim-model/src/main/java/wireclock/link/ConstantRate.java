package wireclock.link;

import wireclock.engine.SimTime;

/** A rate that stays as it is. */
public final class ConstantRate implements LineRate {
    private final long bitPerS;
    /** Picoseconds a byte lasts, or 0 where that is not a whole number and each frame's time is rounded by itself. */
    private final long bytePs;

    /**
     * @param bitPerS positive
     */
    public ConstantRate(long bitPerS) {
        if (bitPerS <= 0) {
            throw new IllegalArgumentException("a rate of " + bitPerS + " bit/s");
        }
        this.bitPerS = bitPerS;
        bytePs = 8 * SimTime.SECOND % bitPerS == 0 ? 8 * SimTime.SECOND / bitPerS : 0;
    }

    @Override
    public long endPs(long startPs, int occupancyBytes) {
        return startPs + (bytePs != 0 ? occupancyBytes * bytePs : SimTime.serialisationPs(occupancyBytes, bitPerS));
    }

    @Override
    public long bitPerS(long timePs) {
        return bitPerS;
    }
}
