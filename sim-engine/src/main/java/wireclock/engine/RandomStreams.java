package wireclock.engine;

/** The run's seed, from which every component gets the stream of its own name. */
public record RandomStreams(long seed) {
    /** A new stream; asking twice for one name gives the same numbers twice, so each owner asks once. */
    public RandomStream stream(String name) {
        return new RandomStream(seed, name);
    }
}
