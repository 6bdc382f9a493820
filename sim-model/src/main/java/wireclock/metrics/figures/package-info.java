/**
 * The figures of flows, links and nodes by name: what each is called, its unit, what it means, and how it is read from
 * a running network, over the whole run or over a part of it.
 */
@NullMarked
package wireclock.metrics.figures;

import org.jspecify.annotations.NullMarked;
