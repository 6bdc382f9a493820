/**
 * What carries frames between adapters: links with rate, delay, loss, MTU and queue disciplines, all that goes wrong on a
 * line, and the taps that watch.
 */
@NullMarked
package wireclock.link;

import org.jspecify.annotations.NullMarked;
