package wireclock.link;

import wireclock.engine.RandomStream;
import wireclock.wire.EthernetFrame;

/** Loses each frame with the same probability, whatever happened to those before it. One draw a frame. */
public final class BernoulliLoss implements LossModel {
    private final double share;
    private final RandomStream random;

    /**
     * @param share 0 to 1
     */
    public BernoulliLoss(double share, RandomStream random) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a loss of " + share);
        }
        this.share = share;
        this.random = random;
    }

    @Override
    public boolean loses(EthernetFrame frame) {
        return random.nextBernoulli(share);
    }
}
