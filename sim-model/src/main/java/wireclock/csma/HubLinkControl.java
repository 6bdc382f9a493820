package wireclock.csma;

import wireclock.link.LinkControl;

/**
 * What may be done to a cable of a collision domain during a run: it can be cut and mended, and frames can get lost.
 * Its rate and delays are fixed, since those of the whole domain belong together; a hub cannot hold frames back, since
 * it does not store them.
 */
interface HubLinkControl extends LinkControl {
    @Override
    default void setHeld(boolean held) {
        throw fixed("frames cannot be held");
    }

    @Override
    default boolean isHeld() {
        return false;
    }

    @Override
    default double bitErrorRate() {
        return 0;
    }

    @Override
    default void setBitErrorRate(double bitErrorRate) {
        throw fixed("the bit error rate is fixed");
    }

    @Override
    default void setDelayPs(long delayPs) {
        throw fixed("the delay is fixed");
    }

    @Override
    default long jitterPs() {
        return 0;
    }

    @Override
    default void setJitterPs(long jitterPs) {
        throw fixed("there is no jitter");
    }

    @Override
    default void setRateBitPerS(long rateBitPerS) {
        throw fixed("the rate is fixed");
    }

    private static UnsupportedOperationException fixed(String what) {
        return new UnsupportedOperationException("half duplex: " + what);
    }
}
