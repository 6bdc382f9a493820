package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Dimension;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Measure;
import wireclock.scenario.language.Place;
import wireclock.scenario.language.Tree;

/**
 * The queue before a link, in which packets wait while another is being sent.
 *
 * @param place where it is described
 * @param discipline who waits how, and who goes next
 * @param limit how much may wait, in packets or in bytes, not counting the packet being sent
 * @param ecnMarkAtPackets an ECN-capable packet that finds so many waiting is marked; null for never
 */
public record QueueSpec(Place place, DisciplineSpec discipline, Measure limit, @Nullable Long ecnMarkAtPackets) {
    static QueueSpec of(Fields queue) {
        DisciplineSpec discipline = DisciplineSpec.of(queue);
        return new QueueSpec(queue.place(), discipline, queue.get(discipline.limitKey()),
                queue.find(QueueKeys.ECN_MARK_AT));
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
        return new Tree().putAll(discipline.tree(new Tree()).put(discipline.limitKey(), limit)
                .put(QueueKeys.ECN_MARK_AT, ecnMarkAtPackets).map()).map();
    }
}
