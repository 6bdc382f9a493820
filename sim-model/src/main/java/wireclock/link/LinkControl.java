package wireclock.link;

/**
 * What may be done to one direction of a full-duplex link while a run goes on: the side of a link that faults see. All
 * of it takes effect at once, for frames that are handed over from now on unless it says otherwise.
 */
public interface LinkControl extends CableControl {
    /**
     * Holds back all that would be delivered, until it is released: then everything that was due arrives at once. The
     * queue is served meanwhile. A cut loses what is held, too.
     */
    void setHeld(boolean held);

    boolean isHeld();

    /** Share of the bits that arrive wrong, 0 to 1. */
    double bitErrorRate();

    void setBitErrorRate(double bitErrorRate);

    long delayPs();

    /** Changes the propagation delay, in picoseconds, not negative; frames do not overtake because of it. */
    void setDelayPs(long delayPs);

    long jitterPs();

    /** Changes the jitter, not negative; more than the delay counts as the delay. */
    void setJitterPs(long jitterPs);

    /** The line rate now. */
    long rateBitPerS();

    /**
     * Changes the line rate, positive, for the transmissions that begin from now on. A {@link RateTrace} is given up
     * for it.
     */
    void setRateBitPerS(long rateBitPerS);
}
