package wireclock.topology;

/**
 * A link with both ends plugged in.
 *
 * @param name of the link
 * @param first port of its first end
 * @param second port of its second end
 * @param weightPs what the routes count for it
 * @param mtu largest IP packet in bytes
 * @param segment number of the segment it belongs to
 */
public record LinkPlan(String name, Port first, Port second, long weightPs, int mtu, int segment) {}
