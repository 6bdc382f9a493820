package wireclock.topology;

/**
 * A link as the scenario describes it.
 *
 * @param name unique in the scenario
 * @param first one end
 * @param second the other end
 * @param weightPs what it costs to use the link in either direction, in picoseconds; the shortest path has the
 *     smallest sum
 * @param mtu largest IP packet in bytes
 */
public record TopologyLink(String name, Endpoint first, Endpoint second, long weightPs, int mtu) {
    /** The largest weight: a thousand of them in a row add up without overflow; 106 days of virtual time are 9.2e18 ps. */
    public static final long MAX_WEIGHT_PS = Long.MAX_VALUE / 1024;

    public TopologyLink {
        if (weightPs < 0 || weightPs > MAX_WEIGHT_PS) {
            throw new IllegalArgumentException("weight " + weightPs + " ps of link " + name + " is out of range");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
