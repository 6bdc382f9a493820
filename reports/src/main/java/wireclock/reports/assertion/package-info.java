/**
 * Assertions while a run goes on and at its end: conditions over figures, what they say, and the watch that looks at
 * them at every change. Reads the network and changes nothing; where figures come from is not known here.
 */
@NullMarked
package wireclock.reports.assertion;

import org.jspecify.annotations.NullMarked;
