/**
 * Networks drawn by rule: each {@link wireclock.scenario.generate.Generator} has its words and draws nodes and links
 * with their names, which the reader of a scenario then treats as if they had been written out.
 */
@NullMarked
package wireclock.scenario.generate;

import org.jspecify.annotations.NullMarked;
