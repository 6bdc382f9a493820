/**
 * The user datagram protocol (RFC 768): ports, sockets and datagrams.
 */
@NullMarked
package wireclock.udp;

import org.jspecify.annotations.NullMarked;
