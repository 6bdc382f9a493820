package wireclock.reports.diagram;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a capture a diagram shows.
 *
 * @param flow whose packets, or null for everybody's; address resolution on their way is shown with them
 * @param fromNs what ends earlier is left out
 * @param toNs what begins later is left out
 * @param mostArrows after how many the diagram ends
 */
public record Selection(@Nullable String flow, long fromNs, long toNs, int mostArrows) {
    /** The whole of a capture, as far as it can be looked at. */
    public static final Selection ALL = new Selection(null, 0, Long.MAX_VALUE, 200);
}
