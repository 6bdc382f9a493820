/**
 * What goes wrong in a network, and when: links that are cut, nodes that crash, settings that somebody gets wrong.
 * {@link wireclock.fault.FaultTimeline} has the times, each {@link wireclock.fault.Fault} knows what it does.
 */
@NullMarked
package wireclock.fault;

import org.jspecify.annotations.NullMarked;
