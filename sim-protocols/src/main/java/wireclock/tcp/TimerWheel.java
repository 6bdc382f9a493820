package wireclock.tcp;

import wireclock.engine.SimTime;

/**
 * When timers fire in a kernel that counts time in ticks, 250 a second, and keeps timers in a wheel whose slots are the
 * coarser the further away they are (Linux: kernel/time/timer.c): never early, and up to a slot late. Slots are one tick
 * below 63 ticks (252 ms), eight below 504 (2 s), 64 below 4032 (16 s), and so on.
 */
final class TimerWheel {
    private static final long TICK_PS = 4 * SimTime.MILLISECOND;
    private static final int FIRST_LEVEL_TICKS = 63;
    private static final int LEVEL_SHIFT = 3;
    /** Shorter waits use timers of high resolution, which the wheel does not hold. */
    private static final long EXACT_UP_TO_PS = SimTime.MILLISECOND + SimTime.MILLISECOND / 10;

    private TimerWheel() {}

    /** The instant at which a timer fires that is set now. Ticks and slots are counted from the start of the run. */
    static long firesAtPs(long nowPs, long delayPs) {
        if (delayPs <= EXACT_UP_TO_PS) {
            return nowPs + delayPs;
        }
        long ticks = (delayPs + TICK_PS - 1) / TICK_PS;
        int shift = 0;
        for (long limit = FIRST_LEVEL_TICKS; ticks >= limit; limit <<= LEVEL_SHIFT) {
            shift += LEVEL_SHIFT;
        }
        return ((nowPs / TICK_PS + ticks >> shift) + 1 << shift) * TICK_PS;
    }
}
