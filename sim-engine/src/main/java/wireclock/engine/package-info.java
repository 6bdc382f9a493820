/**
 * Virtual time and chance: the scheduler with its event queue, timers and named random streams. Knows nothing of networks.
 */
@NullMarked
package wireclock.engine;

import org.jspecify.annotations.NullMarked;
