/** What held flows back, in words: the account of a sender's limits together with what is known of its way. */
@NullMarked
package wireclock.reports.limits;

import org.jspecify.annotations.NullMarked;
