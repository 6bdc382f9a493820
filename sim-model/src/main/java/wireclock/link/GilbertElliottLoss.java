package wireclock.link;

import wireclock.engine.RandomStream;
import wireclock.wire.EthernetFrame;

/**
 * Loss in bursts: a line is good or bad, and changes between the two at random (Gilbert 1960, Elliott 1963).
 *
 * <p>Every accepted frame costs two draws, whatever the parameters: first the line may change its state, then the frame
 * is lost with the probability of the state that it is in now. It begins good. In the long run it is bad for the share
 * enter / (enter + leave) of the frames, and a burst lasts 1 / leave frames on average.
 */
public final class GilbertElliottLoss implements LossModel {
    private final double enter;
    private final double leave;
    private final double inBurst;
    private final double outOfBurst;
    private final RandomStream random;
    private boolean bad;

    /**
     * All are probabilities for one frame.
     *
     * @param enter that a good line turns bad
     * @param leave that a bad line turns good
     * @param inBurst that a frame is lost while the line is bad
     * @param outOfBurst that a frame is lost while the line is good
     */
    public GilbertElliottLoss(double enter, double leave, double inBurst, double outOfBurst, RandomStream random) {
        this.enter = enter;
        this.leave = leave;
        this.inBurst = inBurst;
        this.outOfBurst = outOfBurst;
        this.random = random;
    }

    @Override
    public boolean loses(EthernetFrame frame) {
        if (random.nextBernoulli(bad ? leave : enter)) {
            bad = !bad;
        }
        return random.nextBernoulli(bad ? inBurst : outOfBurst);
    }
}
