package wireclock.metrics.figures;

/** Reads one figure of a running network over the time since the meter was opened. Reading changes nothing. */
public interface Meter {
    /** The time to look at begins: counts are counted from here. */
    default void open(long nowPs) {}

    /** Whether the meter, being open, has to see every change. */
    default boolean observes() {
        return false;
    }

    /** Something may have changed, or is about to. */
    default void observe(long nowPs) {}

    /** The value in the figure's unit, or NaN if there is none. */
    double read(long nowPs);
}
