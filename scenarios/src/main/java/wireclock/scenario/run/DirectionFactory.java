package wireclock.scenario.run;

import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;
import wireclock.link.BernoulliLoss;
import wireclock.link.ConstantRate;
import wireclock.link.DropTail;
import wireclock.link.Framing;
import wireclock.link.Impairments;
import wireclock.link.LineConfig;
import wireclock.link.LossModel;
import wireclock.link.QueueDiscipline;
import wireclock.link.QueueLimit;
import wireclock.link.QueuedDirection;
import wireclock.link.Reordering;
import wireclock.scenario.DirectionSpec;
import wireclock.scenario.LossSpec;
import wireclock.scenario.QueueSpec;

/** Builds one direction of a link as its description wants it: the queue, the line, and what goes wrong there. */
final class DirectionFactory {
    private final RandomStreams random;

    DirectionFactory(RandomStreams random) {
        this.random = random;
    }

    /** A direction with a real queue. */
    QueuedDirection queued(Scheduler scheduler, String name, DirectionSpec spec, FrameReceiver receiver) {
        LineConfig line = new LineConfig(new ConstantRate(spec.rateBitPerS()), spec.delayPs(), spec.jitterPs(),
                spec.mtuBytes(), framing(spec), QueueLimit.UNLIMITED);
        Impairments impairments = new Impairments(loss(name, spec.loss()), Reordering.NONE, LossModel.NONE, 0,
                random.stream("bit errors of link " + name), random.stream("jitter of link " + name));
        return new QueuedDirection(scheduler, line, queue(spec.queue()), impairments, receiver);
    }

    LossModel loss(String name, LossSpec spec) {
        return switch (spec) {
            case LossSpec.Bernoulli bernoulli -> bernoulli.share() == 0 ? LossModel.NONE
                    : new BernoulliLoss(bernoulli.share(), random.stream("loss of link " + name));
        };
    }

    private static QueueDiscipline queue(QueueSpec spec) {
        return new DropTail(limit(spec));
    }

    static QueueLimit limit(QueueSpec spec) {
        return new QueueLimit((int) Math.min(spec.limitPackets(), QueueLimit.UNLIMITED), spec.limitBytes());
    }

    static Framing framing(DirectionSpec spec) {
        return switch (spec.framing()) {
            case ETHERNET -> Framing.ETHERNET;
            case NONE -> Framing.NONE;
        };
    }
}
