package wireclock.scenario.run;

import java.util.function.BooleanSupplier;

import wireclock.reports.CutShort;

/**
 * What may end a run before its time.
 *
 * @param maxEvents events at the most
 * @param maxWallNs nanoseconds by the clock on the wall at the most
 * @param interrupted whether somebody wants the run to end now; asked every few milliseconds
 * @param atMaxEvents what a run was cut short by that ends for the number of its events
 */
public record RunLimits(long maxEvents, long maxWallNs, BooleanSupplier interrupted, CutShort atMaxEvents) {
    /** Nothing ends the run early. */
    public static final RunLimits NONE = new RunLimits(Long.MAX_VALUE, Long.MAX_VALUE, () -> false);

    public RunLimits(long maxEvents, long maxWallNs, BooleanSupplier interrupted) {
        this(maxEvents, maxWallNs, interrupted, CutShort.EVENT_BUDGET);
    }
}
