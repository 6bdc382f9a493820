package wireclock.sweep;

/** A kind of engine that may or may not be on the class path: found as a service, so that nothing here depends on it. */
public interface SweepEngineProvider {
    /** Whether this is what {@code --engine} means. */
    boolean isMeantBy(String engine);

    /**
     * Starts the engine.
     *
     * @param engine as {@code --engine} says
     * @param work what a run is
     * @throws EngineException if it cannot be started
     */
    SweepEngine start(String engine, SweepWork work, SweepSettings settings) throws EngineException;
}
