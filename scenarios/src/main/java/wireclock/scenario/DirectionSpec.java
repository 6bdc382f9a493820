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

    static DirectionSpec of(Fields fields) {
        return new DirectionSpec(fields.place(), fields.get(LinkKeys.RATE), fields.get(LinkKeys.DELAY),
                fields.get(LinkKeys.JITTER), LossSpec.of(fields.nested(LinkKeys.LOSS, LinkKeys.LOSS_SECTION)),
                Math.toIntExact(fields.get(LinkKeys.MTU)),
                QueueSpec.of(fields.nested(LinkKeys.QUEUE, LinkKeys.QUEUE_SECTION)), fields.get(LinkKeys.FRAMING));
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
