package wireclock.link;

import wireclock.engine.SimTime;

/**
 * A rate that changes at known instants and is constant in between, as a mobile link's. A frame that is being sent when
 * the rate changes goes on at the new one: its bits take as long as the rate at the time of each lets them.
 */
public final class RateTrace implements LineRate {
    /** A frame's work, in bits times picoseconds for a rate of 1 bit/s. */
    private static final long BYTE_WORK = 8 * SimTime.SECOND;

    private final long[] timesPs;
    private final long[] ratesBitPerS;
    private final long repeatPs;
    /** The stretch of the trace that the last transmission ended in, and when its round of the trace began. */
    private int stretch;
    private long roundPs;

    /**
     * @param timesPs of the changes, from 0, ascending
     * @param ratesBitPerS from each change on, not negative; the last one positive unless the trace repeats, and then
     *     any
     * @param repeatPs after which the trace begins anew, later than the last change; {@link SimTime#NEVER}: the last
     *     rate holds
     */
    public RateTrace(long[] timesPs, long[] ratesBitPerS, long repeatPs) {
        long best = 0;
        for (int i = 0; i < timesPs.length; i++) {
            best = repeatPs == SimTime.NEVER ? ratesBitPerS[i] : Math.max(best, ratesBitPerS[i]);
            if (ratesBitPerS[i] < 0 || (i == 0 ? timesPs[0] != 0 : timesPs[i] <= timesPs[i - 1])) {
                throw new IllegalArgumentException("change " + i + " of a rate trace");
            }
        }
        if (best == 0 || repeatPs <= timesPs[timesPs.length - 1]) {
            throw new IllegalArgumentException("a rate trace that ends with nothing");
        }
        this.timesPs = timesPs.clone();
        this.ratesBitPerS = ratesBitPerS.clone();
        this.repeatPs = repeatPs;
    }

    @Override
    public long endPs(long startPs, int occupancyBytes) {
        long work = occupancyBytes * BYTE_WORK;
        long nowPs = startPs;
        if (startPs < roundPs + timesPs[stretch]) {
            // The last transmission was cut off before it ended.
            stretch = 0;
            roundPs = repeatPs == SimTime.NEVER ? 0 : startPs - startPs % repeatPs;
        }
        while (true) {
            moveTo(nowPs);
            long rate = ratesBitPerS[stretch];
            long changePs = nextChangePs();
            // Half up, as a frame at a constant rate.
            long neededPs = rate == 0 ? SimTime.NEVER : Math.addExact(work, rate / 2) / rate;
            if (neededPs <= changePs - nowPs) {
                return nowPs + neededPs;
            }
            work -= rate * (changePs - nowPs);
            nowPs = changePs;
        }
    }

    private void moveTo(long timePs) {
        while (nextChangePs() <= timePs) {
            if (++stretch == timesPs.length) {
                stretch = 0;
                roundPs += repeatPs;
            }
        }
    }

    private long nextChangePs() {
        if (stretch + 1 < timesPs.length) {
            return roundPs + timesPs[stretch + 1];
        }
        return repeatPs == SimTime.NEVER ? SimTime.NEVER : roundPs + repeatPs;
    }

    @Override
    public long bitPerS(long timePs) {
        long inRoundPs = repeatPs == SimTime.NEVER ? timePs : timePs % repeatPs;
        int i = timesPs.length - 1;
        while (timesPs[i] > inRoundPs) {
            i--;
        }
        return ratesBitPerS[i];
    }
}
