package wireclock.scenario.run;

/** Hears how far a run has come. */
public interface ProgressListener {
    /** Nobody listens. */
    ProgressListener NONE = (fraction, elapsedNs, events) -> {};

    /**
     * A slice of the run is done.
     *
     * @param fraction of the duration that lies behind, or negative where no duration is given
     * @param elapsedNs by the clock on the wall
     * @param events fired so far
     */
    void advanced(double fraction, long elapsedNs, long events);
}
