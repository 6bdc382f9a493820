/**
 * Half duplex: collision domains of repeater hubs, and the CSMA/CD machines of the stations on them.
 */
@NullMarked
package wireclock.csma;

import org.jspecify.annotations.NullMarked;
