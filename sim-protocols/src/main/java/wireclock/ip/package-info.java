/**
 * The network layer of hosts and routers: interfaces, routes, sending, receiving and forwarding of IPv4 packets, and
 * ICMP.
 */
@NullMarked
package wireclock.ip;

import org.jspecify.annotations.NullMarked;
