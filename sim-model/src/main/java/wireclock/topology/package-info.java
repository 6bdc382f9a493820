/**
 * From a plain description of nodes and links to everything a network needs before it can run: interface names,
 * segments, subnets, addresses, gateways and routes, or a list of what is wrong with the description.
 *
 * <p>{@link wireclock.topology.Topology} is the way in, {@link wireclock.topology.NetworkPlan} the way out. The plan
 * is a function of the description alone: the order of its nodes and links, and their names, decide every number in
 * it.
 */
@NullMarked
package wireclock.topology;

import org.jspecify.annotations.NullMarked;
