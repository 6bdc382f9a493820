package wireclock.scenario;

import java.util.Map;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Place;
import wireclock.scenario.language.Tree;

/**
 * One direction of a link.
 *
 * @param place where it is described, with the places of inherited values where they stand
 * @param rateBitPerS at least 1
 * @param delayPs propagation delay
 * @param jitterPs how much longer a packet may take, drawn evenly from 0 to this
 * @param mtuBytes largest IP packet
 */
public record DirectionSpec(Place place, long rateBitPerS, long delayPs, long jitterPs, LossSpec loss, int mtuBytes,
        QueueSpec queue, Framing framing) {

    /** Signals in cables travel 0.2 m in a nanosecond, two thirds of the speed of light. */
    private static final long PS_PER_MM = 5;

    static DirectionSpec of(Fields fields) {
        Long lengthMm = fields.given(LinkKeys.LENGTH);
        long delayPs = lengthMm == null ? fields.get(LinkKeys.DELAY) : lengthMm * PS_PER_MM;
        return new DirectionSpec(fields.place(), fields.get(LinkKeys.RATE), delayPs,
                fields.get(LinkKeys.JITTER), LossSpec.of(fields.nested(LinkKeys.LOSS, LinkKeys.LOSS_SECTION)),
                Math.toIntExact(fields.get(LinkKeys.MTU)),
                QueueSpec.of(fields.nested(LinkKeys.QUEUE, LinkKeys.QUEUE_SECTION)), fields.get(LinkKeys.FRAMING));
    }

    /** The same direction at another rate. */
    DirectionSpec atRate(long rateBitPerS) {
        return new DirectionSpec(place, rateBitPerS, delayPs, jitterPs, loss, mtuBytes, queue, framing);
    }

    /** The direction as a scenario file would say it, with every default. */
    Map<String, Object> tree() {
        return new Tree().put(LinkKeys.RATE, rateBitPerS)
                .put(LinkKeys.DELAY, delayPs)
                .put(LinkKeys.JITTER, jitterPs)
                .putTree(LinkKeys.LOSS, loss.tree())
                .put(LinkKeys.MTU, (long) mtuBytes)
                .putTree(LinkKeys.QUEUE, queue.tree())
                .put(LinkKeys.FRAMING, framing)
                .map();
    }
}
