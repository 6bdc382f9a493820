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

    /**
     * The run is over, and is made again with something changed, to see what would come of it.
     *
     * @param number of this run among those with a change, from 1
     * @param of how many they will be at the most
     * @param change what is changed
     */
    default void rerunning(int number, int of, String change) {}
}
