package wireclock.link;

/**
 * What may be done to one direction of any link while a run goes on: it can be cut, and frames can get lost. This is
 * all at a hub and in half duplex: the rate and the delays of a whole collision domain belong together, and a hub does
 * not store frames, so it cannot hold them back.
 */
public interface CableControl {
    /**
     * Cuts the line, or mends it. A cut loses all that waits, is being sent or is on its way, and all that comes; what
     * comes is not shown to the loss models.
     */
    void setDown(boolean down);

    boolean isDown();

    LossModel loss();

    void setLoss(LossModel loss);

    /**
     * Adds a loss beside {@link #loss()}: a frame that either loses is lost. For faults that name single packets. Added
     * models are asked for every accepted frame, also for one that is lost already, so that they can count.
     */
    void addLoss(LossModel loss);
}
