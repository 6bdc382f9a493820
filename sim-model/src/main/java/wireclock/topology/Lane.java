package wireclock.topology;

/**
 * What goes over a cable under one tag: all of it, where there are no VLANs.
 *
 * @param tag the VLAN in the frames' tags, or 0 for frames without
 */
record Lane(Cable cable, int tag) {}
