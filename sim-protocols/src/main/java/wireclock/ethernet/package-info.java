/**
 * The LAN adapter and the two seams around it: {@link wireclock.ethernet.Medium} downward, {@link wireclock.ethernet.FrameReceiver} upward.
 */
@NullMarked
package wireclock.ethernet;

import org.jspecify.annotations.NullMarked;
