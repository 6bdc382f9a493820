/**
 * A scenario's text with its places: reading a file, composing its YAML into a tree whose every node knows its line and
 * column, putting parameters in, and collecting what is wrong. Knows nothing of networks.
 */
@NullMarked
package wireclock.scenario.source;

import org.jspecify.annotations.NullMarked;
