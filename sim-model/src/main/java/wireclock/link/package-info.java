/**
 * What carries frames between adapters: links with rate, delay, loss, MTU and queue, and the taps that watch them.
 */
@NullMarked
package wireclock.link;

import org.jspecify.annotations.NullMarked;
