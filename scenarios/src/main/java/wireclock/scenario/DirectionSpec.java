package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Place;
import wireclock.scenario.language.Tree;

/**
 * One direction of a link.
 *
 * @param place where it is described, with the places of inherited values where they stand
 * @param rateBitPerS at least 1; of a trace the highest
 * @param delayPs propagation delay
 * @param jitterPs how much longer a packet may take, drawn evenly from 0 to this
 * @param mtuBytes largest IP packet
 * @param impairments what goes wrong besides loss
 * @param trace what the rate follows, or null if it stays as it is
 */
public record DirectionSpec(Place place, long rateBitPerS, long delayPs, long jitterPs, LossSpec loss, int mtuBytes,
        QueueSpec queue, Framing framing, ImpairmentSpec impairments, @Nullable RateTraceSpec trace) {

    /** Signals in cables travel 0.2 m in a nanosecond, two thirds of the speed of light. */
    private static final long PS_PER_MM = 5;
    private static final LossSpec NOTHING_LOST = new LossSpec.Bernoulli(0);

    static DirectionSpec of(Fields fields, RateTraces traces) {
        LinkRate rate = fields.get(LinkKeys.RATE);
        RateTraceSpec trace = rate.trace() == null ? null : traces.read(rate.trace());
        Long lengthMm = fields.given(LinkKeys.LENGTH);
        return new DirectionSpec(fields.place(), trace == null ? rate.bitPerS() : trace.mostBitPerS(),
                lengthMm == null ? fields.get(LinkKeys.DELAY) : lengthMm * PS_PER_MM, fields.get(LinkKeys.JITTER),
                LossSpec.of(fields.nested(LinkKeys.LOSS, LossKeys.BERNOULLI)),
                Math.toIntExact(fields.get(LinkKeys.MTU)),
                QueueSpec.of(fields.nested(LinkKeys.QUEUE, QueueKeys.DROPTAIL)), fields.get(LinkKeys.FRAMING),
                ImpairmentSpec.of(fields), trace);
    }

    /** The same direction at another rate. */
    public DirectionSpec atRate(long rateBitPerS) {
        return new DirectionSpec(place, rateBitPerS, delayPs, jitterPs, loss, mtuBytes, queue, framing, impairments, trace);
    }

    /** The same direction behind another queue. */
    public DirectionSpec behind(QueueSpec queue) {
        return new DirectionSpec(place, rateBitPerS, delayPs, jitterPs, loss, mtuBytes, queue, framing, impairments, trace);
    }

    /** The same direction, losing and damaging nothing by itself. */
    public DirectionSpec lossless() {
        return new DirectionSpec(place, rateBitPerS, delayPs, jitterPs, NOTHING_LOST, mtuBytes, queue, framing,
                new ImpairmentSpec(impairments.reordering(), impairments.duplicateShare(), 0), trace);
    }

    /** Whether it may lose or damage packets by itself. */
    public boolean isLossy() {
        return !loss.equals(NOTHING_LOST) || impairments.bitErrorRate() > 0;
    }

    /** The direction as a scenario file would say it, with every default. */
    Map<String, Object> tree() {
        Tree tree = new Tree();
        if (trace == null) {
            tree.put(LinkKeys.RATE, new LinkRate(rateBitPerS, null));
        } else {
            tree.putTree(LinkKeys.RATE, trace.tree());
        }
        return tree.put(LinkKeys.DELAY, delayPs)
                .put(LinkKeys.JITTER, jitterPs)
                .putTree(LinkKeys.LOSS, loss.tree())
                .put(LinkKeys.MTU, (long) mtuBytes)
                .putTree(LinkKeys.QUEUE, queue.tree())
                .put(LinkKeys.FRAMING, framing)
                .putAll(impairments.tree())
                .map();
    }
}
