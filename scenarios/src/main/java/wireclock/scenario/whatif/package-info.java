/** What could be otherwise: a scenario with one limit of one flow relaxed. */
@NullMarked
package wireclock.scenario.whatif;

import org.jspecify.annotations.NullMarked;
