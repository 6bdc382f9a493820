package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Tree;

/**
 * How much is kept of what is captured.
 *
 * @param snapBytes of each frame, or null for whole frames
 * @param packets frames in all, or null for all of them
 */
public record CaptureLimits(@Nullable Long snapBytes, @Nullable Long packets) {
    /** Everything is kept. */
    public static final CaptureLimits NONE = new CaptureLimits(null, null);

    /** Everything is kept, whatever the file says. */
    public static final CaptureLimits EVERYTHING = new CaptureLimits(262_144L, Long.MAX_VALUE);

    /**
     * How much of a frame may be kept: at least an Ethernet header, without which no analyser can do anything, at most
     * what tcpdump keeps if nothing is said, which is more than any frame has.
     */
    public static final Amount SNAP_LENGTH = Amount.SIZE.atLeast(14).atMost(262_144);

    static CaptureLimits of(@Nullable Fields fields) {
        return fields == null ? NONE
                : new CaptureLimits(fields.find(ScenarioKeys.SNAP_LENGTH), fields.find(ScenarioKeys.CAPTURE_PACKETS));
    }

    /** These, and where they say nothing the others. */
    CaptureLimits over(CaptureLimits others) {
        return new CaptureLimits(snapBytes != null ? snapBytes : others.snapBytes,
                packets != null ? packets : others.packets);
    }

    Map<String, Object> tree() {
        return new Tree().put(ScenarioKeys.SNAP_LENGTH, snapBytes).put(ScenarioKeys.CAPTURE_PACKETS, packets).map();
    }
}
