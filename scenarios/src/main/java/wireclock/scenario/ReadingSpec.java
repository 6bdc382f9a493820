package wireclock.scenario;

import org.jspecify.annotations.Nullable;

/**
 * How the receiving application reads; by default at once, whatever has come.
 *
 * @param rateBitPerS how fast, or null for no bound
 * @param sizeBytes how much at once, or null for whatever is there
 * @param pauseFromPs when it stops reading, from accept, or null for no pause
 * @param pauseToPs when it goes on, from accept, or null for no pause
 */
public record ReadingSpec(@Nullable Long rateBitPerS, @Nullable Long sizeBytes, @Nullable Long pauseFromPs,
        @Nullable Long pauseToPs) {
    /** Whatever has come is read at once. */
    public static final ReadingSpec AT_ONCE = new ReadingSpec(null, null, null, null);
}
