package wireclock.scenario.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.FrameReceiver;
import wireclock.link.BernoulliLoss;
import wireclock.link.ConstantRate;
import wireclock.link.DirectionConfig;
import wireclock.link.Framing;
import wireclock.link.GilbertElliottLoss;
import wireclock.link.Impairments;
import wireclock.link.LineConfig;
import wireclock.link.LineRate;
import wireclock.link.ListedLoss;
import wireclock.link.LossModel;
import wireclock.link.PeriodicLoss;
import wireclock.link.PlannedDirection;
import wireclock.link.QueueLimit;
import wireclock.link.QueuedDirection;
import wireclock.link.RateTrace;
import wireclock.link.Reordering;
import wireclock.link.SendingDirection;
import wireclock.scenario.DirectionSpec;
import wireclock.scenario.DisciplineSpec;
import wireclock.scenario.ImpairmentSpec;
import wireclock.scenario.LossSpec;
import wireclock.scenario.RateTraceSpec;

/** Builds one direction of a link as its description wants it: the queue, the line, and what goes wrong there. */
final class DirectionFactory {
    private final Scheduler scheduler;
    private final RandomStreams random;

    DirectionFactory(Scheduler scheduler, RandomStreams random) {
        this.scheduler = scheduler;
        this.random = random;
    }

    /**
     * The simplest direction that does what is wanted: a planned one, or one with a real queue.
     *
     * @param name of the direction, {@code bottleneck forward}
     * @param controlled whether it must obey {@link wireclock.link.LinkControl}
     */
    SendingDirection create(String name, DirectionSpec spec, FrameReceiver receiver, boolean controlled) {
        boolean planned = !controlled && spec.trace() == null && spec.impairments().isNone()
                && spec.queue().discipline() instanceof DisciplineSpec.DropTail
                && spec.queue().ecnMarkAtPackets() == null && spec.loss() instanceof LossSpec.Bernoulli;
        return planned ? planned(name, spec, receiver) : queued(name, spec, receiver);
    }

    private PlannedDirection planned(String name, DirectionSpec spec, FrameReceiver receiver) {
        double loss = spec.loss() instanceof LossSpec.Bernoulli bernoulli ? bernoulli.share() : 0;
        DirectionConfig config = new DirectionConfig(spec.rateBitPerS(), spec.delayPs(), spec.jitterPs(), loss,
                spec.mtuBytes(), QueueFactory.limit(spec.queue()), framing(spec));
        return new PlannedDirection(scheduler, config, receiver, random.stream("loss of link " + name),
                random.stream("jitter of link " + name));
    }

    private QueuedDirection queued(String name, DirectionSpec spec, FrameReceiver receiver) {
        Long markAt = spec.queue().ecnMarkAtPackets();
        LineConfig line = new LineConfig(rate(spec), spec.delayPs(), spec.jitterPs(), spec.mtuBytes(), framing(spec),
                markAt == null ? QueueLimit.UNLIMITED : Math.toIntExact(markAt));
        ImpairmentSpec wrong = spec.impairments();
        Impairments impairments = new Impairments(loss(name, spec.loss()), reordering(name, wrong.reordering()),
                share(wrong.duplicateShare(), "duplicates of link " + name), wrong.bitErrorRate(),
                random.stream("bit errors of link " + name), random.stream("jitter of link " + name));
        return new QueuedDirection(scheduler, line, new QueueFactory(random).create(name, spec), impairments, receiver);
    }

    private static LineRate rate(DirectionSpec spec) {
        RateTraceSpec trace = spec.trace();
        if (trace == null) {
            return new ConstantRate(spec.rateBitPerS());
        }
        Long repeatPs = trace.repeatPs();
        return new RateTrace(numbers(trace.timesPs()), numbers(trace.ratesBitPerS()),
                repeatPs == null ? SimTime.NEVER : repeatPs);
    }

    LossModel loss(String name, LossSpec spec) {
        String stream = "loss of link " + name;
        return switch (spec) {
            case LossSpec.Bernoulli bernoulli -> share(bernoulli.share(), stream);
            case LossSpec.GilbertElliott bursts -> new GilbertElliottLoss(bursts.enter(), bursts.leave(),
                    bursts.inBurst(), bursts.outOfBurst(), random.stream(stream));
            case LossSpec.Listed listed -> new ListedLoss(numbers(listed.frames()));
            case LossSpec.Every every -> new PeriodicLoss(every.n());
        };
    }

    private Reordering reordering(String name, ImpairmentSpec.@Nullable Reordering spec) {
        if (spec == null) {
            return Reordering.NONE;
        }
        Long every = spec.every();
        Double share = spec.share();
        LossModel choice = every != null ? new PeriodicLoss(every)
                : share(share == null ? 0 : share, "reordering of link " + name);
        return new Reordering(choice, spec.delayPs());
    }

    private LossModel share(double share, String stream) {
        return share == 0 ? LossModel.NONE : new BernoulliLoss(share, random.stream(stream));
    }

    private static long[] numbers(List<Long> list) {
        return list.stream().mapToLong(Long::longValue).toArray();
    }

    private static Framing framing(DirectionSpec spec) {
        return switch (spec.framing()) {
            case ETHERNET -> Framing.ETHERNET;
            case NONE -> Framing.NONE;
        };
    }
}
