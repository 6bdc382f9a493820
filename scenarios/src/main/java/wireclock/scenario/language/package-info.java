/**
 * The words that scenarios are written in: units, value types, keys and sections. What a key is called, what it takes,
 * what it is when left out and what it means stands in one table, from which reading, error messages, the JSON Schema
 * and the reference are made.
 */
@NullMarked
package wireclock.scenario.language;

import org.jspecify.annotations.NullMarked;
