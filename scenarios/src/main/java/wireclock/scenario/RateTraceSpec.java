package wireclock.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Tree;

/**
 * A rate that follows a file.
 *
 * @param file as it is written
 * @param sha256 of the file's content
 * @param repeatPs after which it begins anew, or null: the last rate holds
 * @param timesPs of the changes, from 0, ascending
 * @param ratesBitPerS from each change on
 */
public record RateTraceSpec(String file, String sha256, @Nullable Long repeatPs, List<Long> timesPs,
        List<Long> ratesBitPerS) {
    /** The highest of its rates. */
    long mostBitPerS() {
        return ratesBitPerS.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    Map<String, Object> tree() {
        return new Tree().put(LinkKeys.TRACE, file).put(LinkKeys.TRACE_SHA256, sha256)
                .put(LinkKeys.TRACE_REPEAT, repeatPs).map();
    }
}
