package wireclock.reports.diagram;

import org.jspecify.annotations.Nullable;

/**
 * A frame on its way from one node to another.
 *
 * @param from number of the sending node's line
 * @param to number of the other node's line
 * @param sentNs when it was handed to the link, or null if that was not captured
 * @param arrivedNs when it arrived, or null if it did not or that was not captured
 * @param protocol what it speaks, for its colour
 * @param label what it says, in a few characters
 * @param flow the flow it belongs to, or null
 * @param loss why it did not arrive, or why the node dropped it that it arrived at, or null
 * @param copy whether the link made it
 */
public record Arrow(int from, int to, @Nullable Long sentNs, @Nullable Long arrivedNs, Protocol protocol, String label,
        @Nullable String flow, @Nullable String loss, boolean copy) {
    /** Whether it did not arrive. */
    public boolean isLost() {
        return loss != null && arrivedNs == null;
    }

    /** When it is first seen. */
    public long beginNs() {
        return sentNs != null ? sentNs : arrivedNs != null ? arrivedNs : 0;
    }

    /** When it is last seen. */
    public long endNs() {
        return arrivedNs != null ? arrivedNs : beginNs();
    }
}
