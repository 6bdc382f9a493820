package wireclock.scenario;

import java.util.Map;
import wireclock.scenario.language.Dimension;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Measure;
import wireclock.scenario.language.Tree;

/**
 * The queue before a link, in which packets wait while another is being sent.
 *
 * @param type name of the queue discipline
 * @param limit how much may wait, in packets or in bytes, not counting the packet being sent
 */
public record QueueSpec(String type, Measure limit) {
    static QueueSpec of(Fields queue) {
        return new QueueSpec(queue.get(LinkKeys.QUEUE_TYPE), queue.get(LinkKeys.QUEUE_LIMIT));
    }

    /** How many packets may wait; unbounded where the limit is in bytes. */
    public long limitPackets() {
        return limit.dimension() == Dimension.PACKETS ? limit.value() : Long.MAX_VALUE;
    }

    /** How many bytes of IP packets may wait; unbounded where the limit is in packets. */
    public long limitBytes() {
        return limit.dimension() == Dimension.SIZE ? limit.value() : Long.MAX_VALUE;
    }

    Map<String, Object> tree() {
        return new Tree().put(LinkKeys.QUEUE_TYPE, type).put(LinkKeys.QUEUE_LIMIT, limit).map();
    }
}
