package wireclock.sweep;

import java.util.Locale;

/** How a run of a sweep ended. */
public enum RunStatus {
    /** As its scenario says. */
    DONE,
    /** It threw: a defect, or a scenario that cannot be built with this seed. */
    FAILED,
    /** It fired more events than the sweep allows. */
    EVENT_BUDGET,
    /** It took longer by the clock on the wall than {@code --run-timeout} allows: another machine may finish it. */
    TIMEOUT;

    /** As in tables. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
