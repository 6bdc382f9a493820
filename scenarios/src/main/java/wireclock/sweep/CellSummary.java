package wireclock.sweep;

import org.jspecify.annotations.Nullable;

/**
 * What a cell comes to, for the terminal and the warnings.
 *
 * @param done runs that came to their end
 * @param allTheSame whether there are several of them, and all their figures are the same
 * @param goodput of all flows together, or null if no run has any
 */
public record CellSummary(Cell cell, int done, boolean allTheSame, @Nullable Estimate goodput) {}
