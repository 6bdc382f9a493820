package wireclock.link;

import wireclock.wire.EthernetFrame;

/** Loses every n-th frame: the n-th, the 2n-th and so on, counted from 1 in the order of acceptance. */
public final class PeriodicLoss implements LossModel {
    private final long period;
    private long left;

    /**
     * @param period positive
     */
    public PeriodicLoss(long period) {
        if (period < 1) {
            throw new IllegalArgumentException("every " + period + " frames");
        }
        this.period = period;
        this.left = period;
    }

    @Override
    public boolean loses(EthernetFrame frame) {
        if (--left > 0) {
            return false;
        }
        left = period;
        return true;
    }
}
