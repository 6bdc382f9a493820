package wireclock.link;

import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;

/** Builds directions for tests, each with the streams {@code loss} and {@code jitter} of a seed. */
final class Directions {
    private Directions() {}

    static PlannedDirection planned(Scheduler scheduler, DirectionConfig config, FrameReceiver receiver, long seed) {
        return new PlannedDirection(scheduler, config, receiver, new RandomStream(seed, "loss"),
                new RandomStream(seed, "jitter"));
    }

    /** The same with a real queue. */
    static QueuedDirection queued(Scheduler scheduler, DirectionConfig config, FrameReceiver receiver, long seed) {
        LossModel loss = config.loss() > 0 ? new BernoulliLoss(config.loss(), new RandomStream(seed, "loss"))
                : LossModel.NONE;
        return new QueuedDirection(scheduler, line(config), new DropTail(config.queue()), impairments(seed, loss),
                receiver);
    }

    static LineConfig line(DirectionConfig config) {
        return new LineConfig(new ConstantRate(config.rateBitPerS()), config.delayPs(), config.jitterPs(),
                config.mtuBytes(), config.framing(), QueueLimit.UNLIMITED);
    }

    /** A line that has only losses. */
    static Impairments impairments(long seed, LossModel loss) {
        return new Impairments(loss, Reordering.NONE, LossModel.NONE, 0, new RandomStream(seed, "bit errors"),
                new RandomStream(seed, "jitter"));
    }
}
