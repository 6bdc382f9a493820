/**
 * The page {@code report.html}: what a run left in its result folder, for people. Reads the other result files, and the
 * frames and connections that were watched for it; changes nothing.
 */
@NullMarked
package wireclock.reports.html;

import org.jspecify.annotations.NullMarked;
