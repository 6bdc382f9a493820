/**
 * The language of assertions: conditions as text, what they are made of, and what their names mean in a network.
 */
@NullMarked
package wireclock.scenario.assertion;

import org.jspecify.annotations.NullMarked;
