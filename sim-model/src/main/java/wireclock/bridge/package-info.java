/**
 * What a switching hub is made of: the relay with its filtering database, VLANs, the spanning tree, IGMP snooping.
 */
@NullMarked
package wireclock.bridge;

import org.jspecify.annotations.NullMarked;
