package wireclock.reports.limits;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowLimit;
import wireclock.metrics.FlowRecord;

/**
 * What became of a flow when one of its limits was relaxed, all else being the same.
 *
 * @param share of the flow's life for which the limit held before
 * @param change what was relaxed; empty if nothing was tried
 * @param before the flow as it was
 * @param after the flow with the change, or null if nothing was tried or the run was not finished
 * @param note why nothing was tried, or why there is no result; empty if there is one
 */
public record WhatIfRow(String flow, FlowLimit limit, double share, String change, FlowRecord before,
        @Nullable FlowRecord after, String note) {
    /** By how much the goodput has grown, as a share of what it was; null if either is not known. */
    public @Nullable Double gain() {
        Double was = before.goodputBitPerS;
        Double is = after == null ? null : after.goodputBitPerS;
        return was == null || is == null || was == 0 ? null : Double.valueOf(is / was - 1);
    }

    /** For JSON. */
    public Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("flow", flow);
        tree.put("limit", limit.text());
        tree.put("share", share);
        tree.put("change", change.isEmpty() ? null : change);
        tree.put("goodput_before_bit_s", before.goodputBitPerS);
        tree.put("goodput_after_bit_s", after == null ? null : after.goodputBitPerS);
        tree.put("gain", gain());
        tree.put("limited_by_after", after == null ? null : after.limitedBy);
        tree.put("note", note.isEmpty() ? null : note);
        return tree;
    }

    /** Whether the flow ended both times, so that its times can be compared. */
    public boolean isCompletedTwice() {
        return after != null && before.completionTimePs != null && after.completionTimePs != null;
    }
}
