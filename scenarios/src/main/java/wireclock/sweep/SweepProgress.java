package wireclock.sweep;

/** Hears how far a sweep has come. */
public interface SweepProgress {
    /** Nobody listens. */
    SweepProgress NONE = (done, total, failed, doneHere, elapsedNs) -> {};

    /**
     * Some time has passed, a fifth of a second or more.
     *
     * @param done runs that are in the journal
     * @param total runs in all, at the most
     * @param failed runs that did not end as their scenario says
     * @param doneHere those of the done ones that this process made
     * @param elapsedNs since this process began with them, by the clock on the wall
     */
    void advanced(int done, int total, int failed, int doneHere, long elapsedNs);
}
