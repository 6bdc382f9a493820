/**
 * Address resolution (RFC 826): which MAC address stands for an IPv4 address on the same segment, and the packets
 * that wait to learn it.
 */
@NullMarked
package wireclock.arp;

import org.jspecify.annotations.NullMarked;
