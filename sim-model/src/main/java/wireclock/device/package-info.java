/**
 * What a network is made of: hosts, routers and switching hubs, each assembled from the protocols below.
 */
@NullMarked
package wireclock.device;

import org.jspecify.annotations.NullMarked;
