package wireclock.topology;

/** A link whose interface names are settled. */
record Cable(TopologyLink link, Port first, Port second) {
    /** The port at the other end. */
    Port opposite(Port end) {
        return end.equals(first) ? second : first;
    }
}
