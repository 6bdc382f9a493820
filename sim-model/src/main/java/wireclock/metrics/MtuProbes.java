package wireclock.metrics;

/**
 * What became of a sender's search for the path's MTU (RFC 4821). A probe that is neither lost nor under way has
 * arrived, or nobody can tell, since something was sent again before it was acknowledged.
 *
 * @param sent segments longer than the others, sent to see whether they pass
 * @param lost those found not to have arrived
 */
public record MtuProbes(long sent, long lost) {}
