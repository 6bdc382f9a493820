package wireclock.link;

/**
 * What may be done to one direction of a link while a run goes on: the side of a link that faults see. All of it takes
 * effect at once, for frames that are handed over from now on unless it says otherwise.
 */
public interface LinkControl {
    /**
     * Cuts the line, or mends it. A cut loses all that waits, is being sent or is on its way, and all that comes; what
     * comes is not shown to the loss models.
     */
    void setDown(boolean down);

    boolean isDown();

    /**
     * Holds back all that would be delivered, until it is released: then everything that was due arrives at once. The
     * queue is served meanwhile. A cut loses what is held, too.
     */
    void setHeld(boolean held);

    boolean isHeld();

    LossModel loss();

    void setLoss(LossModel loss);

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

    /**
     * Adds a loss beside {@link #loss()}: a frame that either loses is lost. For faults that name single packets. Added
     * models are asked for every accepted frame, also for one that is lost already, so that they can count.
     */
    void addLoss(LossModel loss);
}
