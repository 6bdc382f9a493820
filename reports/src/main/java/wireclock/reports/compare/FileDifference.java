package wireclock.reports.compare;

import java.util.List;

/**
 * A file of a result folder that is not the same in another.
 *
 * @param place the file, and where in it the first difference is: {@code flows.csv:2}
 * @param what is different there, a line each
 */
public record FileDifference(String place, List<String> what) {
    public FileDifference {
        what = List.copyOf(what);
    }
}
