package wireclock.sweep;

/**
 * A run that a sweep may make.
 *
 * @param number from 0: cell by cell, in each the seeds in their order
 */
public record PlannedRun(int number, Cell cell, long seed) {}
