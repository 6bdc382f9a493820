package wireclock.topology;

/** A link whose interface names are settled. */
record Cable(TopologyLink link, Port first, Port second) {
    /** The port at the other end; a VLAN interface is at the end of the interface that it is part of. */
    Port opposite(Port end) {
        return end.node().equals(first.node()) ? second : first;
    }
}
