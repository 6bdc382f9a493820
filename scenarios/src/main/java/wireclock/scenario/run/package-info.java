/**
 * From a scenario to its results: the network is built, run and written down. Everything below this package is model or
 * protocol; everything above it is the command line.
 */
@NullMarked
package wireclock.scenario.run;

import org.jspecify.annotations.NullMarked;
