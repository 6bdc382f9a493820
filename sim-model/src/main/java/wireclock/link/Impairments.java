package wireclock.link;

import wireclock.engine.RandomStream;

/**
 * What goes wrong on a line.
 *
 * @param loss which frames get lost
 * @param reordering which frames are overtaken
 * @param duplication picks the frames that arrive twice, as if it lost them; asked for each frame that arrives intact
 * @param bitErrorRate share of the bits that arrive wrong, 0 to 1
 * @param bitErrorStream draws where they are
 * @param jitterStream draws the delays if there is jitter
 */
public record Impairments(LossModel loss, Reordering reordering, LossModel duplication, double bitErrorRate,
        RandomStream bitErrorStream, RandomStream jitterStream) {}
