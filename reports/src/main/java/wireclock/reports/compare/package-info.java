/** What two results have in common, and where they differ: byte by byte, figure by figure, packet by packet. */
@NullMarked
package wireclock.reports.compare;

import org.jspecify.annotations.NullMarked;
