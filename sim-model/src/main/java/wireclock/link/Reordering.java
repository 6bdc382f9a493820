package wireclock.link;

/**
 * Frames that take longer than others, so that those overtake them.
 *
 * @param choice picks them, as if it lost them; asked for each frame that is sent and not lost
 * @param delayPs how much longer they take
 */
public record Reordering(LossModel choice, long delayPs) {
    /** Nothing is overtaken. */
    public static final Reordering NONE = new Reordering(LossModel.NONE, 0);
}
