package wireclock.workload;

import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;

/** Application bits a second. */
final class Goodput {
    private Goodput() {}

    /** The rate at which bytes were delivered between two instants, or null if no time lies between them. */
    static @Nullable Double of(long bytes, long fromPs, long toPs) {
        return toPs > fromPs ? 8.0 * bytes / SimTime.toSeconds(toPs - fromPs) : null;
    }
}
