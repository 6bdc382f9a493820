/**
 * What a run leaves behind: the result folder with its tables, series, captures and manifest, and the lines shown on
 * the terminal. Everything in the folder but {@code timing.json} is a function of scenario, seed and version, to the
 * byte.
 */
@NullMarked
package wireclock.reports;

import org.jspecify.annotations.NullMarked;
