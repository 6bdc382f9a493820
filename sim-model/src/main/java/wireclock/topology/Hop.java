package wireclock.topology;

/**
 * A step from a host or router to a neighbouring router.
 *
 * @param out the interface it leaves by
 * @param in the router's interface it arrives at, whose address is the gateway
 * @param to index of that router
 * @param weightPs sum of the link weights between the two
 */
record Hop(InterfacePlan out, InterfacePlan in, int to, long weightPs) {}
