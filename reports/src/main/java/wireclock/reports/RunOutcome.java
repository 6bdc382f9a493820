package wireclock.reports;

import org.jspecify.annotations.Nullable;

/**
 * How a run went, as far as it is the same on every machine.
 *
 * @param trajectoryHash over all events; equal runs have equal ones
 * @param events fired
 * @param packetHops frames that left a transmitter
 * @param endPs virtual time at the end
 * @param cutShort why it ended early, or null if it did not
 */
public record RunOutcome(
        long trajectoryHash, long events, long packetHops, long endPs, @Nullable CutShort cutShort) {}
