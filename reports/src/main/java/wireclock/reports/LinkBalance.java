package wireclock.reports;

/**
 * What became of the frames of one link direction by the end of a run.
 *
 * @param direction its name, for messages: {@code bottleneck: sw1 to r1}
 * @param accepted by the queue
 * @param delivered intact
 * @param lost to loss or faults after the queue, or dropped by a queue that had accepted them
 * @param damaged by bit errors
 * @param queued still waiting
 * @param inFlight being sent or on their way
 * @param duplicates that the link made
 */
public record LinkBalance(String direction, long accepted, long delivered, long lost, long damaged, long queued,
        long inFlight, long duplicates) {
    /** Frames of which nothing is known: more came in than is accounted for; negative if fewer. Zero in a sound run. */
    public long unaccounted() {
        return accepted + duplicates - (delivered + lost + damaged + queued + inFlight);
    }
}
