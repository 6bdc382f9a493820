package wireclock.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a large routing table short without changing what it says: networks that are the two halves of one, and go the
 * same way, become one line, again and again (RFC 4632 §5).
 *
 * <p>A line is only ever for networks that all exist, so what has no route still has none.
 */
final class RouteSummary {
    private RouteSummary() {}

    /** The same routes in fewer lines, by address; no two of those given may overlap. */
    static List<ComputedRoute> of(List<ComputedRoute> routes) {
        List<ComputedRoute> ascending = new ArrayList<>(routes);
        ascending.sort(Comparator.comparingLong(route -> Integer.toUnsignedLong(route.prefix().address())));
        List<ComputedRoute> summary = new ArrayList<>();
        for (ComputedRoute next : ascending) {
            ComputedRoute last = next;
            while (!summary.isEmpty() && summary.getLast().isJoinedBy(last)) {
                last = summary.removeLast().with(last);
            }
            summary.add(last);
        }
        return summary;
    }
}
