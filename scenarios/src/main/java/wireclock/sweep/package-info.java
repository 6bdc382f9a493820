/** Many runs of one scenario: which, on how many threads, what they leave, and what can be said of them together. */
@NullMarked
package wireclock.sweep;

import org.jspecify.annotations.NullMarked;
