/**
 * Wireclock for programs: describe a network or load a scenario, run it, ask for its figures. {@link
 * wireclock.api.Wireclock} is the way in.
 */
@NullMarked
package wireclock.api;

import org.jspecify.annotations.NullMarked;
