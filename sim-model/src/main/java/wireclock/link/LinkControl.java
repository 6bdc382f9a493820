package wireclock.link;

/**
 * What may be done to one direction of a link while a run goes on: the side of a link that faults see. All of it takes
 * effect at once, for frames that are handed over from now on unless it says otherwise.
 */
public interface LinkControl {
    /** Cuts the line, or mends it. A cut loses all that waits, is being sent or is on its way, and all that comes. */
    void setDown(boolean down);

    /** Holds back all that would be delivered, until it is released: then everything that was due arrives at once. */
    void setHeld(boolean held);

    LossModel loss();

    void setLoss(LossModel loss);

    /** Share of the bits that arrive wrong, 0 to 1. */
    double bitErrorRate();

    void setBitErrorRate(double bitErrorRate);

    long delayPs();

    /** Changes the propagation delay, in picoseconds, not negative; frames do not overtake because of it. */
    void setDelayPs(long delayPs);

    long rateBitPerS();

    /** Changes the line rate, positive, for the transmissions that begin from now on. */
    void setRateBitPerS(long rateBitPerS);

    /**
     * Adds a loss beside {@link #loss()}: a frame that either loses is lost. For faults that name single packets. Added
     * models are asked for every accepted frame, also for one that is lost already, so that they can count.
     */
    void addLoss(LossModel loss);
}
