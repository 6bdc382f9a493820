package wireclock.scenario.run;

import java.util.function.BooleanSupplier;

/**
 * What may end a run before its time.
 *
 * @param maxEvents events at the most
 * @param maxWallNs nanoseconds by the clock on the wall at the most
 * @param interrupted whether somebody wants the run to end now; asked every few milliseconds
 */
public record RunLimits(long maxEvents, long maxWallNs, BooleanSupplier interrupted) {
    /** Nothing ends the run early. */
    public static final RunLimits NONE = new RunLimits(Long.MAX_VALUE, Long.MAX_VALUE, () -> false);
}
