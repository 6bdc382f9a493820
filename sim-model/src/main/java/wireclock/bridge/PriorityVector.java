package wireclock.bridge;

/**
 * What one configuration message says about the way to the root, and how two such messages compare (IEEE 802.1D-1998,
 * 8.6.2.2): the smaller root, then the cheaper path, then the smaller bridge, then the smaller port.
 *
 * @param rootId compared without sign, as all of it
 * @param rootPathCost from the bridge to the root
 * @param bridgeId of who is designated on the LAN
 * @param portId of that bridge's port
 */
record PriorityVector(long rootId, long rootPathCost, long bridgeId, int portId) implements Comparable<PriorityVector> {
    @Override
    public int compareTo(PriorityVector other) {
        if (rootId != other.rootId) {
            return Long.compareUnsigned(rootId, other.rootId);
        }
        if (rootPathCost != other.rootPathCost) {
            return Long.compare(rootPathCost, other.rootPathCost);
        }
        if (bridgeId != other.bridgeId) {
            return Long.compareUnsigned(bridgeId, other.bridgeId);
        }
        return Integer.compare(portId, other.portId);
    }

    /** As it looks from the far end of a port with this cost. */
    PriorityVector over(int pathCost) {
        return new PriorityVector(rootId, rootPathCost + pathCost, bridgeId, portId);
    }
}
