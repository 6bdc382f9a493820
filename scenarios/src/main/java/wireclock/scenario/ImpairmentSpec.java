package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Tree;

/**
 * What a line does to packets besides losing them.
 *
 * @param reordering which packets are overtaken, or null for none
 * @param duplicateShare of the packets that arrive twice
 * @param bitErrorRate probability of each bit to arrive wrong
 */
public record ImpairmentSpec(@Nullable Reordering reordering, double duplicateShare, double bitErrorRate) {
    /**
     * Packets that take longer.
     *
     * @param every each n-th, or null if they are drawn
     * @param share probability of each, or null if they are counted
     * @param delayPs how much longer
     */
    public record Reordering(@Nullable Long every, @Nullable Double share, long delayPs) {}

    static ImpairmentSpec of(Fields direction) {
        Fields reorder = direction.given(ImpairmentKeys.REORDER);
        Reordering reordering = reorder == null || reorder.section() == ImpairmentKeys.NONE ? null
                : new Reordering(reorder.find(ImpairmentKeys.REORDER_EVERY), reorder.find(ImpairmentKeys.REORDER_SHARE),
                        reorder.get(ImpairmentKeys.REORDER_DELAY));
        return new ImpairmentSpec(reordering, direction.get(ImpairmentKeys.DUPLICATE),
                direction.get(ImpairmentKeys.CORRUPT));
    }

    /** Whether the line does none of this. */
    public boolean isNone() {
        return reordering == null && duplicateShare == 0 && bitErrorRate == 0;
    }

    Map<String, Object> tree() {
        Tree tree = new Tree();
        if (reordering == null) {
            tree.putAll(Map.of(ImpairmentKeys.REORDER.name(), ImpairmentKeys.NO_REORDERING));
        } else {
            tree.putTree(ImpairmentKeys.REORDER, new Tree().put(ImpairmentKeys.REORDER_EVERY, reordering.every)
                    .put(ImpairmentKeys.REORDER_SHARE, reordering.share)
                    .put(ImpairmentKeys.REORDER_DELAY, reordering.delayPs).map());
        }
        return tree.put(ImpairmentKeys.DUPLICATE, duplicateShare).put(ImpairmentKeys.CORRUPT, bitErrorRate).map();
    }
}
