/**
 * The network layer of hosts and routers: interfaces, routes, sending, receiving and forwarding of IPv4 packets to
 * one and to many, ICMP and IGMP.
 */
@NullMarked
package wireclock.ip;

import org.jspecify.annotations.NullMarked;
