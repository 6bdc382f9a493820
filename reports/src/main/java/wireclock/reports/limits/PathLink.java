package wireclock.reports.limits;

/**
 * A link of a flow's way, in the direction of its data, at the end of a run. Counts are of all flows.
 *
 * @param rateBitPerS as the scenario gives it, or less where a shaper stands before it
 * @param queueMaxPackets most packets that ever waited
 * @param queueDrops packets that its queue did not take, or threw away later
 * @param framesLost frames that it lost or damaged
 */
public record PathLink(String name, long rateBitPerS, long queueMaxPackets, long queueDrops, long framesLost) {}
