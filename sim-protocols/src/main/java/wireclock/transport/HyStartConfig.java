package wireclock.transport;

import wireclock.engine.SimTime;

/**
 * When CUBIC's {@link HyStart} ends slow start: the parameters of Linux' module.
 *
 * @param on whether it ends slow start at all (hystart)
 * @param detect what it looks at, in bits (hystart_detect): 1 the length of a train of ACKs, 2 the delay
 * @param lowWindow below this window, in segments, slow start goes on in any case (hystart_low_window)
 * @param trainGapPs ACKs closer than this belong to one train (hystart_ack_delta_us)
 */
public record HyStartConfig(boolean on, int detect, int lowWindow, long trainGapPs) {
    /** As Linux has it without being told otherwise. */
    public static final HyStartConfig DEFAULTS = new HyStartConfig(true, 3, 16, 2 * SimTime.MILLISECOND);
}
