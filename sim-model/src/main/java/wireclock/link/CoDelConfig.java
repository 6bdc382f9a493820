package wireclock.link;

/**
 * How CoDel works (RFC 8289).
 *
 * @param targetPs time in the queue that is acceptable for long; 5 ms (§4.2)
 * @param intervalPs how long it must have been longer before anything happens, about a round-trip time; 100 ms (§4.2)
 * @param maxPacketBytes a queue of no more is never touched, as the line would fall idle (§4.2)
 * @param ecn whether packets that understand it are marked instead of dropped
 */
public record CoDelConfig(long targetPs, long intervalPs, int maxPacketBytes, boolean ecn) {}
